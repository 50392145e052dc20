import { type SQL, sql } from 'drizzle-orm';
import { instantDay, localDay } from '@/lib/console/queries/local-day';
import type { Ctx } from '@/lib/core/context';
import { dateAt } from '@/lib/core/local-date';
import { THIS_PARCEL } from '@/lib/tracking/queries/this-parcel-sql';
import type { ScoreRow } from '../rules/scorecard';

/** With more parcels delivered than these only their time is looked at: a year's shares do not change any more. */
const MOST_PARCELS = 20_000;
/** Longer silences are all the same. */
const LONGEST_DWELL = 30;

/**
 * Outbound parcels heard of since a day, or that were to come since then, counted by carrier, service, lane and longest
 * silence. Whoever only counts what came flatters who loses: a parcel past its day that has not come is late, one whose
 * day is still ahead is neither. What waits at a counter came when it was ready there; what the shopper refused or the shop
 * called back is nobody's lateness. Lost and broken is what scans say, what the shop accepted of its shoppers' reports,
 * what it claims from the carrier and what its people closed as such, each parcel once; what turned up is not lost.
 * @param input.carrier one carrier's only; null: all
 * @param input.zone the shop's clocks; @param input.currency whose amounts are added up
 */
export async function countScores(
  ctx: Ctx,
  input: { since: Date; zone: string; currency: string; carrier: string | null },
): Promise<ScoreRow[]> {
  const { zone, currency } = input;
  const since = sql`${input.since.toISOString()}::timestamptz`;
  const isOurs = sql`s.direction = 'outbound' and (${input.carrier}::text is null or coalesce(s.carrier, '') = ${input.carrier})`;
  const today = dateAt(ctx.now.getTime(), zone);
  const came = sql`coalesce(${localDay(sql`s.delivered_at_local`, zone)}, to_char(s.delivered_at at time zone ${zone}, 'YYYY-MM-DD'))`;
  const { rows } = await ctx.db.execute<{ row: ScoreRow }>(sql`
    with w as materialized (
      select coalesce((
        select s.last_event_at from shipments s
        where s.shop_id = ${ctx.shopId} and s.status = 'delivered' and s.last_event_at >= ${since} and ${isOurs}
        order by s.last_event_at desc offset ${MOST_PARCELS} limit 1), ${since}) as since),
    s as materialized (
      select s.* from unnest(array['delivered', 'exception', 'returned', 'attempt_failed', 'available_for_pickup', 'out_for_delivery',
        'in_transit', 'expired']) st (status)
      cross join w cross join lateral (
        select ${COLUMNS}
        from shipments s
        where s.shop_id = ${ctx.shopId} and s.status = st.status and s.last_event_at >= w.since and ${isOurs}
        union all
        select ${COLUMNS} from shipments s
        where s.shop_id = ${ctx.shopId} and s.status = st.status and s.status <> 'delivered' and s.last_event_at < w.since
          and s.promised_at >= w.since and ${isOurs}) s),
    e as (
      select shipment_id, bool_or(status = 'attempt_failed') as tried, bool_or(sub_status = 'damaged') as damaged,
        (array_agg(country order by occurred_at) filter (where country is not null))[1] as origin,
        max(occurred_at - before) as gap,
        min(coalesce(left(local_time, 10), ${instantDay(sql`occurred_at`, zone)})) filter (where status = 'available_for_pickup') as ready
      from (
        select e.shipment_id, e.status, e.sub_status, e.occurred_at, e.local_time, e.location ->> 'country' as country,
          lag(e.occurred_at) over (partition by e.shipment_id order by e.occurred_at) as before
        from s join tracking_events e on e.shop_id = ${ctx.shopId} and e.shipment_id = s.id
        join orders o on o.shop_id = ${ctx.shopId} and o.id = s.order_id
        where e.kind = 'event' and ${sql.raw(THIS_PARCEL)}) g
      group by shipment_id),
    v as (
      select x.shipment_id, sum(x.quantity * l.unit_price)::float8 as value
      from shipment_lines x join order_lines l on l.shop_id = x.shop_id and l.id = x.line_id
      where x.shop_id = ${ctx.shopId} and x.shipment_id in (select id from s) group by 1),
    f as (
      select f.order_id, avg(f.rating) as rating from feedback f
      where f.shop_id = ${ctx.shopId} and f.rating is not null and f.order_id in (select order_id from s) group by 1),
    -- One row a parcel for what people know beside the scans.
    t as (
      select shipment_id, bool_or(mishap = 'not_arrived') as missed, bool_or(mishap = 'lost') as lost, bool_or(mishap = 'damaged') as damaged
      from (
        select shipment_id, kind as mishap from problem_reports
        where shop_id = ${ctx.shopId} and state = 'accepted' and kind in ('not_arrived', 'damaged')
        union all
        select shipment_id, kind from claims where shop_id = ${ctx.shopId} and state <> 'withdrawn' and kind in ('lost', 'damaged')
        union all
        select shipment_id, kind from cases
        where shop_id = ${ctx.shopId} and kind in ('lost', 'damaged') and (state = 'open' or outcome in ('solved', 'replaced'))) m
      where shipment_id in (select id from s) group by 1),
    q as (
      select s.*, s.status = 'delivered' and t.missed is not true as arrived, t.missed, t.lost as told_lost, t.damaged as told_damaged
      from s left join t on t.shipment_id = s.id),
    p as (
      select s.carrier, s.service, coalesce(e.origin, '') as origin, coalesce(o.country, '') as destination,
        case when e.gap is not null then least(floor(extract(epoch from e.gap) / 86400), ${LONGEST_DWELL})::int end as dwell,
        s.arrived, case when s.arrived then ${came} when s.status = 'available_for_pickup' then e.ready end as came,
        s.arrived or s.status = 'available_for_pickup' or coalesce(s.sub_status, '') in ('cancelled', 'refused') as excused,
        to_char(s.promised_at at time zone ${zone}, 'YYYY-MM-DD') as promised,
        case when s.eta_original ->> 'source' = 'carrier' then ${localDay(sql`s.eta_original ->> 'latest'`, zone)} end as estimated,
        coalesce(e.tried, false) as tried,
        not s.arrived and (coalesce(s.sub_status, '') = 'lost' or s.missed is true or s.told_lost is true) as lost,
        coalesce(e.damaged, false) or coalesce(s.sub_status, '') in ('damaged', 'disposed') or s.told_damaged is true as damaged,
        s.status in ('delivered', 'returned') or coalesce(s.sub_status, '') in ('lost', 'damaged', 'disposed') as done,
        f.rating, case when o.currency = ${currency} then v.value else 0 end as value
      from q s join orders o on o.shop_id = ${ctx.shopId} and o.id = s.order_id
      left join e on e.shipment_id = s.id left join v on v.shipment_id = s.id left join f on f.order_id = s.order_id)
    select jsonb_build_object('carrier', carrier, 'service', service, 'origin', origin, 'destination', destination, 'dwell', dwell,
      'parcels', count(*),
      'promised', ${kept(sql`promised`, today)},
      'estimated', ${kept(sql`estimated`, today)},
      'first', jsonb_build_object('of', count(*) filter (where arrived or tried), 'good', count(*) filter (where arrived and not tried)),
      'ended', count(*) filter (where done or lost or damaged), 'lost', count(*) filter (where lost),
      'damaged', count(*) filter (where damaged and not lost),
      'ratings', jsonb_build_object('of', count(rating), 'sum', coalesce(sum(rating), 0)),
      'value', coalesce(sum(value), 0)) as row
    from p group by carrier, service, origin, destination, dwell`);
  return rows.map(({ row }) => row);
}

const COLUMNS = sql`s.id, s.order_id, coalesce(s.carrier, '') as carrier, coalesce(s.service, '') as service, s.status, s.sub_status,
  s.labelled_at, s.promised_at, s.eta_original, s.delivered_at, s.delivered_at_local`;

/** Of parcels that came, or have not though the day has passed: how many came by it. Days compare as text. */
const kept = (day: SQL, today: string): SQL => sql`jsonb_build_object(
  'of', count(*) filter (where ${day} is not null and (came is not null or not excused and ${day} < ${today})),
  'good', count(*) filter (where came <= ${day}))`;
