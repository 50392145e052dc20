import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import { startOfDay } from '@/lib/tracking/rules/calendar';
import { dayIn } from '../rules/say-time';
import { instantDay, localDay } from './local-day';

export type DoorCounts = { delivered: number; van: number; risk: number; waiting: number };

/** After this hour a parcel that is on no van will hardly come today. */
const LAST_LOADING_HOUR = 13;

/** Parcels that came or are to come on the shop's today: at the door, on a van, at risk, and not out yet. */
export async function countDoor(ctx: Ctx, input: { zone: string }): Promise<DoorCounts> {
  const { zone } = input;
  const today = dayIn(ctx.now, zone);
  const start = startOfDay(today, zone);
  const isLate = ctx.now.getTime() - start > LAST_LOADING_HOUR * 3_600_000;
  const due = sql`coalesce(${localDay(sql`s.eta ->> 'latest'`, zone)}, ${instantDay(sql`s.promised_at`, zone)})`;
  const { rows } = await ctx.db.execute<DoorCounts>(sql`
    select count(*) filter (where kind = 'delivered')::int as delivered, count(*) filter (where kind = 'van')::int as van,
      count(*) filter (where kind = 'risk')::int as risk, count(*) filter (where kind = 'waiting')::int as waiting
    from (
      select 'delivered' as kind from shipments s
      where s.shop_id = ${ctx.shopId} and s.status = 'delivered' and s.direction = 'outbound'
        and s.last_event_at >= ${new Date(start).toISOString()}::timestamptz
        and coalesce(${localDay(sql`s.delivered_at_local`, zone)}, ${instantDay(sql`s.delivered_at`, zone)}) = ${today}
      union all
      select case
          when s.status in ('attempt_failed', 'exception') then 'risk'
          when s.status = 'out_for_delivery' then 'van'
          when ${due} > ${today} or ${isLate} then 'risk'
          else 'waiting' end
      from shipments s
      where s.shop_id = ${ctx.shopId} and s.direction = 'outbound'
        and s.status in ('pre_transit', 'in_transit', 'out_for_delivery', 'attempt_failed', 'exception')
        and s.last_event_at > ${new Date(start - 4 * 86_400_000).toISOString()}::timestamptz
        and (s.status = 'out_for_delivery' or ${due} = ${today}
          or ${instantDay(sql`s.promised_at`, zone)} = ${today})
    ) d`);
  return rows[0] ?? { delivered: 0, van: 0, risk: 0, waiting: 0 };
}
