import type { CreatedOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { applyPayloads } from '@/lib/connections/mutations/apply-payloads';
import { storeDeliveries } from '@/lib/connections/store-deliveries';
import type { Actor, Ctx } from '@/lib/core/context';
import { startOfDay } from '@/lib/tracking/rules/calendar';
import type { ShopCatalog } from '../pictures/catalog-types';
import type { Rng } from '../pictures/random';
import { keepDoorPhoto } from './door-photo';
import { courierWords, SCAN_WORDS } from './scan-words';
import type { Parcel, Scan } from './story';
import { localTime, readPlace, type StoryClock } from './story-clock';
import { trackingNumberOf } from './tracking-numbers';

/** A demo shop while its stories are told. */
export type House = {
  ctx: Ctx;
  slug: string;
  catalog: ShopCatalog;
  /** Who works there. */
  staff: Actor;
  /** The connection that couriers' scans come through. */
  connectionId: string;
  integration: Actor;
};

type Timed = { at: Date; scan: Scan };

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** Makes a parcel and tells its scans in the order in which they came, with what the courier announced meanwhile. */
export async function tellParcel(
  house: House,
  input: { order: CreatedOrder; parcel: Parcel; clock: StoryClock; number: number; rng: Rng },
): Promise<void> {
  const { order, parcel, clock, rng } = input;
  const scans = timeScans(parcel.scans, clock);
  const begun = scans[0]?.at ?? clock.now;
  const externalId = `${order.externalId}-${input.number}`;
  const at = (now: Date): Ctx => ({ ...house.ctx, actor: house.integration, now });
  const { id: shipmentId } = await createShipment(at(begun), order, {
    externalId,
    carrier: parcel.carrier,
    service: parcel.service,
    tracking_number: trackingNumberOf(parcel.carrier, rng),
    direction: parcel.direction ?? 'outbound',
    promised_at: parcel.promised ? clock.at(`${parcel.promised} 18:00`).toISOString() : undefined,
    lines: parcel.inside?.map(([item, quantity]) => ({
      line_external_id: order.lines[item]?.externalId ?? '',
      quantity,
    })),
    note: parcel.note && clock.words(parcel.note),
  });
  for (const [index, told] of inDeliveries(scans).entries()) {
    const last = told.at(-1);
    if (!last) continue;
    const eta = last.scan[3]?.eta;
    await hear(house, `${externalId}-${index + 1}`, last.at, {
      shipment_external_id: externalId,
      timestamp: last.at.toISOString(),
      eta: eta ? clock.window(eta) : undefined,
      events: told.map((one) => eventOf(one, parcel.carrier, clock)),
    });
  }
  if (parcel.photo) {
    const taken = at(scans.at(-1)?.at ?? clock.now);
    await keepDoorPhoto(taken, { shipmentId, key: externalId, scene: parcel.photo });
  }
}

/** Receives what a courier sent at a time. It is applied as of now: what was news then is written to nobody today. */
async function hear(house: House, dedupeKey: string, receivedAt: Date, payload: unknown): Promise<void> {
  const ctx: Ctx = { ...house.ctx, actor: house.integration };
  const delivery = {
    connectionId: house.connectionId,
    source: 'generic' as const,
    dedupeKey,
    body: JSON.stringify(payload),
  };
  const [inboxId] = await storeDeliveries({ ...ctx, now: receivedAt }, [delivery], 'processed');
  if (!inboxId) throw new Error(`Told twice: ${dedupeKey}`);
  const [[waiting] = []] = await applyPayloads(ctx, [{ ...delivery, inboxId, receivedAt }]);
  if (waiting) throw new Error(`${dedupeKey} was parked: ${waiting.reason} ${waiting.detail ?? ''}`);
}

/**
 * When each scan was made. Those of days to come are left out; those of today are drawn together where they would lie
 * ahead, so that whoever opens the demo in the morning finds the same story as in the evening.
 */
function timeScans(scans: readonly Scan[], clock: StoryClock): Timed[] {
  const midnight = startOfDay(clock.today, clock.zone);
  const latest = clock.now.getTime() - MINUTE_MS;
  const timed = scans
    .map((scan) => ({ scan, at: clock.at(scan[0], scan[1] ? readPlace(scan[1]).zone : clock.zone) }))
    .filter(({ at }) => localTime(at, clock.zone).slice(0, 10) <= clock.today);
  const last = Math.max(...timed.map(({ at }) => at.getTime()));
  if (!(last > latest)) return timed;
  const pace = Math.max(0, latest - midnight) / (last - midnight);
  let before = latest + SECOND_MS;
  return timed
    .reverse()
    .map(({ scan, at }) => {
      const drawn = at.getTime() <= midnight ? at.getTime() : midnight + (at.getTime() - midnight) * pace;
      // Just after midnight there is hardly any today yet; the order stays.
      before = Math.min(Math.floor(drawn), before - SECOND_MS);
      return { scan, at: new Date(before) };
    })
    .reverse();
}

/** A courier tells what it has when it has a new estimate, and the rest at the end. */
function inDeliveries(scans: Timed[]): Timed[][] {
  const deliveries: Timed[][] = [[]];
  for (const one of scans) {
    deliveries.at(-1)?.push(one);
    if (one.scan[3]?.eta) deliveries.push([]);
  }
  return deliveries;
}

function eventOf({ at, scan: [, place, what, extra] }: Timed, carrier: string, clock: StoryClock) {
  const [status, sub_status] = SCAN_WORDS[what];
  const where = place ? readPlace(place) : null;
  const words = extra?.words ?? courierWords(carrier, what);
  return {
    occurred_at: at.toISOString(),
    local_time: localTime(at, where?.zone ?? clock.zone),
    status,
    sub_status,
    cause: extra?.cause,
    action_by: extra?.action_by,
    description: words && clock.words(words),
    location: where ? { city: where.city, region: where.region, country: where.country } : undefined,
  };
}
