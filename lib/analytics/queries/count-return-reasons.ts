import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';

export type ReasonCount = { reason: string | null; units: number };

/** Units that shoppers wanted to send back, by the reason they gave, most first; rejected and cancelled returns left out. */
export async function countReturnReasons(ctx: Ctx, input: { since: Date }): Promise<ReasonCount[]> {
  const { rows } = await ctx.db.execute<{ reason: string | null; units: string }>(sql`
    select x.reason, sum(x.quantity) as units
    from returns r join return_lines x on x.shop_id = r.shop_id and x.return_id = r.id
    where r.shop_id = ${ctx.shopId} and r.created_at >= ${input.since.toISOString()}::timestamptz
      and r.status not in ('rejected', 'cancelled')
    group by 1 order by 2 desc, 1
    limit 30`);
  return rows.map(({ reason, units }) => ({ reason, units: Number(units) }));
}
