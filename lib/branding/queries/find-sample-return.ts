import { desc, eq, sql } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';

/** A return to show a brand in: the newest that is under way, else the newest. */
export async function findSampleReturn(ctx: Ctx): Promise<{ returnId: string } | null> {
  const [row] = await ctx.db
    .select({ returnId: returns.id })
    .from(returns)
    .where(eq(returns.shopId, ctx.shopId))
    .orderBy(desc(sql`${returns.status} = 'approved'`), desc(returns.createdAt))
    .limit(1);
  return row ?? null;
}
