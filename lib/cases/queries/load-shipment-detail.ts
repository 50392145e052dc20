import { sql } from 'drizzle-orm';
import { orderToken } from '@/lib/access/order-link';
import { PARCEL } from '@/lib/console/queries/list-order-rows';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { ownPicture } from '@/lib/storefront/rules/order-facts';
import type { ShipmentDetailFacts } from '../rules/shipment-detail';

/** Rows beyond these serve nobody's eyes; they are kept and counted all the same. */
const MOST_EVENTS = 300;
const MOST_MESSAGES = 50;

/**
 * One parcel with everything known of it: each observation, the messages it came in, its cases and what was done about
 * them, its claim. In one statement. @throws AppError NOT_FOUND
 */
export async function loadShipmentDetail(ctx: Ctx, input: { shipmentId: string }): Promise<ShipmentDetailFacts> {
  if (!isId(input.shipmentId)) throw notFound('shipment');
  const { rows } = await ctx.db.execute<{ facts: Omit<ShipmentDetailFacts, 'trackingHref'> }>(sql`
    select jsonb_build_object(
      'shop', jsonb_build_object('slug', h.slug, 'timeZone', h.time_zone),
      'order', jsonb_build_object('id', o.id, 'number', o.number, 'placedAt', o.placed_at, 'cancelledAt', o.cancelled_at,
        'currency', o.currency, 'totalPaid', o.total_paid, 'customerName', o.customer_name, 'customerEmail', o.customer_email,
        'customerPhone', o.customer_phone, 'address', o.shipping_address, 'country', o.country),
      'hasWritten', exists (select from feedback f where f.shop_id = o.shop_id and f.order_id = o.id and f.kind <> 'fine'),
      'parcel', ${PARCEL} || jsonb_build_object('externalId', s.external_id, 'direction', s.direction, 'carrier', s.carrier,
        'carrierBy', s.carrier_by, 'carrierDoubt', s.carrier_doubt, 'service', s.service, 'trackingNumber', s.tracking_number, 'trackingKey', s.tracking_key, 'shippedAt', s.shipped_at,
        'labelledAt', s.labelled_at, 'createdAt', s.created_at, 'note', s.note, 'etaTrail', s.eta_trail),
      'lines', coalesce((
        select jsonb_agg(jsonb_build_object('title', l.title, 'variantTitle', l.variant_title, 'sku', l.sku, 'quantity', x.quantity,
          'imageUrl', coalesce(l.image_url, w.image_url, p.image_url)) order by l.position)
        from shipment_lines x
        join order_lines l on l.shop_id = x.shop_id and l.id = x.line_id
        left join products p on p.shop_id = l.shop_id and p.external_id = l.product_external_id
        left join variants w on w.shop_id = l.shop_id and w.external_id = l.variant_external_id
        where x.shop_id = s.shop_id and x.shipment_id = s.id), '[]'),
      'events', coalesce((
        select jsonb_agg(e) from (
          select e.id, e.kind, e.tracking_key as "trackingKey", e.occurred_at as "occurredAt", e.local_time as "localTime", e.status,
            e.sub_status as "subStatus", e.cause, e.action_by as "actionBy", e.code, e.description, e.location, e.eta, e.source,
            e.observed_at as "observedAt", e.received_at as "receivedAt", e.inbox_id as "inboxId"
          from tracking_events e where e.shop_id = s.shop_id and e.shipment_id = s.id
          order by coalesce(e.occurred_at, e.observed_at, e.received_at) desc, e.id desc limit ${MOST_EVENTS}) e), '[]'),
      'trackers', coalesce((
        select jsonb_agg(jsonb_build_object('source', c.source, 'name', c.name, 'state', k.state, 'lastError', k.last_error,
          'at', coalesce(k.followed_at, k.wanted_at)) order by k.wanted_at)
        from trackers k join connections c on c.shop_id = k.shop_id and c.id = k.connection_id and c.deleted_at is null
        where k.shop_id = s.shop_id and k.shipment_id = s.id and k.tracking_key = s.tracking_key), '[]'),
      'messages', coalesce((
        select jsonb_agg(m order by m."receivedAt" desc) from (
          select i.id, i.source, i.state, i.received_at as "receivedAt", octet_length(i.body) as bytes, c.name as connection
          from inbox i join connections c on c.shop_id = i.shop_id and c.id = i.connection_id
          where i.shop_id = s.shop_id and i.id in (
            select e.inbox_id from tracking_events e where e.shop_id = s.shop_id and e.shipment_id = s.id and e.inbox_id is not null)
          order by i.received_at desc limit ${MOST_MESSAGES}) m), '[]'),
      'cases', coalesce((
        select jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind, 'state', c.state, 'pain', c.pain, 'ownerId', c.owner_id,
          'openedAt', c.opened_at, 'dueAt', c.due_at, 'closedAt', c.closed_at, 'outcome', c.outcome,
          'events', (select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'at', w.at, 'actor', w.actor, 'type', w.type,
              'detail', w.detail, 'note', w.note) order by w.at desc, w.id desc), '[]')
            from case_events w where w.shop_id = c.shop_id and w.case_id = c.id)) order by c.state desc, c.opened_at desc)
        from cases c where c.shop_id = s.shop_id and c.shipment_id = s.id), '[]'),
      'requests', coalesce((
        select jsonb_agg(jsonb_build_object('id', q.id, 'kind', q.kind, 'wanted', q.wanted, 'state', q.state, 'road', q.road,
          'carrier', q.carrier, 'attempts', q.attempts, 'answer', q.answer, 'lastError', q.last_error, 'askedAt', q.asked_at,
          'sendAt', q.send_at, 'sentAt', q.sent_at, 'answerBy', q.answer_by, 'settledAt', q.settled_at, 'reference', q.reference,
          'note', q.note, 'askedBy', q.asked_by, 'settledBy', q.settled_by) order by q.asked_at desc, q.id desc)
        from delivery_requests q where q.shop_id = s.shop_id and q.shipment_id = s.id), '[]'),
      'reports', coalesce((
        select jsonb_agg(jsonb_build_object('id', p.id, 'number', p.number, 'kind', p.kind, 'state', p.state,
          'createdAt', p.created_at) order by p.created_at desc)
        from problem_reports p where p.shop_id = s.shop_id and p.shipment_id = s.id), '[]'),
      'photos', coalesce((
        select jsonb_agg(jsonb_build_object('id', d.id, 'state', d.state, 'lastError', d.last_error, 'toldAt', d.told_at)
          order by d.told_at desc, d.id desc)
        from delivery_photos d where d.shop_id = s.shop_id and d.shipment_id = s.id
          and (d.tracking_key is null or d.tracking_key = s.tracking_key)), '[]'),
      'claim', (select jsonb_build_object('id', k.id, 'kind', k.kind, 'state', k.state, 'amount', k.amount, 'currency', k.currency,
          'deadline', k.deadline) from claims k
        where k.shop_id = s.shop_id and k.shipment_id = s.id and k.state <> 'withdrawn' limit 1)
    ) as facts
    from shipments s
    join orders o on o.shop_id = s.shop_id and o.id = s.order_id
    join shops h on h.id = s.shop_id
    where s.shop_id = ${ctx.shopId} and s.id = ${input.shipmentId}`);
  const facts = rows[0]?.facts;
  if (!facts) throw notFound('shipment');
  for (const line of facts.lines) line.imageUrl = ownPicture(line.imageUrl);
  return { ...facts, trackingHref: `/s/${facts.shop.slug}/track/${orderToken(ctx.shopId, facts.order.id)}` };
}
