import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import { instantDay, localDay } from './local-day';

/** Counts of 28 days and of the 28 before. */
export type Spans<T> = { now: T; before: T };
export type FigureCounts = {
  promises: Spans<{ of: number; good: number }>;
  told: Spans<{ of: number; good: number }>;
  kept: Spans<{ of: number; good: number }>;
  happy: Spans<{ of: number; good: number }>;
};

const DAYS = 28;

/**
 * What the four figures are made of, each over an indexed range.
 * Promises: parcels that came by the last day their shopper was given, of those that were given one.
 * Told first: of parcels that came late, those whose new date (or the shop's note) stood on the page before the shopper wrote.
 * Kept: value of returned goods that stayed in the shop as exchange, replacement or credit; by unit price, in the shop's
 * own currency.
 * Happy: answers of shoppers that were good (fine, or four of five and more).
 */
export async function countFigures(ctx: Ctx, input: { zone: string; currency: string }): Promise<FigureCounts> {
  const since = new Date(ctx.now.getTime() - 2 * DAYS * 86_400_000).toISOString();
  const middle = new Date(ctx.now.getTime() - DAYS * 86_400_000).toISOString();
  const { zone } = input;
  const given = sql`coalesce(${instantDay(sql`s.promised_at`, zone)}, ${localDay(sql`s.eta_original ->> 'latest'`, zone)})`;
  const came = sql`coalesce(${localDay(sql`s.delivered_at_local`, zone)}, ${instantDay(sql`s.delivered_at`, zone)})`;
  // `offset 0`: each day is worked out once and not once for every mention.
  const [parcels, kept, happy] = await Promise.all([
    ctx.db.execute<{ is_now: boolean } & Record<'given' | 'in_time' | 'late' | 'told', number>>(sql`
      select is_now, count(*) filter (where given is not null and came is not null)::int as given,
        count(*) filter (where came <= given)::int as in_time, count(*) filter (where came > given)::int as late,
        count(*) filter (where came > given and (
          with facts as (
            select (select min(e.received_at) from tracking_events e where e.shop_id = ${ctx.shopId} and e.shipment_id = p.id
                and (e.sub_status in ('delay', 'weather_delay', 'customs_delay', 'missorted', 'rescheduled')
                  or ${localDay(sql`e.eta ->> 'latest'`, zone)} > p.given)) as known_at,
              (select min(f.created_at) from feedback f where f.shop_id = ${ctx.shopId} and f.order_id = p.order_id
                and f.created_at >= ${since}::timestamptz and f.kind <> 'fine') as asked_at)
          select (p.note is not null or known_at is not null) and (asked_at is null or known_at < asked_at) from facts))::int as told
      from (
        select s.id, s.order_id, s.note, ${given} as given, ${came} as came, s.last_event_at >= ${middle}::timestamptz as is_now
        from shipments s
        where s.shop_id = ${ctx.shopId} and s.status = 'delivered' and s.direction = 'outbound'
          and s.last_event_at >= ${since}::timestamptz
        offset 0) p
      group by is_now`),
    read(
      ctx,
      sql`
      select r.created_at >= ${middle}::timestamptz as is_now, sum(l.unit_price * x.quantity) as n,
        coalesce(sum(l.unit_price * x.quantity) filter (where x.resolution in ('exchange', 'store_credit', 'replace')), 0) as good
      from returns r
      join return_lines x on x.shop_id = r.shop_id and x.return_id = r.id
      join order_lines l on l.shop_id = x.shop_id and l.id = x.line_id
      where r.shop_id = ${ctx.shopId} and r.currency = ${input.currency} and r.created_at >= ${since}::timestamptz and r.status not in ('rejected', 'cancelled', 'expired')
      group by 1`,
    ),
    read(
      ctx,
      sql`
      select f.created_at >= ${middle}::timestamptz as is_now, count(*) as n,
        count(*) filter (where coalesce(f.rating, case when f.kind = 'fine' then 5 else 1 end) >= 4) as good
      from feedback f
      where f.shop_id = ${ctx.shopId} and f.created_at >= ${since}::timestamptz and (f.kind <> 'comment' or f.rating is not null)
      group by 1`,
    ),
  ]);
  const of = (isNow: boolean) => parcels.rows.find((row) => row.is_now === isNow);
  const span = (all: 'given' | 'late', good: 'in_time' | 'told') => ({
    now: { of: of(true)?.[all] ?? 0, good: of(true)?.[good] ?? 0 },
    before: { of: of(false)?.[all] ?? 0, good: of(false)?.[good] ?? 0 },
  });
  return { promises: span('given', 'in_time'), told: span('late', 'told'), kept, happy };
}

async function read(ctx: Ctx, statement: ReturnType<typeof sql>): Promise<Spans<{ of: number; good: number }>> {
  const { rows } = await ctx.db.execute<{ is_now: boolean; n: string; good: string }>(statement);
  const span = (isNow: boolean) => {
    const row = rows.find((one) => one.is_now === isNow);
    return { of: Number(row?.n ?? 0), good: Number(row?.good ?? 0) };
  };
  return { now: span(true), before: span(false) };
}
