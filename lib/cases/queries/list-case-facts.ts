import { sql } from 'drizzle-orm';
import type { ShippingAddress } from '@/db/schema/orders';
import { rawStatement } from '@/db/statement';
import { PARCEL } from '@/lib/console/queries/list-order-rows';
import type { ParcelFacts } from '@/lib/console/rules/parcel-state';
import { anyOf } from '@/lib/core/any-of';
import type { Ctx } from '@/lib/core/context';
import { together } from '@/lib/core/unit-of-work';
import { OVERTAKEN } from '@/lib/delivery/constants';
import { shippingZone } from '@/lib/returns/rules/shipping-zone';
import { THIS_PARCEL } from '@/lib/tracking/queries/this-parcel-sql';
import { knownZone } from '@/lib/tracking/rules/calendar';
import type { CaseFacts } from '../rules/case-of';
import type { KnownCase } from '../rules/decide-cases';
import type { Weight } from '../rules/severity';

export type ReviewFacts = CaseFacts & {
  shipmentId: string;
  orderId: string;
  weight: Weight;
  cases: KnownCase[];
  shopZone: string;
};

/** How far back a shop's usual order is looked for. */
const USUAL_OF = 200;

type Row = {
  id: string;
  orderId: string;
  parcel: ParcelFacts;
  createdAt: string;
  country: string | null;
  here: string | null;
  abroad: boolean;
  address: ShippingAddress | null;
  shopZone: string;
  isCancelled: boolean;
  isReplaced: boolean;
  complaintAt: string | null;
  isAnswered: boolean;
  report: { at: string; answerBy: string } | null;
  request: { at: string } | null;
  value: number;
  usualValue: number | null;
  hasWritten: boolean;
  isTold: boolean;
  cases: KnownCase[];
};

/** Shipments (as `s`) whose goods travel again in a later parcel of the order. */
export const REPLACED = sql`exists (
  select from shipments n
  join shipment_lines a on a.shop_id = n.shop_id and a.shipment_id = n.id
  join shipment_lines b on b.shop_id = s.shop_id and b.shipment_id = s.id and b.line_id = a.line_id
  where n.shop_id = s.shop_id and n.order_id = s.order_id and n.direction = 'outbound' and n.created_at > s.created_at)`;

/** Returns (of order `o`) that shipment `s` may hold: those of its lines, or any where nobody told what is in it. */
const HELD_RETURNS = sql`from return_lines rl join returns r on r.shop_id = rl.shop_id and r.id = rl.return_id
  where rl.shop_id = o.shop_id and rl.order_id = o.id and not rl.keeps_item
    and (not exists (select from shipment_lines x where x.shop_id = s.shop_id and x.shipment_id = s.id)
      or rl.line_id in (select x.line_id from shipment_lines x where x.shop_id = s.shop_id and x.shipment_id = s.id))`;

const factsOf = rawStatement<{ shopId: string; ids: readonly string[]; now: string }, Row>(
  ({ shopId, ids, now }) => sql`
    with usual as (
      select currency, percentile_disc(0.5) within group (order by total_paid)::float8 as value
      from (select currency, total_paid from orders where shop_id = ${shopId} order by placed_at desc, id desc limit ${USUAL_OF}) o
      group by currency)
    select s.id, s.order_id as "orderId", ${PARCEL} as parcel, to_json(s.created_at) #>> '{}' as "createdAt", o.country,
      (select e.location ->> 'country' from tracking_events e where e.shop_id = s.shop_id and e.shipment_id = s.id
        and e.kind = 'event' and (e.tracking_key is null or e.tracking_key = s.tracking_key) and ${sql.raw(THIS_PARCEL)}
        order by e.occurred_at desc nulls last, e.received_at desc limit 1) as here,
      exists (select from tracking_events e where e.shop_id = s.shop_id and e.shipment_id = s.id and e.kind = 'event'
        and (e.tracking_key is null or e.tracking_key = s.tracking_key) and ${sql.raw(THIS_PARCEL)}
        and e.location ->> 'country' <> o.country) as abroad,
      o.shipping_address as address, h.time_zone as "shopZone", case when s.direction = 'outbound' then o.cancelled_at is not null
        else exists (select ${HELD_RETURNS}) and not exists (select ${HELD_RETURNS} and r.status in ('requested', 'approved', 'in_transit'))
        end as "isCancelled",
      s.direction = 'outbound' and ${REPLACED} as "isReplaced",
      to_json(f.at) #>> '{}' as "complaintAt",
      o.note is not null or s.note is not null
        or exists (select from returns r where r.shop_id = o.shop_id and r.order_id = o.id and r.created_at > f.at)
        or exists (select from notifications m where m.shop_id = o.shop_id and m.order_id = o.id
          and m.event = 'order.message' and m.created_at > f.at)
        or exists (select from problem_reports p where p.shop_id = o.shop_id and p.shipment_id = s.id
          and p.decided_at > f.at) as "isAnswered",
      (select jsonb_build_object('at', p.created_at, 'answerBy', p.answer_by) from problem_reports p
        where p.shop_id = s.shop_id and p.shipment_id = s.id and p.state in ('open', 'asked')
        order by p.created_at limit 1) as report,
      (select jsonb_build_object('at', coalesce(q.settled_at, q.answer_by))
        from (select * from delivery_requests q where q.shop_id = s.shop_id and q.shipment_id = s.id
          order by q.asked_at desc, q.id desc limit 1) q
        where (q.state = 'sent' and q.answer_by <= ${now}::timestamptz)
          or (q.state = 'failed' and q.last_error is distinct from ${OVERTAKEN})
          or (q.state = 'refused' and q.settled_by not like 'staff:%'
            and coalesce(s.last_event_at <= q.settled_at, true))) as request,
      o.total_paid::float8 as value, u.value as "usualValue",
      exists (select from feedback f where f.shop_id = o.shop_id and f.order_id = o.id and f.kind <> 'fine') as "hasWritten",
      s.note is not null or exists (select from case_events w join cases c on c.shop_id = w.shop_id and c.id = w.case_id
        where c.shop_id = s.shop_id and c.shipment_id = s.id and c.state = 'open' and w.type = 'written') as "isTold",
      (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind, 'state', c.state, 'pain', c.pain,
          'closedAt', c.closed_at, 'outcome', c.outcome)), '[]')
        from cases c where c.shop_id = s.shop_id and c.shipment_id = s.id) as cases
    from shipments s
    join orders o on o.shop_id = s.shop_id and o.id = s.order_id
    join shops h on h.id = s.shop_id
    left join usual u on u.currency = o.currency
    left join lateral (select max(f.created_at) as at from feedback f
      where f.shop_id = o.shop_id and f.order_id = o.id and f.kind = 'wrong') f on true
    where s.shop_id = ${shopId} and s.id = ${anyOf(ids)}
    order by s.id`,
);

/** Everything that decides whether these parcels need a person. */
export async function listCaseFacts(ctx: Ctx, input: { shipmentIds: readonly string[] }): Promise<ReviewFacts[]> {
  if (input.shipmentIds.length === 0) return [];
  const { db, shopId, now } = ctx;
  const given = { shopId, ids: input.shipmentIds, now: now.toISOString() };
  const [, rows] = await together([
    // Left to itself the planner works this out anew each time, which takes ten times as long as to read it.
    db.execute(sql`set local plan_cache_mode = force_generic_plan`),
    factsOf(db, given),
    db.execute(sql`set local plan_cache_mode = auto`),
  ]);
  return rows.map(({ id, address, value, usualValue, hasWritten, isTold, ...row }) => ({
    ...row,
    shipmentId: id,
    zone: row.parcel.isReturn ? row.shopZone : knownZone(shippingZone(address), row.shopZone),
    weight: { value, usualValue, hasWritten, isTold },
  }));
}
