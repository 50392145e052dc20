import { sql } from 'drizzle-orm';
import type { ShippingAddress } from '@/db/schema/orders';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { shippingZone } from '@/lib/returns/rules/shipping-zone';
import { knownZone } from '@/lib/tracking/rules/calendar';
import { type ChangeableParcel, optionFacts } from '../rules/option-facts';
import type { OptionFacts } from '../types';
import { changeOf } from './change-sql';

type Row = ChangeableParcel & {
  shipmentId: string;
  orderId: string;
  number: string;
  country: string | null;
  address: ShippingAddress | null;
  shopZone: string;
  isCancelled: boolean;
  isReplaced: boolean;
  isErased: boolean;
  goods: { title: string; quantity: number }[];
};

export type Change = Row & { facts: OptionFacts; zone: string };

/**
 * A parcel with everything that decides about changing its delivery. Throws NOT_FOUND for one that is not this shop's,
 * or not this order's where one is named.
 */
export async function loadChange(ctx: Ctx, input: { shipmentId: string; orderId?: string }): Promise<Change> {
  if (!isId(input.shipmentId)) throw notFound('shipment');
  const { rows } = await ctx.db.execute<Row>(sql`
    select s.id as "shipmentId", s.order_id as "orderId", s.direction, s.status, s.sub_status as "subStatus", s.cause,
      s.action_by as "actionBy", s.eta, s.carrier, s.tracking_number as "trackingNumber", ${sql.raw(changeOf())} as change,
      o.number, o.country, o.shipping_address as address, h.time_zone as "shopZone",
      o.cancelled_at is not null as "isCancelled", o.erased_at is not null as "isErased",
      exists (select from shipments n
        join shipment_lines a on a.shop_id = n.shop_id and a.shipment_id = n.id
        join shipment_lines b on b.shop_id = s.shop_id and b.shipment_id = s.id and b.line_id = a.line_id
        where n.shop_id = s.shop_id and n.order_id = s.order_id and n.direction = 'outbound' and n.created_at > s.created_at) as "isReplaced",
      coalesce((select jsonb_agg(jsonb_build_object('title', l.title, 'quantity', x.quantity) order by l.position)
        from shipment_lines x join order_lines l on l.shop_id = x.shop_id and l.id = x.line_id
        where x.shop_id = s.shop_id and x.shipment_id = s.id), '[]') as goods
    from shipments s
    join orders o on o.shop_id = s.shop_id and o.id = s.order_id
    join shops h on h.id = s.shop_id
    where s.shop_id = ${ctx.shopId} and s.id = ${input.shipmentId}`);
  const [row] = rows;
  if (!row || (input.orderId !== undefined && row.orderId !== input.orderId)) throw notFound('shipment');
  const zone = knownZone(shippingZone({ ...row.address, country: row.country }), row.shopZone);
  const isOver = row.isCancelled || row.isReplaced || row.isErased;
  return {
    ...row,
    zone,
    facts: optionFacts(row, { country: row.country, zone, shopZone: row.shopZone, now: ctx.now, isOver }),
  };
}
