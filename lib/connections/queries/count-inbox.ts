import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';

/** How many messages wait, and how many were understood in the last day. Both along the index by state. */
export async function countInbox(ctx: Ctx): Promise<{ waiting: number; understoodToday: number }> {
  const since = new Date(ctx.now.getTime() - 86_400_000).toISOString();
  const { rows } = await ctx.db.execute<{ waiting: number; understood: number }>(sql`
    select
      (select count(*)::int from inbox where shop_id = ${ctx.shopId} and state = 'parked') as waiting,
      (select count(*)::int from inbox where shop_id = ${ctx.shopId} and state = 'processed'
        and received_at > ${since}::timestamptz) as understood`);
  return { waiting: rows[0]?.waiting ?? 0, understoodToday: rows[0]?.understood ?? 0 };
}
