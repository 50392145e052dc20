import { geographyShapes, locate } from './geography';
import { drawRoute, type RouteStop } from './rules/draw-route';
import type { NamedStop } from './rules/parcel-route';
import type { RouteMapView } from './types';

/** Routes drawn lately: parcels of a shop leave by the same roads. */
const MOST_KEPT = 2_000;
const drawn = new Map<string, RouteMapView | null>();

/** The map of a route; what nobody can find on the earth is left out of it. Null where too little is left to draw. */
export function routeMap(stops: readonly NamedStop[]): RouteMapView | null {
  const key = JSON.stringify(stops);
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const shapes = geographyShapes();
  const found = stops.flatMap(({ place, ...stop }): RouteStop[] => {
    const at = locate(place);
    return at ? [{ ...stop, at }] : [];
  });
  const map = shapes && found.length > 1 ? drawRoute(found, shapes) : null;
  if (drawn.size >= MOST_KEPT) drawn.clear();
  drawn.set(key, map);
  return map;
}
