import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import { returnParcelId } from './open-return-parcel';
import { weighParcel } from './weigh-parcel';

/**
 * What parcels that come back were measured to weigh, in grams: each is that of the return it was opened for, else of the only one
 * of its order that is open. Of parcels that go out it says nothing here.
 */
export async function weighReturns(
  ctx: Ctx,
  weighed: readonly { shipmentId: string; grams: number; by: string }[],
): Promise<void> {
  if (weighed.length === 0) return;
  const { rows } = await ctx.db.execute<{ shipment_id: string; return_id: string }>(sql`
    select s.id as shipment_id, coalesce(
      max(r.id::text) filter (where s.external_id = ${returnParcelId('')} || r.number),
      case when count(*) filter (where r.status in ('approved', 'in_transit', 'received')) = 1
        then max(r.id::text) filter (where r.status in ('approved', 'in_transit', 'received')) end) as return_id
    from shipments s join returns r on r.shop_id = s.shop_id and r.order_id = s.order_id
    where s.shop_id = ${ctx.shopId} and s.direction = 'return'
      and s.id = any (${sql.param(weighed.map(({ shipmentId }) => shipmentId))}::uuid[])
    group by s.shop_id, s.id`);
  const returns = new Map(rows.map((row) => [row.shipment_id, row.return_id]));
  for (const { shipmentId, grams, by } of weighed) {
    const returnId = returns.get(shipmentId);
    if (returnId) await weighParcel(ctx, { returnId, grams, by });
  }
}
