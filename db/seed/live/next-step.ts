import type { ShipmentStatus, SubStatus } from '@/lib/carriers/types';
import { momentAt } from '@/lib/tracking/rules/calendar';
import { stopsAway } from '@/lib/tracking/rules/courier-words';
import type { Rng } from '../pictures/random';
import { courierWords, type ScanWord } from '../stories/scan-words';
import { couriersWork } from '../stories/story-clock';

/** A parcel of the demo as the courier sees it. */
export type MovingParcel = {
  status: ShipmentStatus;
  subStatus: SubStatus | null;
  /** The courier's words at its newest scan. */
  lastWords: string | null;
  carrier: string;
  country: string;
  zone: string;
};

/** `home`: where the shop is; `hub`: on the way; `town`: where it goes. */
export type NextStep = { what: ScanWord; where: 'home' | 'hub' | 'town'; words: string | null };

const STOPS: Record<string, (stops: number) => string> = {
  DE: (stops) => `Noch ${stops} Stopps bis zur Zustellung.`,
  JP: (stops) => `お届けまであと${stops}件です`,
};
const NEIGHBOURS: Record<string, string[]> = {
  DE: ['Übergeben an Familie Yıldız, Erdgeschoss.', 'Übergeben an Herrn Brinkmann nebenan.'],
  US: ['Left with the neighbor in 2B', 'Left with the neighbor at the blue door'],
};

/** Where couriers' hours begin and end; sorting centres work all night. */
const HOURS = { collect: [8, 20], leave: [6, 15], ring: [7, 21] } as const;

/**
 * What happens to a parcel next, or null where at this hour nobody would do it: collected by day, sorted at any hour,
 * on the van in the morning of a day on which couriers are out, stop by stop to the door.
 */
export function nextStep(parcel: MovingParcel, now: Date, rng: Rng): NextStep | null {
  const shown = momentAt(now.getTime(), parcel.zone);
  if (!shown) return null;
  const hour = Math.floor((shown.minute ?? 0) / 60);
  const at = ([from, to]: readonly [number, number]) => hour >= from && hour < to;
  const out = couriersWork(shown.day, parcel.country);
  const step = (what: ScanWord, where: NextStep['where'], words?: string): NextStep => ({
    what,
    where,
    words: words ?? courierWords(parcel.carrier, what),
  });
  const { status, subStatus } = parcel;

  if (status === 'pre_transit') return out && at(HOURS.collect) ? step('picked_up', 'home') : null;
  if (status === 'in_transit') {
    if (subStatus === 'picked_up' || subStatus === 'accepted') return step('arrived', 'hub');
    if (subStatus === 'at_local_depot' || subStatus === 'loaded' || subStatus === 'delivery_scheduled')
      return out && at(HOURS.leave) ? step('van', 'town') : null;
    return step('depot', 'town');
  }
  if (status !== 'out_for_delivery' || !at(HOURS.ring)) return null;
  const stops = subStatus === 'courier_near' ? (stopsAway(parcel.lastWords) ?? 1) : 9 + Math.floor(rng.next() * 8);
  if (stops > 3 && hour < HOURS.ring[1] - 1) {
    const left = subStatus === 'courier_near' ? Math.max(2, Math.round(stops / 2)) : stops;
    return step('near', 'town', (STOPS[parcel.country] ?? ((n: number) => `${n} stops away`))(left));
  }
  return arrive(parcel.country, rng, step);
}

function arrive(
  country: string,
  rng: Rng,
  step: (what: ScanWord, where: 'town', words?: string) => NextStep,
): NextStep {
  const chance = rng.next();
  const neighbours = NEIGHBOURS[country];
  if (neighbours && chance < 0.15) {
    return step('neighbour', 'town', neighbours[Math.floor(rng.next() * neighbours.length)]);
  }
  if (chance < 0.3)
    return step('safe_place', 'town', country === 'DE' ? 'Wie vereinbart in der Garage abgelegt.' : undefined);
  return step(chance < 0.5 ? 'mailbox' : 'handed', 'town');
}
