import type { CanonicalEvent, CanonicalShipment, Observation } from '../types';
import { timeBounds } from './carrier-time';
import { eventIdentity } from './event-identity';
import { meaningOf } from './meaning';

const NO_STATUS = meaningOf('unknown');

/**
 * A scan as a fact to store. Member by member: of a batch's hundreds each is made and read again and again, and objects
 * that are copied and then extended are slow at both.
 */
export const toFact = (
  event: CanonicalEvent,
  told: Pick<Observation, 'source' | 'observed_at' | 'received_at'>,
): Observation => ({
  kind: 'event',
  key: eventIdentity(told.source, event),
  occurred_at: event.occurred_at,
  local_time: event.local_time,
  status: event.status,
  sub_status: event.sub_status,
  cause: event.cause,
  action_by: event.action_by,
  code: event.code,
  description: event.description,
  location: event.location,
  observed_at: told.observed_at,
  received_at: told.received_at,
  source: told.source,
  eta: event.eta,
  stops: event.stops,
  signed_by: event.signed_by,
  photo_url: event.photo_url,
  unknown_code: event.unknown_code,
});

/**
 * What one normalized payload says about a shipment, as the facts to store and fold: one per scan, and one for what the
 * provider declares. `receivedAt` RFC 3339. Where the provider declares no status, its estimate alone is a declaration.
 */
export function toObservations(
  shipment: CanonicalShipment,
  { source, receivedAt }: { source: string; receivedAt: string },
): Observation[] {
  const { observed_at } = shipment;
  const events = shipment.events.map((event) => toFact(event, { source, observed_at, received_at: receivedAt }));
  const scans = shipment.events.map((event) => event.occurred_at ?? '').filter(Boolean);
  // a declaration is never older than the scans it was made with, whatever clock the provider keeps
  const declaredAt = [shipment.observed_at ?? '', ...scans].reduce(
    (a, b) => (Date.parse(b) > Date.parse(a) ? b : a || b),
    '',
  );
  const told = shipment.declared === false ? NO_STATUS : shipment;
  if (told.status === 'unknown' && shipment.eta === null) return events;

  const since = shipment.events.find((event) => event.status === told.status && timeBounds(event) !== null);
  const delivered = told.status === 'delivered';
  const declaration: Observation = {
    kind: 'declaration',
    key: [
      'declared',
      source,
      declaredAt || shipment.events[0]?.local_time || 'undated',
      told.status,
      told.sub_status ?? '',
      shipment.eta?.latest ?? '',
    ].join('|'),
    occurred_at: (delivered ? shipment.delivered_at : null) ?? since?.occurred_at ?? null,
    local_time: (delivered ? shipment.delivered_at_local : null) ?? since?.local_time ?? null,
    status: told.status,
    sub_status: told.sub_status,
    cause: told.cause,
    action_by: told.action_by,
    code: null,
    description: null,
    location: null,
    observed_at: declaredAt || null,
    received_at: receivedAt,
    source,
    eta: shipment.eta,
    ...(delivered && shipment.signed_by && { signed_by: shipment.signed_by }),
  };
  return [...events, declaration];
}
