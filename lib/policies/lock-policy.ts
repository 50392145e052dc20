import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';

/** Whoever writes the policy or its draft takes turns until the transaction ends. */
export async function lockPolicy(ctx: Ctx): Promise<void> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`policy ${ctx.shopId}`}, 0))`);
}
