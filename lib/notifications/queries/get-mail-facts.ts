import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { notificationDataSchema } from '../schema';
import type { MailFacts } from '../types';

/** A line as mails show it; the picture is the line's own, else the variant's, else the product's. */
const ITEM = sql`jsonb_build_object('lineId', l.id, 'title', l.title, 'variantTitle', l.variant_title, 'quantity', x.quantity,
  'imageUrl', coalesce(l.image_url, w.image_url, p.image_url), 'careTips', coalesce(p.care_tips, '{}'))`;

const CATALOG = sql`
  left join products p on p.shop_id = l.shop_id and p.external_id = l.product_external_id
  left join variants w on w.shop_id = l.shop_id and w.external_id = l.variant_external_id`;

/** A notification and all that its mail tells, in one statement. Throws NOT_FOUND, also for another shop's. */
export async function getMailFacts(ctx: Ctx, input: { notificationId: string }): Promise<MailFacts> {
  const { rows } = await ctx.db.execute<{ facts: MailFacts }>(sql`
select jsonb_build_object(
  'notification', jsonb_build_object('id', n.id, 'event', n.event, 'locale', n.locale, 'recipient', n.recipient,
    'state', n.state, 'attempts', n.attempts, 'data', n.data),
  'shop', jsonb_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'timeZone', s.time_zone, 'locales', s.locales,
    'defaultLocale', s.default_locale,
    'domain', (select d.host from domains d where d.shop_id = s.id and d.is_primary)),
  'brand', case when v.version is not null then jsonb_build_object('theme', v.theme, 'version', v.version) end,
  'order', jsonb_build_object('id', o.id, 'number', o.number, 'currency', o.currency, 'customerName', o.customer_name,
    'country', o.country, 'address', o.shipping_address, 'isGift', o.is_gift),
  'shipment', case when h.id is not null then jsonb_build_object('id', h.id, 'carrier', h.carrier,
    'trackingNumber', h.tracking_number, 'status', h.status, 'subStatus', h.sub_status, 'shippedAt', h.shipped_at,
    'deliveredAt', h.delivered_at, 'deliveredAtLocal', h.delivered_at_local, 'eta', h.eta, 'etaOriginal', h.eta_original,
    'promisedAt', h.promised_at, 'cause', h.cause, 'checkAt', h.check_at, 'note', h.note) end,
  'return', case when r.id is not null then jsonb_build_object('id', r.id, 'number', r.number, 'kind', r.kind,
    'status', r.status, 'method', r.method, 'rejectReason', r.reject_reason, 'quotedRefund', r.quoted_refund, 'quotedCredit', r.quoted_credit,
    'dueFromShopper', r.due_from_shopper, 'expiresAt', r.expires_at, 'createdAt', r.created_at,
    'first', case when r.security > 0 then jsonb_build_object('about', r.secured_by, 'amount',
      jsonb_build_object('amount', r.security, 'currency', r.currency)) end,
    'explanation', r.quote -> 'money' -> 'explanation', 'isRecipients', r.recipient_email is not null) end,
  'refund', case when i.id is not null then jsonb_build_object('kind', i.kind, 'reference', i.reference, 'isClaim', i.provider = 'invoice',
    'isTransfer', i.provider = 'manual' and (o.paid_by is not null or i.instead_of is not null),
    'amount', jsonb_build_object('amount', i.amount, 'currency', i.currency)) end,
  'payment', case when m.id is not null then jsonb_build_object('state', m.state) end,
  'report', case when p.id is not null then jsonb_build_object('id', p.id, 'number', p.number, 'state', p.state,
    'outcome', p.outcome, 'reason', p.reason, 'answerBy', p.answer_by) end,
  'items', coalesce((
    select jsonb_agg(${ITEM} order by l.position)
    from (
      select y.line_id, y.quantity from shipment_lines y where y.shop_id = n.shop_id and y.shipment_id = n.shipment_id
      union all
      select z.line_id, sum(z.quantity)::int from return_lines z where z.shop_id = n.shop_id and z.return_id = n.return_id
      group by z.line_id
      union all
      select q.line_id, q.quantity from problem_report_lines q where q.shop_id = n.shop_id and q.report_id = p.id
      union all
      select y.id, y.quantity from order_lines y where y.shop_id = n.shop_id and y.order_id = n.order_id and (n.event in ('order.link', 'order.draft', 'order.restocked')
        or n.event like 'credit.%' and n.return_id is null)
    ) x
    join order_lines l on l.shop_id = n.shop_id and l.order_id = o.id and l.id = x.line_id ${CATALOG}), '[]'),
  'waiting', coalesce((
    select jsonb_agg(${ITEM} order by l.position)
    from order_lines l
    cross join lateral (
      select l.quantity - coalesce(sum(y.quantity), 0)::int as quantity
      from shipment_lines y join shipments g on g.shop_id = y.shop_id and g.id = y.shipment_id and g.direction = 'outbound'
      where y.shop_id = l.shop_id and y.line_id = l.id
    ) x ${CATALOG}
    where l.shop_id = n.shop_id and l.order_id = o.id and l.requires_shipping and x.quantity > 0), '[]')
) as facts
from notifications n
join shops s on s.id = n.shop_id
join orders o on o.shop_id = n.shop_id and o.id = n.order_id
left join brands b on b.shop_id = n.shop_id and b.is_default
left join brand_versions v on v.shop_id = b.shop_id and v.brand_id = b.id and v.version = b.published_version
left join shipments h on h.shop_id = n.shop_id and h.order_id = n.order_id and h.id = n.shipment_id
left join returns r on r.shop_id = n.shop_id and r.order_id = n.order_id and r.id = n.return_id
left join payments m on m.shop_id = n.shop_id and m.order_id = n.order_id and n.event like 'payment.%'
  and m.id::text = left(n.data ->> 'reference', 36)
left join refund_intents i on i.shop_id = n.shop_id and i.return_id = n.return_id and i.id::text = n.data ->> 'intentId'
left join problem_reports p on p.shop_id = n.shop_id and p.order_id = n.order_id and n.event like 'report.%'
  and p.id::text = n.data ->> 'reportId'
where n.shop_id = ${ctx.shopId} and n.id = ${input.notificationId}`);
  const facts = rows[0]?.facts;
  if (!facts) throw notFound('notification');
  return {
    ...facts,
    notification: { ...facts.notification, data: notificationDataSchema.parse(facts.notification.data) },
  };
}
