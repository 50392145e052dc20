import { createHash } from 'node:crypto';
import type { EventLocation, Observation, ShipmentStatus } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { storable } from '@/lib/core/fields';
import { newId } from '@/lib/core/ids';
import { type LockedShipment, lockShipment } from '../lock-shipment';
import { type EventRow, writeEvents } from '../write-events';
import { refoldShipment } from './refold-shipment';

export type AppendEventsInput = {
  shipmentId: string;
  observations: readonly Observation[];
  /** The number they were told of (schema.ts trackingKey); left out when they were told of the shipment itself. */
  trackingKey?: string | null;
  inboxId?: string | null;
};

/**
 * The one road for what happens to a parcel: stores the facts that are new, folds all of them and, when the headline
 * changed and is news, queues the message to the shopper. Order and repetition make no difference. `fresh` are the facts
 * that were not told before. Of a shopper who was erased (`isErased`) neither words nor places are kept.
 * Throws NOT_FOUND for an unknown or foreign shipment.
 */
export function appendEvents(ctx: Ctx, input: AppendEventsInput): Promise<Appended> {
  return inTurn(ctx, input.shipmentId, async () => {
    const locked = await lockShipment(ctx, input);
    return inTurn(ctx, locked.shipment.orderId, () => append(ctx, input, locked));
  });
}

type Appended = { added: number; fresh: readonly Observation[]; isErased: boolean };

async function append(ctx: Ctx, input: AppendEventsInput, locked: LockedShipment): Promise<Appended> {
  const isErased = locked.erasedAt !== null;
  const told = new Map(input.observations.map((o) => [(isErased ? erased : same)(rowOf(ctx, o, input)), o]));
  const added = await writeEvents(ctx, [...told.keys()]);
  if (added.size > 0) await refoldShipment(ctx, locked);
  const fresh = isErased ? [] : [...told].flatMap(([row, o]) => (added.has(row.id) ? [o] : []));
  return { added: added.size, fresh, isErased };
}

const same = (row: EventRow): EventRow => row;

/** Of a shopper who was erased: what happened and when, without words and places, under the identity erase_history gives. */
const erased = (row: EventRow): EventRow => ({
  ...row,
  key: `erased:${createHash('sha256').update(row.key).digest('hex')}`,
  description: null,
  location: null,
});

const turns = new WeakMap<Ctx['db'], Map<string, Promise<unknown>>>();

/**
 * Deliveries that share a transaction hold its locks together, so those of one shipment, and then of one order, take
 * turns here: nothing is decided by what another is about to change.
 */
function inTurn<T>(ctx: Ctx, id: string, run: () => Promise<T>): Promise<T> {
  const byId = turns.get(ctx.db) ?? new Map<string, Promise<unknown>>();
  turns.set(ctx.db, byId);
  const before = byId.get(id);
  const mine = before ? before.then(run, run) : run();
  byId.set(id, mine);
  return mine;
}

function rowOf(
  ctx: Ctx,
  o: Observation,
  { shipmentId, trackingKey = null, inboxId = null }: AppendEventsInput,
): EventRow {
  const identity = storable(o.key, 600);
  return {
    shopId: ctx.shopId,
    id: newId(),
    shipmentId,
    // Under another number the same words are another fact.
    key: trackingKey ? `${trackingKey}/${identity}` : identity,
    kind: o.kind,
    trackingKey,
    occurredAt: instant(o.occurred_at),
    localTime: text(o.local_time, 40),
    status: o.status,
    subStatus: o.sub_status,
    cause: o.cause,
    actionBy: o.action_by,
    code: text(o.code, 80),
    description: text(o.description, 1_000),
    location: o.location && place(o.location, o.status),
    eta: o.eta ?? null,
    stops: o.stops ?? null,
    source: o.source,
    observedAt: instant(o.observed_at),
    receivedAt: instant(o.received_at) ?? ctx.now,
    inboxId,
  };
}

const instant = (value: string | null) => (value === null || Number.isNaN(Date.parse(value)) ? null : new Date(value));
const text = (value: string | null, max: number) => (value === null ? null : storable(value, max));

/** A courier on the round is a person at work: how far it is is kept, where they are is not. */
function place(location: EventLocation, status: ShipmentStatus): EventLocation {
  const onTheRound = status === 'out_for_delivery';
  return {
    ...location,
    ...(onTheRound && { latitude: null, longitude: null }),
    city: text(location.city, 200),
    region: text(location.region, 200),
    postal_code: text(location.postal_code, 32),
    country: text(location.country, 80),
  };
}
