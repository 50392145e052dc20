import type pg from 'pg';
import { foldShipment, type ShipmentState } from '@/lib/carriers/rules/fold-shipment';
import type { Eta, Observation } from '@/lib/carriers/types';
import { daysBetween } from '@/lib/core/local-date';
import { readMoment } from '@/lib/tracking/rules/calendar';
import { isMoving, situationOf } from '@/lib/tracking/rules/situation';
import type { EtaStep } from '@/lib/tracking/types';

type Stored = Pick<ShipmentState, 'status' | 'sub_status' | 'cause' | 'action_by' | 'delivered_at_local'> & {
  direction: 'outbound' | 'return';
  shipped_at: string | null;
  delivered_at: string | null;
  last_event_at: string | null;
  check_at: string | null;
  eta_original: Eta | null;
  eta: Eta | null;
  eta_trail: EtaStep[];
};

type ShipmentRow = { id: string; labelled: Date | null; ordered: Date; state: Stored; facts: Observation[] };

const SHIPMENTS_AT_ONCE = 500;

/** Folds every parcel's facts anew and counts those of which any derived column is stored otherwise. */
export async function countUnfolded(client: Pick<pg.ClientBase, 'query'>): Promise<number> {
  let violations = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await client.query<ShipmentRow>(SHIPMENTS, [after, SHIPMENTS_AT_ONCE]);
    for (const row of rows) if (!agrees(row)) violations++;
    const last = rows.at(-1);
    if (!last || rows.length < SHIPMENTS_AT_ONCE) return violations;
    after = last.id;
  }
}

const instant = (value: string | null) => (value === null ? null : Date.parse(value));

function agrees({ labelled, ordered, state, facts: told }: ShipmentRow): boolean {
  const facts = told.map(utc);
  const folded = foldShipment(facts, {
    labelledAt: labelled?.toISOString() ?? null,
    orderedAt: ordered.toISOString(),
  });
  return (
    folded.status === state.status &&
    folded.sub_status === state.sub_status &&
    folded.cause === state.cause &&
    folded.action_by === state.action_by &&
    folded.delivered_at_local === state.delivered_at_local &&
    instant(folded.delivered_at) === instant(state.delivered_at) &&
    instant(folded.last_event_at) === instant(state.last_event_at) &&
    isShippedThen(state, folded, labelled) &&
    areOneStory(state) &&
    isToldDay(state, folded, facts) &&
    (state.check_at === null || mayBeLookedAt(state))
  );
}

/** By the first scan that moved it, or earlier, when the shop said so. */
function isShippedThen(state: Stored, folded: ShipmentState, labelled: Date | null): boolean {
  const [stored, scanned] = [instant(state.shipped_at), instant(folded.shipped_at)];
  return stored === scanned || (stored !== null && stored === labelled?.getTime() && stored < (scanned ?? Infinity));
}

/** The first and the current estimate are the two ends of their trail. */
function areOneStory({ eta, eta_original: original, eta_trail: trail }: Stored): boolean {
  if (!eta || !original) return !eta && !original && trail.length === 0;
  const days = (one: Eta | undefined) => readMoment(one?.latest, 'UTC')?.day;
  const [from, first] = [days(original), days(trail[0]?.eta)];
  // What names no day that can be read is kept, and is no step.
  if (!first) return trail.length === 0 && days(eta) === undefined;
  // The same day at the door, whose clocks may be a day from these.
  const isFirst = from !== undefined && Math.abs(daysBetween(from, first)) <= 1;
  return isFirst && isSame(trail.at(-1)?.eta ?? null, eta);
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    : value;

/** What is said to be the carrier's word is the newest of them; of a parcel whose way is over that word stays. */
function isToldDay({ eta, ...state }: Stored, { eta_current: word }: ShipmentState, facts: Observation[]): boolean {
  const told = word ? [word] : facts.flatMap(({ eta: one }) => (one ? [one] : []));
  if (eta?.source === 'carrier') return told.some((one) => names(one, eta.earliest) && names(one, eta.latest));
  return !word || !readMoment(word.latest, 'UTC') || mayBeLookedAt({ ...state, direction: 'outbound' });
}

const names = (span: Eta, text: string): boolean => text === span.earliest || text === span.latest;

/** Only what goes to a shopper and may come any day is looked at again. */
function mayBeLookedAt(state: Pick<Stored, 'direction' | 'status' | 'sub_status' | 'cause' | 'action_by'>): boolean {
  const { status, sub_status: subStatus, cause, action_by: actionBy } = state;
  const situation = situationOf({ status, subStatus, cause, actionBy });
  const isAwaited = isMoving(situation) || ['on_the_van', 'courier_near', 'unknown'].includes(situation);
  return state.direction === 'outbound' && isAwaited;
}

/** The fold compares instants as text, as they are written everywhere else. */
const utc = (fact: Observation): Observation => ({
  ...fact,
  occurred_at: fact.occurred_at && new Date(fact.occurred_at).toISOString(),
  observed_at: fact.observed_at && new Date(fact.observed_at).toISOString(),
  received_at: new Date(fact.received_at).toISOString(),
});

const SHIPMENTS = `
select s.id, s.labelled_at as labelled, o.placed_at as ordered,
  jsonb_build_object('status', s.status, 'sub_status', s.sub_status, 'cause', s.cause, 'action_by', s.action_by,
    'delivered_at', s.delivered_at, 'delivered_at_local', s.delivered_at_local, 'last_event_at', s.last_event_at,
    'shipped_at', s.shipped_at, 'eta_original', s.eta_original, 'eta', s.eta, 'eta_trail', s.eta_trail, 'check_at', s.check_at,
    'direction', s.direction) as state,
  coalesce((select jsonb_agg(jsonb_build_object('kind', e.kind, 'key', e.key, 'occurred_at', e.occurred_at,
      'local_time', e.local_time, 'status', e.status, 'sub_status', e.sub_status, 'cause', e.cause, 'action_by', e.action_by,
      'code', e.code, 'description', e.description, 'location', e.location, 'observed_at', e.observed_at,
      'received_at', e.received_at, 'source', e.source, 'of_number', e.tracking_key is not null, 'eta', e.eta))
    from tracking_events e where e.shop_id = s.shop_id and e.shipment_id = s.id
      and (e.tracking_key is null or e.tracking_key = s.tracking_key)), '[]') as facts
from shipments s join orders o on o.shop_id = s.shop_id and o.id = s.order_id
where s.id > $1 order by s.id limit $2`;
