import { sql } from 'drizzle-orm';
import { localDay } from '@/lib/console/queries/local-day';
import type { Ctx } from '@/lib/core/context';

export type PromiseWeek = {
  /** Its Monday, `2026-11-16`. */
  week: string;
  /** Parcels that arrived and had a day given. */
  of: number;
  /** Those that came by that day. */
  kept: number;
};

/**
 * Parcels that arrived in a span, by the week of their arrival on the shop's calendar. The day given is the shop's promise,
 * else the last day of the first estimate.
 */
export async function countPromises(ctx: Ctx, input: { since: Date; zone: string }): Promise<PromiseWeek[]> {
  const { zone } = input;
  const given = sql`coalesce((s.promised_at at time zone ${zone})::date, ${localDay(sql`s.eta_original ->> 'latest'`, zone)}::date)`;
  const came = sql`coalesce(${localDay(sql`s.delivered_at_local`, zone)}::date, (s.delivered_at at time zone ${zone})::date)`;
  const { rows } = await ctx.db.execute<{ week: string; n: string; kept: string }>(sql`
    select to_char(date_trunc('week', came), 'YYYY-MM-DD') as week, count(*) as n, count(*) filter (where came <= given) as kept
    from (
      select ${given} as given, ${came} as came from shipments s
      where s.shop_id = ${ctx.shopId} and s.status = 'delivered' and s.direction = 'outbound'
        and s.last_event_at >= ${input.since.toISOString()}::timestamptz
    ) p
    where given is not null and came is not null
    group by 1 order by 1`);
  return rows.map(({ week, n, kept }) => ({ week, of: Number(n), kept: Number(kept) }));
}
