import { sql } from 'drizzle-orm';
import { localDay } from '@/lib/console/queries/local-day';
import type { Ctx } from '@/lib/core/context';

export type CarrierDays = {
  carrier: string | null;
  parcels: number;
  /** Calendar days from dispatch within which half of them came, and nine of ten. */
  half: number;
  most: number;
};

/** How long parcels took, by carrier, those with most parcels first; only where the day of dispatch is known. */
export async function measureDelivery(ctx: Ctx, input: { since: Date; zone: string }): Promise<CarrierDays[]> {
  const { zone } = input;
  const came = sql`coalesce(${localDay(sql`s.delivered_at_local`, zone)}::date, (s.delivered_at at time zone ${zone})::date)`;
  const { rows } = await ctx.db.execute<{ carrier: string | null; parcels: string; half: string; most: string }>(sql`
    select carrier, count(*) as parcels,
      percentile_disc(0.5) within group (order by days) as half,
      percentile_disc(0.9) within group (order by days) as most
    from (
      select s.carrier, ${came} - (s.shipped_at at time zone ${zone})::date as days from shipments s
      where s.shop_id = ${ctx.shopId} and s.status = 'delivered' and s.direction = 'outbound' and s.shipped_at is not null
        and s.last_event_at >= ${input.since.toISOString()}::timestamptz
    ) p
    where days >= 0
    group by carrier order by 2 desc, carrier
    limit 20`);
  return rows.map(({ carrier, parcels, half, most }) => ({
    carrier,
    parcels: Number(parcels),
    half: Number(half),
    most: Number(most),
  }));
}
