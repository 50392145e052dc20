import { sql } from 'drizzle-orm';
import { localDay } from '@/lib/console/queries/local-day';
import type { Ctx } from '@/lib/core/context';
import { THIS_PARCEL } from '@/lib/tracking/queries/this-parcel-sql';
import type { ScoreRow } from '../rules/scorecard';

/** Of each status at most so many of the newest parcels: beyond it a year's shares do not change any more. */
const MOST_PARCELS = 20_000;
/** Longer silences are all the same. */
const LONGEST_DWELL = 30;

/**
 * Outbound parcels heard of since a day, counted by carrier, service, lane and longest silence.
 * @param input.carrier one carrier's only; null: all
 * @param input.zone the shop's clocks; @param input.currency whose amounts are added up
 */
export async function countScores(
  ctx: Ctx,
  input: { since: Date; zone: string; currency: string; carrier: string | null },
): Promise<ScoreRow[]> {
  const { zone, currency } = input;
  const came = sql`coalesce(${localDay(sql`s.delivered_at_local`, zone)}, to_char(s.delivered_at at time zone ${zone}, 'YYYY-MM-DD'))`;
  const { rows } = await ctx.db.execute<{ row: ScoreRow }>(sql`
    with s as materialized (
      select s.* from unnest(array['delivered', 'exception', 'returned', 'attempt_failed', 'available_for_pickup', 'out_for_delivery',
        'in_transit', 'expired']) st (status)
      cross join lateral (
        select s.id, s.order_id, coalesce(s.carrier, '') as carrier, coalesce(s.service, '') as service, s.status, s.sub_status, s.labelled_at,
          s.promised_at, s.eta_original, s.delivered_at, s.delivered_at_local
        from shipments s
        where s.shop_id = ${ctx.shopId} and s.status = st.status and s.direction = 'outbound'
          and s.last_event_at >= ${input.since.toISOString()}::timestamptz
          and (${input.carrier}::text is null or coalesce(s.carrier, '') = ${input.carrier})
        order by s.last_event_at desc limit ${MOST_PARCELS}) s),
    e as (
      select shipment_id, bool_or(status = 'attempt_failed') as tried, bool_or(sub_status = 'damaged') as damaged,
        (array_agg(country order by occurred_at) filter (where country is not null))[1] as origin,
        max(occurred_at - before) as gap
      from (
        select e.shipment_id, e.status, e.sub_status, e.occurred_at, e.location ->> 'country' as country,
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
    p as (
      select s.carrier, s.service, coalesce(e.origin, '') as origin, coalesce(o.country, '') as destination,
        least(floor(extract(epoch from e.gap) / 86400), ${LONGEST_DWELL})::int as dwell,
        s.status = 'delivered' as arrived, ${came} as came,
        to_char(s.promised_at at time zone ${zone}, 'YYYY-MM-DD') as promised,
        case when s.eta_original ->> 'source' = 'carrier' then ${localDay(sql`s.eta_original ->> 'latest'`, zone)} end as estimated,
        coalesce(e.tried, false) as tried, coalesce(s.sub_status, '') = 'lost' as lost,
        coalesce(e.damaged, false) or coalesce(s.sub_status, '') in ('damaged', 'disposed') as damaged,
        s.status in ('delivered', 'returned') or coalesce(s.sub_status, '') in ('lost', 'damaged', 'disposed') as ended,
        f.rating, case when o.currency = ${currency} then v.value else 0 end as value
      from s join orders o on o.shop_id = ${ctx.shopId} and o.id = s.order_id
      left join e on e.shipment_id = s.id left join v on v.shipment_id = s.id left join f on f.order_id = s.order_id)
    select jsonb_build_object('carrier', carrier, 'service', service, 'origin', origin, 'destination', destination, 'dwell', dwell,
      'parcels', count(*),
      'promised', jsonb_build_object('of', count(*) filter (where arrived and promised is not null and came is not null),
        'good', count(*) filter (where arrived and came <= promised)),
      'estimated', jsonb_build_object('of', count(*) filter (where arrived and estimated is not null and came is not null),
        'good', count(*) filter (where arrived and came <= estimated)),
      'first', jsonb_build_object('of', count(*) filter (where arrived or tried), 'good', count(*) filter (where arrived and not tried)),
      'ended', count(*) filter (where ended), 'lost', count(*) filter (where lost), 'damaged', count(*) filter (where damaged),
      'ratings', jsonb_build_object('of', count(rating), 'sum', coalesce(sum(rating), 0)),
      'value', coalesce(sum(value), 0)) as row
    from p group by carrier, service, origin, destination, dwell`);
  return rows.map(({ row }) => row);
}
