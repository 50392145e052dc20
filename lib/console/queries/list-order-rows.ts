import { type SQL, sql } from 'drizzle-orm';
import { emailKey, numberKey } from '@/lib/access/contact-keys';
import type { Ctx } from '@/lib/core/context';
import { type Page, type PageInput, pageOf } from '@/lib/core/paging';
import { ownPicture } from '@/lib/storefront/rules/order-facts';
import { trackingKey } from '@/lib/tracking/schema';
import { NAMES_SEARCHED, type OrderFilter } from '../constants';
import type { OrderRowFacts } from '../rules/order-row';
import { like } from './list-return-rows';

/** Orders newest first. @param input.q a number, mail address, tracking number or part of a name */
export async function listOrderRows(
  ctx: Ctx,
  input: PageInput & { filter: OrderFilter; q: string },
): Promise<Page<OrderRowFacts>> {
  const { limit, after } = input;
  const position = after ? sql`(o.placed_at, o.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`;
  const { rows } = await ctx.db.execute<OrderRowFacts>(sql`
    select o.id, o.number, to_json(o.placed_at) #>> '{}' as "placedAt", to_json(o.cancelled_at) #>> '{}' as "cancelledAt",
      to_json(o.ships_by) #>> '{}' as "shipsBy", o.currency, o.total_paid::float8 as "totalPaid",
      o.customer_name as "customerName", o.customer_email as "customerEmail",
      (select coalesce(jsonb_agg(jsonb_build_object('title', l.title, 'variantTitle', l.variant_title, 'quantity', l.quantity,
          'imageUrl', coalesce(l.image_url, w.image_url, p.image_url)) order by l.position), '[]')
        from order_lines l
        left join products p on p.shop_id = l.shop_id and p.external_id = l.product_external_id
        left join variants w on w.shop_id = l.shop_id and w.external_id = l.variant_external_id
        where l.shop_id = o.shop_id and l.order_id = o.id) as lines,
      (select coalesce(jsonb_agg(${PARCEL} order by s.created_at, s.id), '[]')
        from shipments s where s.shop_id = o.shop_id and s.order_id = o.id and s.direction = 'outbound') as parcels,
      (select coalesce(sum(greatest(l.quantity - coalesce(x.sent, 0), 0)), 0)::int
        from order_lines l
        left join lateral (select sum(y.quantity) as sent from shipment_lines y
          join shipments g on g.shop_id = y.shop_id and g.id = y.shipment_id and g.direction = 'outbound'
          where y.shop_id = l.shop_id and y.line_id = l.id) x on true
        where l.shop_id = o.shop_id and l.order_id = o.id and l.requires_shipping) as unsent,
      (select count(*)::int from returns r where r.shop_id = o.shop_id and r.order_id = o.id
        and r.status in ('requested', 'approved', 'in_transit', 'received')) as "openReturns"
    from orders o
    where o.shop_id = ${ctx.shopId} and ${position} and ${filtered(ctx, input.filter)} and ${input.q ? searched(ctx, input.q) : sql`true`}
    order by o.placed_at desc, o.id desc limit ${limit + 1}`);
  for (const row of rows) for (const line of row.lines) line.imageUrl = ownPicture(line.imageUrl);
  return pageOf(rows, limit, (row) => ({ at: row.placedAt, id: row.id }));
}

/** A parcel as `ParcelFacts`. */
export const PARCEL = sql`jsonb_build_object('id', s.id, 'status', s.status, 'subStatus', s.sub_status, 'cause', s.cause,
  'actionBy', s.action_by, 'promisedAt', s.promised_at, 'etaOriginal', s.eta_original, 'eta', s.eta,
  'deliveredAt', s.delivered_at, 'deliveredAtLocal', s.delivered_at_local, 'lastEventAt', s.last_event_at,
  'isReturn', s.direction = 'return')`;

const parcels = (ctx: Ctx, where: SQL) =>
  sql`o.id in (select s.order_id from shipments s where s.shop_id = ${ctx.shopId} and s.direction = 'outbound' and ${where})`;

function filtered(ctx: Ctx, filter: OrderFilter): SQL {
  switch (filter) {
    case 'trouble':
      return sql`o.id in (select c.order_id from cases c where c.shop_id = ${ctx.shopId} and c.state = 'open')`;
    case 'moving':
      return parcels(ctx, sql`s.status in ('pre_transit', 'in_transit', 'out_for_delivery', 'unknown')`);
    case 'unshipped':
      // As sets: asking each order for what is missing reads the whole shop when few are.
      return sql`o.cancelled_at is null and o.id in (
        select l.order_id from order_lines l
        left join (
          select x.line_id, sum(x.quantity) as sent from shipment_lines x
          join shipments s on s.shop_id = x.shop_id and s.id = x.shipment_id and s.direction = 'outbound'
          where x.shop_id = ${ctx.shopId} group by x.line_id) y on y.line_id = l.id
        where l.shop_id = ${ctx.shopId} and l.requires_shipping and l.quantity > coalesce(y.sent, 0))`;
    case 'delivered':
      return sql`${parcels(ctx, sql`s.status = 'delivered'`)} and not ${parcels(ctx, sql`s.order_id = o.id and s.status <> 'delivered'`)}`;
    case 'returns':
      return sql`o.id in (select r.order_id from returns r where r.shop_id = ${ctx.shopId}
        and r.status in ('requested', 'approved', 'in_transit', 'received'))`;
    case 'cancelled':
      return sql`o.cancelled_at is not null`;
    case 'all':
      return sql`true`;
  }
}

/** Numbers, addresses and parcels by their keys; a name among the newest orders. */
function searched(ctx: Ctx, q: string): SQL {
  if (q.includes('@')) return sql`o.email_key = ${emailKey(q)}`;
  const parcel = trackingKey(q);
  const byKey = sql`o.number_key = ${numberKey(q)} or o.external_id = ${q}
    or o.id in (select s.order_id from shipments s where s.shop_id = ${ctx.shopId} and s.tracking_key = ${parcel})`;
  if (!/\p{L}/u.test(q)) return sql`(${byKey})`;
  return sql`(${byKey} or (o.customer_name ilike ${like(q)} and o.id in (
    select n.id from orders n where n.shop_id = ${ctx.shopId} order by n.placed_at desc, n.id desc limit ${NAMES_SEARCHED})))`;
}
