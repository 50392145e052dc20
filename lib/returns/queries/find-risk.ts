import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import type { Risk } from '../rules/pays-by-itself';
import { isFlagged } from './same-person';

/**
 * What speaks against paying a return by itself as things stand: cautions of its own and of the parcel it shares, and what
 * staff have noted about its shopper since it was asked for.
 */
export async function findRisk(ctx: Ctx, input: { returnId: string }): Promise<Risk> {
  const { rows } = await ctx.db.execute<{ open: boolean; cleared: boolean; flagged: boolean }>(sql`
    select coalesce(bool_or(c.id is not null and c.cleared_at is null), false) as open,
      coalesce(bool_or(c.cleared_by like 'staff:%' or c.cleared_by like 'api:%'), false) as cleared,
      ${isFlagged(sql`o`)} as flagged
    from returns r join orders o on o.shop_id = r.shop_id and o.id = r.order_id left join return_cautions c on c.shop_id = r.shop_id and c.return_id in (r.id, r.parcel_of)
    where r.shop_id = ${ctx.shopId} and r.id = ${input.returnId}
    group by o.shop_id, o.id, r.shop_id, r.id`);
  const [found] = rows;
  return { isCautioned: found?.open ?? false, isSuspect: (found?.cleared ?? false) || (found?.flagged ?? false) };
}
