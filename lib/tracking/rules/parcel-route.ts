import type { EventLocation } from '@/lib/carriers/types';
import type { OrderFacts, RouteMapView } from '../types';
import { isolate, oneLine } from './goods';
import type { ParcelStory, Words } from './parcel-story';
import { hasArrived, hasEnded } from './situation';

/** A place of a route as it is said, and as somebody who knows the earth may find it. */
export type NamedStop = {
  label: string;
  state: 'passed' | 'here' | 'ahead';
  place: Pick<EventLocation, 'city' | 'region' | 'country'> & Partial<EventLocation>;
};

/** Draws a route; null where too few of its places can be found. */
export type DrawRoute = (stops: readonly NamedStop[]) => RouteMapView | null;

/** The places that are named; a longer journey keeps its last ones. */
const MOST_STOPS = 5;

/** The places a parcel passed, in order of travel; the last is where it is, or the delivery town still ahead. */
export function parcelRoute(
  { shipment, situation, replaced }: ParcelStory,
  { city, region, country }: Pick<OrderFacts['order'], 'city' | 'region' | 'country'>,
  { t, scope }: Words,
): NamedStop[] {
  if (scope === 'status') return [];
  const same = (one: string | undefined, other: string) => one?.toLowerCase() === other.toLowerCase();
  const passed: { name: string; place: NamedStop['place'] }[] = [];
  for (const { location, status, subStatus } of [...shipment.events].reverse()) {
    // What was not collected stands where it was packed, wherever the courier says so; what had not arrived was not there.
    if (situation === 'collection_missed' && subStatus === 'pickup_missed') continue;
    if (situation === 'delivery_retracted' && status === 'delivered') continue;
    const name = oneLine(location?.city, 40);
    if (location && name && !same(passed.at(-1)?.name, name)) passed.push({ name, place: location });
  }
  const shown = passed.slice(-MOST_STOPS);
  const stop = ({ name, place }: (typeof passed)[number], state: NamedStop['state']): NamedStop => ({
    label: isolate(name, t.locale),
    state,
    place: { ...place, city: name },
  });
  const route = shown.map((one, at) => stop(one, at === shown.length - 1 ? 'here' : 'passed'));
  const end = oneLine(city, 40);
  const goesThere = !replaced && !hasEnded(situation);
  if (!end || same(shown.at(-1)?.name, end) || !goesThere) return route;
  const last = { name: end, place: { city: end, region, country } };
  if (!hasArrived(situation)) return route.length > 0 ? [...route, stop(last, 'ahead')] : [];
  return [...route.map((one) => ({ ...one, state: 'passed' as const })), stop(last, 'here')];
}
