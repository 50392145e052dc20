import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';

export type Claimable = {
  orderId: string;
  carrier: string | null;
  service: string | null;
  shippedAt: string | null;
  deliveredAt: string | null;
  currency: string;
  goods: number;
  zone: string;
  direction: 'outbound' | 'return';
};

/** What a claim for a parcel is reckoned from; the goods at what was paid for them. @throws AppError NOT_FOUND */
export async function readClaimable(ctx: Ctx, input: { shipmentId: string }): Promise<Claimable> {
  const { rows } = await ctx.db.execute<Claimable>(sql`
    select s.order_id as "orderId", s.carrier, s.service, to_json(s.shipped_at) #>> '{}' as "shippedAt",
      coalesce(to_json(s.delivered_at) #>> '{}', s.delivered_at_local) as "deliveredAt", o.currency, h.time_zone as zone, s.direction,
      coalesce((select sum(x.quantity * l.unit_price - round(l.discount_total::numeric * x.quantity / l.quantity))::float8
        from shipment_lines x join order_lines l on l.shop_id = x.shop_id and l.id = x.line_id
        where x.shop_id = s.shop_id and x.shipment_id = s.id), 0) as goods
    from shipments s join orders o on o.shop_id = s.shop_id and o.id = s.order_id join shops h on h.id = s.shop_id
    where s.shop_id = ${ctx.shopId} and s.id = ${input.shipmentId}`);
  const [row] = rows;
  if (!row) throw notFound('shipment');
  return row;
}
