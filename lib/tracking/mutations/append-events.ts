import { createHash } from 'node:crypto';
import { isOfThisParcel } from '@/lib/carriers/rules/parcel-start';
import type { EventLocation, Observation, ShipmentStatus } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { storable } from '@/lib/core/fields';
import { newId } from '@/lib/core/ids';
import { type Held, holdShipments } from '../hold-shipments';
import { startOf } from '../lock-shipment';
import type { StoredFact } from '../queries/list-observations';
import { type EventRow, newFacts, writeEvents } from '../write-events';
import { refoldShipments } from './refold-shipments';
import { wantPhotos } from './want-photos';

export type AppendEventsInput = {
  shipmentId: string;
  observations: readonly Observation[];
  /** The number they were told of (schema.ts trackingKey); left out when they were told of the shipment itself. */
  trackingKey?: string | null;
  inboxId?: string | null;
};

type Appended = { added: number; fresh: readonly Observation[]; facts: readonly StoredFact[]; isErased: boolean };

/**
 * The one road for what happens to parcels: stores the facts that are new, folds all of each parcel and, where a headline
 * changed and is news, queues the message to the shopper; one statement a kind, however many parcels are told of. Order and
 * repetition make no difference. Answers for each input; `fresh` are the facts that were not told before, `facts` all that
 * now count for the parcel. Of a shopper who was erased (`isErased`) neither words nor places are kept. `held`: the parcels,
 * where they are locked already. Throws NOT_FOUND for an unknown or foreign shipment.
 */
export async function appendEvents(ctx: Ctx, inputs: readonly AppendEventsInput[], held?: Held): Promise<Appended[]> {
  if (inputs.length === 0) return [];
  const ids = inputs.map(({ shipmentId }) => shipmentId);
  const { parcels, facts } = held ?? (await holdShipments(ctx, ids));
  const byId = new Map(parcels.map((locked) => [locked.shipment.id, locked]));
  const told = inputs.map((input) => {
    const locked = byId.get(input.shipmentId);
    if (!locked) throw notFound('shipment');
    const isErased = locked.erasedAt !== null;
    const rows = input.observations.map((o) => {
      const row = rowOf(ctx, o, input, locked.shipment.trackingKey);
      return { o, row: isErased ? erased(row) : row };
    });
    return { rows, isErased };
  });
  const isOwn = (row: EventRow) => {
    const locked = byId.get(row.shipmentId);
    return locked !== undefined && isOfThisParcel(factOf(row), startOf(locked));
  };
  const written = newFacts(
    told.flatMap(({ rows }) => rows.map(({ row }) => row)),
    facts,
  );
  const added = await writeEvents(ctx, written);
  await wantPhotos(
    ctx,
    told.flatMap(({ rows, isErased }) =>
      rows.flatMap(({ o: { key, photo_url: url }, row }) =>
        url && !isErased && isOwn(row) ? [{ shipmentId: row.shipmentId, trackingKey: row.trackingKey, key, url }] : [],
      ),
    ),
  );
  // The parcels are locked: what was stored, and these, is all there is. It is not read back.
  const touched = new Set<string>();
  for (const row of written) {
    if (!added.has(row.id)) continue;
    touched.add(row.shipmentId);
    const { trackingKey: bears } = byId.get(row.shipmentId)?.shipment ?? {};
    if (row.trackingKey === null || row.trackingKey === bears) factsOf(facts, row.shipmentId).push(factOf(row));
  }
  await refoldShipments(
    ctx,
    parcels.filter(({ shipment }) => touched.has(shipment.id)),
    { facts },
  );
  return told.map(({ rows, isErased }, i) => {
    const fresh = rows.flatMap(({ o, row }) => (added.has(row.id) ? [o] : []));
    const all = facts.get(inputs[i]?.shipmentId ?? '') ?? [];
    return { added: fresh.length, fresh: isErased ? [] : fresh, facts: all, isErased };
  });
}

function factsOf(facts: Map<string, StoredFact[]>, shipmentId: string): StoredFact[] {
  const own = facts.get(shipmentId) ?? [];
  facts.set(shipmentId, own);
  return own;
}

/** A row as it is read back. */
const factOf = (row: EventRow): StoredFact => ({
  id: row.id,
  kind: row.kind,
  key: row.key,
  occurred_at: row.occurredAt?.toISOString() ?? null,
  local_time: row.localTime,
  status: row.status,
  sub_status: row.subStatus,
  cause: row.cause,
  action_by: row.actionBy,
  code: row.code,
  description: row.description,
  location: row.location,
  observed_at: row.observedAt?.toISOString() ?? null,
  received_at: row.receivedAt.toISOString(),
  source: row.source,
  of_number: row.trackingKey !== null,
  eta: row.eta,
});

const hashed = (key: string) => `erased:${createHash('sha256').update(key).digest('hex')}`;

/** Of a shopper who was erased: what happened and when, without words and places, under the identity erase_history gives. */
const erased = (row: EventRow): EventRow => ({
  ...row,
  key: hashed(row.key),
  otherKey: row.otherKey && hashed(row.otherKey),
  description: null,
  location: null,
  signedBy: null,
});

function rowOf(
  ctx: Ctx,
  o: Observation,
  { shipmentId, trackingKey = null, inboxId = null }: AppendEventsInput,
  bears: string | null,
): EventRow {
  const identity = storable(o.key, 600);
  // Under another number the same words are another fact; of the shipment and of the number it bears they are one.
  const ofNumber = (number: string) => `${number}/${identity}`;
  return {
    id: newId(),
    shipmentId,
    key: trackingKey ? ofNumber(trackingKey) : identity,
    otherKey: trackingKey ? identity : bears && ofNumber(bears),
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
    signedBy: text(o.signed_by ?? null, 120),
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
    city: text(location.city, 200),
    region: text(location.region, 200),
    postal_code: text(location.postal_code, 32),
    country: text(location.country, 80),
    latitude: onTheRound ? null : location.latitude,
    longitude: onTheRound ? null : location.longitude,
  };
}
