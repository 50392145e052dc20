import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';

/** Whether a host is served for another shop, or was until 30 days ago. */
export async function isHeld(ctx: Ctx, host: string): Promise<boolean> {
  const { rows } = await ctx.db.execute<{ held: boolean }>(
    sql`select domain_is_held(${host}, ${ctx.now.toISOString()}::timestamptz) as held`,
  );
  return rows[0]?.held ?? true;
}
