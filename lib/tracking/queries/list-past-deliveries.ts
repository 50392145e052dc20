import { sql } from 'drizzle-orm';
import type { ShippingAddress } from '@/db/schema/orders';
import type { Eta } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { shippingZone } from '@/lib/returns/rules/shipping-zone';
import { type Day, knownZone, readMoment, readWallClock } from '../rules/calendar';
import type { PastDelivery } from '../rules/learn-lanes';
import { THIS_PARCEL } from './this-parcel-sql';

/** A parcel that arrived, with what was said of it beforehand. Days are each where it happened. */
export type DeliveredParcel = PastDelivery & {
  id: string;
  promisedOn: Day | null;
  etaOriginal: Eta | null;
  timeZone: string;
};

type Row = {
  id: string;
  carrier: string | null;
  service: string | null;
  origin: string | null;
  country: string | null;
  address: ShippingAddress | null;
  shopZone: string;
  shippedAt: string;
  deliveredAt: string | null;
  deliveredAtLocal: string | null;
  promisedAt: string | null;
  etaOriginal: Eta | null;
};

/** Outbound parcels that arrived since a moment, by their newest scan, newest first; at most `limit`. */
export async function listPastDeliveries(ctx: Ctx, input: { since: Date; limit: number }): Promise<DeliveredParcel[]> {
  const { rows } = await ctx.db.execute<Row>(sql`
select s.id, s.carrier, s.service, f.country as origin, o.country, o.shipping_address as address, p.time_zone as "shopZone",
  to_json(s.shipped_at) #>> '{}' as "shippedAt", to_json(s.delivered_at) #>> '{}' as "deliveredAt",
  s.delivered_at_local as "deliveredAtLocal", to_json(s.promised_at) #>> '{}' as "promisedAt", s.eta_original as "etaOriginal"
from shipments s
join shops p on p.id = s.shop_id
join orders o on o.shop_id = s.shop_id and o.id = s.order_id
left join lateral (
  select e.location ->> 'country' as country from tracking_events e
  where e.shop_id = s.shop_id and e.shipment_id = s.id and e.kind = 'event' and e.location ->> 'country' ~ '^[A-Z]{2}$'
    and (e.tracking_key is null or e.tracking_key = s.tracking_key) and ${sql.raw(THIS_PARCEL)}
  order by coalesce(e.occurred_at, e.received_at) limit 1
) f on true
where s.shop_id = ${ctx.shopId} and s.status = 'delivered' and s.last_event_at >= ${input.since.toISOString()}::timestamptz
  and s.direction = 'outbound' and s.shipped_at is not null
order by s.last_event_at desc limit ${input.limit}`);
  return rows.flatMap((row) => {
    const timeZone = knownZone(shippingZone({ country: row.country, ...row.address }) ?? row.shopZone);
    const shippedOn = readMoment(row.shippedAt, knownZone(row.shopZone))?.day;
    const deliveredOn = (readWallClock(row.deliveredAtLocal) ?? readMoment(row.deliveredAt, timeZone))?.day;
    // A parcel that came before it left has a clock that teaches nothing.
    if (!shippedOn || !deliveredOn || deliveredOn < shippedOn) return [];
    return {
      id: row.id,
      carrier: row.carrier,
      service: row.service,
      origin: row.origin,
      destination: row.country,
      postalCode: row.address?.postal_code ?? null,
      shippedOn,
      deliveredOn,
      promisedOn: readMoment(row.promisedAt, timeZone)?.day ?? null,
      etaOriginal: row.etaOriginal,
      timeZone,
    };
  });
}
