import { sql } from 'drizzle-orm';
import { orderToken } from '@/lib/access/order-link';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { listDisputes } from '@/lib/returns/queries/list-disputes';
import { ownPicture } from '@/lib/storefront/rules/order-facts';
import { THIS_PARCEL } from '@/lib/tracking/queries/this-parcel-sql';
import type { OrderDetailFacts } from '../rules/order-detail';
import { PARCEL } from './list-order-rows';
import { listPolicyReasons } from './list-policy-reasons';
import { loadShopper } from './load-shopper';

/** One order with parcels, scans, returns, mails and words, in one statement. @throws AppError NOT_FOUND */
export async function loadOrderDetail(ctx: Ctx, input: { orderId: string }): Promise<OrderDetailFacts> {
  if (!isId(input.orderId)) throw notFound('order');
  const { rows } = await ctx.db.execute<{
    facts: Omit<OrderDetailFacts, 'shopperHref' | 'shopper' | 'reasons' | 'disputes'>;
  }>(sql`
    select jsonb_build_object(
      'shop', jsonb_build_object('slug', h.slug, 'timeZone', h.time_zone),
      'order', jsonb_build_object('id', o.id, 'externalId', o.external_id, 'number', o.number, 'placedAt', o.placed_at,
        'cancelledAt', o.cancelled_at, 'shipsBy', o.ships_by, 'currency', o.currency, 'locale', o.locale, 'channel', o.channel,
        'customerName', o.customer_name, 'customerEmail', o.customer_email, 'customerPhone', o.customer_phone,
        'address', o.shipping_address, 'shippingTotal', o.shipping_total, 'discountTotal', o.discount_total,
        'totalPaid', o.total_paid, 'refundedByUs', o.refunded_by_us, 'refundedElsewhere', o.refunded_elsewhere,
        'tags', o.tags, 'isGift', o.is_gift, 'note', o.note, 'policyVersion', o.policy_version),
      'ordersOfShopper', (select count(*) from orders z where z.shop_id = o.shop_id and z.email_key = o.email_key),
      'views', (select jsonb_build_object('count', count(*), 'last', max(g.at)) from page_views g
        where g.shop_id = o.shop_id and g.order_id = o.id),
      'lines', coalesce((
        select jsonb_agg(jsonb_build_object('id', l.id, 'title', l.title, 'variantTitle', l.variant_title, 'sku', l.sku,
          'imageUrl', coalesce(l.image_url, w.image_url, p.image_url), 'quantity', l.quantity, 'claimed', l.claimed,
          'unitPrice', l.unit_price, 'discountTotal', l.discount_total, 'finalSale', l.final_sale,
          'requiresShipping', l.requires_shipping,
          'sent', coalesce((select sum(y.quantity) from shipment_lines y
            join shipments g on g.shop_id = y.shop_id and g.id = y.shipment_id and g.direction = 'outbound'
            where y.shop_id = l.shop_id and y.line_id = l.id), 0)) order by l.position)
        from order_lines l
        left join products p on p.shop_id = l.shop_id and p.external_id = l.product_external_id
        left join variants w on w.shop_id = l.shop_id and w.external_id = l.variant_external_id
        where l.shop_id = o.shop_id and l.order_id = o.id), '[]'),
      'parcels', coalesce((
        select jsonb_agg(${PARCEL} || jsonb_build_object('direction', s.direction, 'carrier', s.carrier, 'service', s.service,
          'trackingNumber', s.tracking_number, 'shippedAt', s.shipped_at, 'note', s.note,
          'lines', coalesce((select jsonb_agg(jsonb_build_object('lineId', x.line_id, 'quantity', x.quantity))
            from shipment_lines x where x.shop_id = s.shop_id and x.shipment_id = s.id), '[]'),
          'scans', coalesce((select jsonb_agg(e order by e."receivedAt" desc) from (
            select e.id, e.occurred_at as "occurredAt", e.local_time as "localTime", e.status, e.sub_status as "subStatus",
              e.description, e.location, e.source, e.received_at as "receivedAt"
            from tracking_events e where e.shop_id = s.shop_id and e.shipment_id = s.id and e.kind = 'event'
              and (e.tracking_key is null or e.tracking_key = s.tracking_key) and ${sql.raw(THIS_PARCEL)}
            order by e.received_at desc limit 100) e), '[]')) order by s.created_at, s.id)
        from shipments s where s.shop_id = o.shop_id and s.order_id = o.id), '[]'),
      'returns', coalesce((
        select jsonb_agg(jsonb_build_object('id', r.id, 'number', r.number, 'status', r.status, 'createdAt', r.created_at) order by r.created_at)
        from returns r where r.shop_id = o.shop_id and r.order_id = o.id and r.kind <> 'report'), '[]'),
      'reports', coalesce((
        select jsonb_agg(jsonb_build_object('id', p.id, 'number', p.number, 'kind', p.kind, 'state', p.state,
          'createdAt', p.created_at) order by p.created_at)
        from problem_reports p where p.shop_id = o.shop_id and p.order_id = o.id), '[]'),
      'mails', coalesce((
        select jsonb_agg(m order by m."createdAt" desc) from (
          select n.id, n.event, n.state, n.subject, n.recipient, n.last_error as "lastError", n.attempts, n.created_at as "createdAt", n.sent_at as "sentAt"
          from notifications n where n.shop_id = o.shop_id and n.order_id = o.id order by n.created_at desc limit 50) m), '[]'),
      'words', coalesce((
        select jsonb_agg(f order by f."createdAt" desc) from (
          select f.id, f.kind, f.rating, f.message, f.created_at as "createdAt"
          from feedback f where f.shop_id = o.shop_id and f.order_id = o.id order by f.created_at desc limit 20) f), '[]')
    ) as facts
    from orders o join shops h on h.id = o.shop_id
    where o.shop_id = ${ctx.shopId} and o.id = ${input.orderId}`);
  const facts = rows[0]?.facts;
  if (!facts) throw notFound('order');
  for (const line of facts.lines) line.imageUrl = ownPicture(line.imageUrl);
  const { policyVersion } = facts.order;
  return {
    ...facts,
    disputes: await listDisputes(ctx, { orderIds: [facts.order.id] }),
    shopper: await loadShopper(ctx, { orderId: facts.order.id }),
    reasons: (await listPolicyReasons(ctx, { versions: [policyVersion] })).get(policyVersion) ?? [],
    shopperHref: `/s/${facts.shop.slug}/track/${orderToken(ctx.shopId, facts.order.id)}`,
  };
}
