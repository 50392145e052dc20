import type { Eta, Observation, ShipmentStatus } from '../types';
import { isoInstant, timeBounds, UNKNOWN_ZONE_MS, wallMs } from './carrier-time';
import { type Meaning, meaningOf } from './meaning';
import { isOfThisParcel, type ParcelStart } from './parcel-start';

/**
 * The edition of what makes a parcel's state of its facts: this fold, whose parcel a fact is (parcel-start.ts), whose number
 * it is (weigh-carrier.ts). Raised with each change of what comes out, so that parcels folded before are folded again.
 */
export const FOLD_VERSION = 1;

/** What is true of a parcel. Instants are RFC 3339 UTC; `delivered_at_local` is the carrier's wall clock. */
export type ShipmentState = Meaning & {
  shipped_at: string | null;
  /** The first delivery that stood; null while only the wall clock is known. */
  delivered_at: string | null;
  delivered_at_local: string | null;
  eta_original: Eta | null;
  eta_current: Eta | null;
  /** When the newest estimate was made, as far as that is known. */
  eta_told_at: string | null;
  /** The newest scan's instant, or the earliest instant its wall clock can mean. */
  last_event_at: string | null;
};

/** How far along the road a status is. Exceptions lie beside the road, level with "moving". */
const PROGRESS: Record<ShipmentStatus, number> = {
  unknown: 0,
  pre_transit: 1,
  in_transit: 2,
  exception: 2,
  expired: 2,
  out_for_delivery: 3,
  attempt_failed: 4,
  available_for_pickup: 5,
  delivered: 6,
  returned: 7,
};

/** True where a provider that declares `declared` merely lags behind a scan that says `scanned`. */
export const lagsBehind = (declared: ShipmentStatus, scanned: ShipmentStatus): boolean =>
  ['unknown', 'pre_transit', 'in_transit', 'out_for_delivery'].includes(declared) &&
  PROGRESS[scanned] > PROGRESS[declared];

const DAY_MS = 86_400_000;
/** A scan this long after the parcel's end belongs to the number's next parcel. */
const REUSE_AFTER_MS = 120 * DAY_MS;

type Placed = { o: Observation; at: number; exact: boolean };
type Delivery = { at: number; occurred_at: string | null; local_time: string | null; resumed: boolean };
type Walk = { head: (Meaning & { at: number; exact: boolean; declared: boolean }) | null; delivery: Delivery | null };

function place(o: Observation): Placed {
  const told = Date.parse(o.observed_at ?? o.occurred_at ?? '');
  if (o.kind === 'declaration' && !Number.isNaN(told)) return { o, at: told, exact: true };
  const instant = o.occurred_at === null ? Number.NaN : Date.parse(o.occurred_at);
  if (!Number.isNaN(instant)) return { o, at: instant, exact: true };
  const wall = o.local_time === null ? Number.NaN : wallMs(o.local_time);
  if (!Number.isNaN(wall)) return { o, at: wall, exact: false };
  const seen = Date.parse(o.observed_at ?? o.received_at);
  return { o, at: Number.isNaN(seen) ? 0 : seen, exact: true };
}

const contentOf = (o: Observation) =>
  JSON.stringify([
    o.status,
    o.sub_status,
    o.cause,
    o.action_by,
    o.code,
    o.occurred_at,
    o.local_time,
    o.description,
    o.eta ?? null,
  ]);

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** One per key; of two tellings the one the provider made later counts, then a fixed order of content. */
function distinct(observations: readonly Observation[]): Observation[] {
  const kept = new Map<string, Observation>();
  for (const o of observations) {
    const other = kept.get(o.key);
    const order = other
      ? byText(o.observed_at ?? '', other.observed_at ?? '') ||
        PROGRESS[o.status] - PROGRESS[other.status] ||
        byText(contentOf(o), contentOf(other)) ||
        byText(other.received_at, o.received_at)
      : 1;
    if (order > 0) kept.set(o.key, o);
  }
  return [...kept.values()];
}

const inOrder = (a: Placed, b: Placed) =>
  a.at - b.at ||
  Number(a.o.kind === 'declaration') - Number(b.o.kind === 'declaration') ||
  PROGRESS[a.o.status] - PROGRESS[b.o.status] ||
  byText(a.o.key, b.o.key);

const ENDS_DELIVERY = new Set(['damaged', 'lost', 'delivery_retracted']);

/** Whether the new fact may take the headline. Order of the walk is time; this only weighs meaning. */
function mayFollow(head: NonNullable<Walk['head']>, { o, at, exact }: Placed): boolean {
  const { status, sub_status } = o;
  if (status === 'unknown') return false;
  if (sub_status === 'delivery_retracted') return true;
  if (head.status === 'delivered')
    return status === 'returned' || (status === 'exception' && ENDS_DELIVERY.has(sub_status ?? ''));
  if (head.status === 'returned') {
    if (status === 'delivered') return true;
    return status === 'returned' && !(head.sub_status === 'returned_to_sender' && sub_status !== 'returned_to_sender');
  }
  if (status === 'pre_transit') return PROGRESS[head.status] <= PROGRESS.pre_transit;
  if (status === 'in_transit' && sub_status === 'update') {
    return PROGRESS[head.status] < PROGRESS.in_transit || head.status === 'in_transit' || head.status === 'expired';
  }
  if (o.kind === 'declaration') return head.declared || !lagsBehind(status, head.status);
  // a wall clock and an instant less than a zone apart: which came first is not known, so nothing is taken back
  const unsure = exact !== head.exact && Math.abs(at - head.at) < UNKNOWN_ZONE_MS;
  return !(unsure && PROGRESS[status] < PROGRESS[head.status]);
}

function noteDelivery(walk: Walk, { o, at }: Placed) {
  if (o.sub_status === 'delivery_retracted') walk.delivery = null;
  if (walk.delivery && (o.status === 'out_for_delivery' || o.status === 'attempt_failed')) walk.delivery.resumed = true;
  if (o.status !== 'delivered' || (walk.head?.status === 'returned' && o.kind === 'event')) return;
  const told = { at, occurred_at: o.occurred_at, local_time: o.local_time, resumed: false };
  // carried out again and delivered again: the first delivery was a mistake
  if (!walk.delivery || (walk.delivery.resumed && o.kind === 'event')) walk.delivery = told;
  else if (!walk.delivery.occurred_at && !walk.delivery.local_time) walk.delivery = { ...told, at: walk.delivery.at };
}

function step(walk: Walk, fact: Placed) {
  const { o, at, exact } = fact;
  const before = walk.head;
  noteDelivery(walk, fact);
  let next: Meaning = { status: o.status, sub_status: o.sub_status, cause: o.cause, action_by: o.action_by };
  if (before?.status === o.status && (o.sub_status === null || o.sub_status === 'update')) {
    // the same, told with less detail
    if (before.sub_status) next = { ...before };
  }
  if (before?.status === 'returned' && o.status === 'delivered' && o.kind === 'event') {
    next = meaningOf('returned', 'returned_to_sender');
  }
  if (before && !mayFollow(before, fact)) {
    if (before.status === 'delivered' && o.status === 'delivered' && !before.sub_status && o.sub_status) {
      walk.head = { ...before, sub_status: o.sub_status };
    }
    return;
  }
  walk.head = {
    status: next.status,
    sub_status: next.sub_status,
    cause: next.cause,
    action_by: next.action_by,
    at,
    exact,
    declared: o.kind === 'declaration',
  };
}

const MOVING = new Set<ShipmentStatus>([
  'in_transit',
  'out_for_delivery',
  'attempt_failed',
  'available_for_pickup',
  'delivered',
]);

/**
 * Folds everything known of one parcel into what is true of it. The result depends on the set of facts alone: not on
 * their order, their grouping into payloads, or how often each was told. Scans count in order of time; a provider's
 * declaration counts from when it was made, unless it merely lags behind a newer scan; after a delivery only a return,
 * damage, loss or retraction changes the headline.
 * `start`: when this parcel can have begun, so that an earlier parcel of the same number is ignored.
 */
export function foldShipment(observations: readonly Observation[], start: ParcelStart = {}): ShipmentState {
  const facts = distinct(observations.filter((o) => isOfThisParcel(o, start)))
    .map(place)
    .sort(inOrder);
  const walk: Walk = { head: null, delivery: null };
  let shipped: string | null = null;
  let lastScan = Number.NEGATIVE_INFINITY;
  let ended: number | null = null;
  let etaOriginal: Eta | null = null;
  let etaCurrent: Eta | null = null;
  let etaToldAt: number | null = null;

  for (const fact of facts) {
    if (ended !== null && fact.at - ended > REUSE_AFTER_MS) continue;
    const { o } = fact;
    step(walk, fact);
    if (walk.head?.status === 'delivered' || walk.head?.sub_status === 'returned_to_sender') ended ??= fact.at;
    else ended = null;
    if (o.eta) {
      etaOriginal ??= o.eta;
      etaCurrent = o.eta;
      etaToldAt = fact.at;
    }
    if (o.kind === 'event') {
      if (MOVING.has(o.status) && o.occurred_at && (shipped === null || o.occurred_at < shipped))
        shipped = o.occurred_at;
      lastScan = Math.max(lastScan, timeBounds(o)?.earliest ?? Number.NEGATIVE_INFINITY);
    }
  }

  const { status, sub_status, cause, action_by } = walk.head ?? meaningOf('unknown');
  return {
    status,
    sub_status,
    cause,
    action_by,
    shipped_at: shipped,
    delivered_at: walk.delivery?.occurred_at ?? null,
    delivered_at_local: walk.delivery?.local_time ?? null,
    eta_original: etaOriginal,
    eta_current: etaCurrent,
    eta_told_at: etaToldAt === null ? null : isoInstant(etaToldAt),
    last_event_at: Number.isFinite(lastScan) ? isoInstant(lastScan) : null,
  };
}
