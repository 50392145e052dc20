import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import { ownPicture } from '@/lib/storefront/rules/order-facts';
import type { ComplaintFacts, DoubtfulNumberFacts, LateOrderFacts } from '../rules/needs';

/** More than anybody could look at in a morning; beyond it only the number counts. */
const LOOKED_AT = 100;

const ago = (ctx: Ctx, days: number): SQL =>
  sql`${new Date(ctx.now.getTime() - days * 86_400_000).toISOString()}::timestamptz`;

/** An order as a face: who, what, worth what, and whether they have written. */
const FACE = sql`'orderId', o.id, 'customerName', o.customer_name, 'customerEmail', o.customer_email,
  'currency', o.currency, 'totalPaid', o.total_paid,
  'hasWritten', exists (select 1 from feedback f where f.shop_id = o.shop_id and f.order_id = o.id and f.kind <> 'fine'),
  'lines', (select coalesce(jsonb_agg(jsonb_build_object('title', l.title, 'quantity', l.quantity,
      'imageUrl', coalesce(l.image_url, w.image_url, p.image_url)) order by l.position), '[]')
    from order_lines l
    left join products p on p.shop_id = l.shop_id and p.external_id = l.product_external_id
    left join variants w on w.shop_id = l.shop_id and w.external_id = l.variant_external_id
    where l.shop_id = o.shop_id and l.order_id = o.id)`;

/** Orders whose promised day of dispatch has passed with nothing of them sent. */
export async function listLateOrders(ctx: Ctx): Promise<LateOrderFacts[]> {
  const { rows } = await ctx.db.execute<{ fact: LateOrderFacts }>(sql`
    select jsonb_build_object('shipsBy', o.ships_by, ${FACE}) as fact
    from orders o
    where o.shop_id = ${ctx.shopId} and o.cancelled_at is null and o.ships_by < ${ago(ctx, 0)}
      and o.placed_at > ${ago(ctx, 60)}
      and not exists (select 1 from shipments s where s.shop_id = o.shop_id and s.order_id = o.id and s.direction = 'outbound')
    order by o.ships_by limit ${LOOKED_AT}`);
  return rows.map(({ fact }) => pictured(fact));
}

/** How long a complaint is news; what is still open by then has found another way. */
const COMPLAINT_DAYS = 14;

/**
 * Orders whose shopper says that something is wrong, and to whom nobody has answered: no word on their page, no return,
 * no parcel since. A declaration of withdrawal is told as what it is. Newest first.
 */
export async function listComplaints(ctx: Ctx): Promise<ComplaintFacts[]> {
  const { rows } = await ctx.db.execute<{ fact: ComplaintFacts }>(sql`
    select jsonb_build_object('message', f.message, 'at', f.at, ${FACE}) as fact
    from (
      select distinct on (f.order_id) f.order_id, f.message, f.created_at as at from feedback f
      where f.shop_id = ${ctx.shopId} and f.kind = 'wrong' and f.order_id is not null and f.created_at > ${ago(ctx, COMPLAINT_DAYS)}
        and not exists (select 1 from withdrawals w where w.shop_id = f.shop_id and w.order_id = f.order_id and w.received_at = f.created_at)
      order by f.order_id, f.created_at desc) f
    join orders o on o.shop_id = ${ctx.shopId} and o.id = f.order_id
    where o.note is null and o.cancelled_at is null
      and not exists (select 1 from shipments s where s.shop_id = o.shop_id and s.order_id = o.id
        and (s.note is not null or s.created_at > f.at))
      and not exists (select 1 from returns r where r.shop_id = o.shop_id and r.order_id = o.id and r.created_at > f.at)
    order by f.at desc limit ${LOOKED_AT}`);
  return rows.map(({ fact }) => pictured(fact));
}

/** Parcels on their way whose number is plainly not of the carrier that was named, newest first. */
export async function listDoubtfulNumbers(ctx: Ctx): Promise<DoubtfulNumberFacts[]> {
  const { rows } = await ctx.db.execute<{ fact: DoubtfulNumberFacts }>(sql`
    select jsonb_build_object('shipmentId', s.id, 'carrier', s.carrier, 'carrierBy', s.carrier_by, 'carrierDoubt', s.carrier_doubt,
      'trackingNumber', s.tracking_number, ${FACE}) as fact
    from shipments s join orders o on o.shop_id = s.shop_id and o.id = s.order_id
    where s.shop_id = ${ctx.shopId} and s.carrier_doubt is not null and s.created_at > ${ago(ctx, 60)}
      and s.status in ('unknown', 'pre_transit') and o.cancelled_at is null
    order by s.created_at desc limit ${LOOKED_AT}`);
  return rows.map(({ fact }) => pictured(fact));
}

function pictured<T extends { lines: { imageUrl: string | null }[] }>(fact: T): T {
  for (const line of fact.lines) line.imageUrl = ownPicture(line.imageUrl);
  return fact;
}
