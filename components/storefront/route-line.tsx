import type { ParcelView } from '@/lib/tracking/types';
import type { Translate } from './message-keys';
import { RouteMap } from './route-map';

const STATE = { passed: 'order.routePassed', here: 'order.routeHere', ahead: 'order.routeAhead' } as const;

/** Places in order of travel: a lit road as far as the parcel has come, a dashed one beyond. */
export function RouteLine({ route, t }: { route: ParcelView['route']; t: Translate }) {
  return (
    <ol className="route">
      {route.map(({ label, state }) => (
        <li key={label} data-state={state} aria-current={state === 'here' ? 'location' : undefined}>
          <span className="route-mark" aria-hidden="true" />
          <span>
            {label}
            <span className="sr-only">, {t(STATE[state])}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The route as a map where its places are known, and as a line of names. */
export function Route({ parcel: { route, map }, t }: { parcel: ParcelView; t: Translate }) {
  if (route.length < 2) return null;
  return (
    <div className="route-view">
      {map && <RouteMap map={map} />}
      <RouteLine route={route} t={t} />
    </div>
  );
}
