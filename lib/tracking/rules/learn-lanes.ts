import { addDays, weekday } from '@/lib/core/local-date';
import { isPublicHoliday, isWeekend } from '@/lib/returns/rules/public-holidays';
import type { Day } from './calendar';
import { deliveryDaysBetween, HOLIDAYS_TOO } from './delivery-days';

/**
 * Fewer deliveries than this teach nothing: with ten, the longest of them is a bound that at least nine in ten of the
 * next parcels keep (the k-th of n bounds k/(n+1) of what is to come, whatever the distribution).
 */
export const DELIVERIES_TO_LEARN_FROM = 10;

/** What a lane remembers: its newest deliveries, so that it follows the season. */
export const LANE_MEMORY = 200;

/** Longer journeys count as this long. */
export const LONGEST_DAYS = 40;

/** A weekday is one of delivery when at least this share of the parcels came on it. */
const REGULAR_SHARE = 0.04;
const HOLIDAY_SHARE = 0.01;

/** Where a parcel went and with whom; an unknown member is null. */
export type LaneFacts = {
  carrier: string | null;
  service: string | null;
  /** ISO country codes. */
  origin: string | null;
  destination: string | null;
  postalCode: string | null;
};

/** A parcel that arrived: handed over and delivered on these days, each where it happened. */
export type PastDelivery = LaneFacts & { shippedOn: Day; deliveredOn: Day };

export type LaneKey = { carrier: string; service: string; origin: string; destination: string; prefix: string };

/** How long parcels took on a lane: `days[n]` of them n delivery days, counted on `weekdays`. */
export type Lane = LaneKey & { days: number[]; weekdays: number[] };

const PREFIX: Record<string, RegExp> = {
  CA: /^[A-Z]/,
  GB: /^[A-Z]{1,2}/,
  IE: /^[A-Z0-9]{3}/,
  US: /^\d{3}/,
};

const plainCode = (postalCode: string | null): string =>
  (postalCode ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');

/** The part of a postcode that names a region: three digits in the United States, "SW" in Britain, two characters elsewhere. */
export function postalPrefix(country: string | null, postalCode: string | null): string {
  return (PREFIX[country ?? ''] ?? /^[A-Z0-9]{2}/).exec(plainCode(postalCode))?.[0] ?? '';
}

/** Parts of a country that parcels reach by another road than the rest: they are dated from their own history alone. */
const REMOTE: Record<string, RegExp> = {
  CA: /^[XY]|^[A-Z]0/,
  ES: /^(07|35|38|51|52)/,
  FR: /^(20|97|98)/,
  GB: /^(HS|ZE|KW|IV|BT|IM|JE|GY)/,
  JP: /^(90|1001|1002)/,
  PT: /^9/,
  US: /^(99[5-9]|96[7-9]|00[6-9])/,
};

const serviceKey = (service: string | null): string => (service ?? '').trim().toLowerCase().slice(0, 100);

/**
 * The lanes a parcel belongs to, the finest first: service, origin and region known, then each of them any. None where
 * the carrier or the country is not known; what goes to a remote part of a country stays in its own lanes.
 */
export function lanesOf(parcel: LaneFacts): LaneKey[] {
  const { carrier, destination } = parcel;
  if (!carrier || !destination) return [];
  const service = serviceKey(parcel.service);
  const origin = parcel.origin ?? '';
  const prefix = postalPrefix(destination, parcel.postalCode);
  const levels = [
    { service, origin, prefix },
    { service, origin, prefix: '' },
    { service, origin: '', prefix },
    { service, origin: '', prefix: '' },
    { service: '', origin: '', prefix },
    { service: '', origin, prefix: '' },
    { service: '', origin: '', prefix: '' },
  ];
  const isRemote = REMOTE[destination]?.test(plainCode(parcel.postalCode)) ?? false;
  const shown = isRemote ? levels.filter((level) => level.prefix) : levels;
  const keys = new Map(shown.map((level) => [JSON.stringify(level), { carrier, destination, ...level }]));
  return [...keys.values()];
}

export const laneName = ({ carrier, destination, origin, service, prefix }: LaneKey): string =>
  JSON.stringify([carrier, destination, origin, service, prefix]);

const A_WEEK = Array.from({ length: 7 }, (_, day) => addDays('2026-11-22', day));

/**
 * On which days a carrier delivers in a country: its working days, and what its deliveries there tell of the others.
 * Null while there are too few of them.
 */
function weekdaysOf(deliveries: readonly PastDelivery[]): number[] | null {
  if (deliveries.length < DELIVERIES_TO_LEARN_FROM) return null;
  const counts = Array<number>(7).fill(0);
  const country = deliveries[0]?.destination ?? null;
  const worked = new Set(A_WEEK.filter((day) => !isWeekend(day, country)).map(weekday));
  let holidays = 0;
  for (const { deliveredOn, destination } of deliveries) {
    const day = weekday(deliveredOn);
    counts[day] = (counts[day] ?? 0) + 1;
    if (isPublicHoliday(deliveredOn, destination)) holidays += 1;
  }
  const least = Math.max(2, REGULAR_SHARE * deliveries.length);
  const days = counts.flatMap((count, day) => (worked.has(day) || count >= least ? [day] : []));
  return holidays >= Math.max(2, HOLIDAY_SHARE * deliveries.length) ? [...days, HOLIDAYS_TOO] : days;
}

const taken = new Map<string, number>();

/** Delivery days a parcel took; a shop's parcels share a few hundred pairs of days, asked for lane by lane. */
function daysTaken({ shippedOn, deliveredOn }: PastDelivery, country: string, weekdays: readonly number[]): number {
  const key = `${country}${weekdays.join('')} ${shippedOn} ${deliveredOn}`;
  let days = taken.get(key);
  if (days === undefined) {
    days = Math.min(LONGEST_DAYS, deliveryDaysBetween(shippedOn, deliveredOn, { country, weekdays }));
    if (taken.size > 20_000) taken.clear();
    taken.set(key, days);
  }
  return days;
}

/**
 * What a shop's own deliveries teach about its lanes. `deliveries` are given newest first; of each lane the newest
 * count, and a lane with too few of them is left out.
 */
export function learnLanes(deliveries: readonly PastDelivery[]): Lane[] {
  const lanes = new Map<string, LaneKey & { members: PastDelivery[] }>();
  for (const delivery of deliveries) {
    for (const key of lanesOf(delivery)) {
      const name = laneName(key);
      const lane = lanes.get(name) ?? { ...key, members: [] };
      if (lane.members.length === 0) lanes.set(name, lane);
      if (lane.members.length < LANE_MEMORY) lane.members.push(delivery);
    }
  }
  // The days a carrier works are the same on all of its lanes in a country.
  const calendars = new Map<string, number[] | null>();
  for (const { carrier, destination, service, origin, prefix, members } of lanes.values()) {
    if (!service && !origin && !prefix) calendars.set(`${carrier} ${destination}`, weekdaysOf(members));
  }
  return [...lanes.values()].flatMap(({ members, ...key }) => {
    const weekdays = calendars.get(`${key.carrier} ${key.destination}`);
    if (members.length < DELIVERIES_TO_LEARN_FROM || !weekdays) return [];
    const days: number[] = [];
    for (const member of members) {
      const at = daysTaken(member, key.destination, weekdays);
      while (days.length <= at) days.push(0);
      days[at] = (days[at] ?? 0) + 1;
    }
    return [{ ...key, days, weekdays }];
  });
}
