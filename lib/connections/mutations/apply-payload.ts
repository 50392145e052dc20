import { and, eq, isNull } from 'drizzle-orm';
import { inbox, shipments } from '@/db/schema/shipments';
import { adapterFor } from '@/lib/carriers/registry';
import { toObservations } from '@/lib/carriers/rules/to-observations';
import type { CanonicalShipment, NormalizedPayload, Observation, Source } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { storable } from '@/lib/core/fields';
import { ERASED_TEXT } from '@/lib/customers/constants';
import { lockArrivals } from '@/lib/tracking/lock-arrivals';
import { appendEvents } from '@/lib/tracking/mutations/append-events';
import { trackingKey } from '@/lib/tracking/schema';
import { orderArrival, shipmentArrival } from '../constants';
import { type FoundShipment, findShipments } from '../queries/find-shipments';
import { tellsParcel } from '../rules/tells-parcel';
import type { Waiting } from '../waiting';
import { countUnknownCodes } from './count-unknown-codes';
import { storeOrders } from './store-orders';
import { storeRefunds } from './store-refunds';
import { storeShipment } from './store-shipment';

export type Message = { inboxId: string; source: Source; body: string; receivedAt: Date };

/**
 * Does what a provider's message says: orders and refunds are stored, scans appended to their shipments. Returns what
 * could not be done; nothing means all of it was. Doing it again changes nothing, so a message may be applied until
 * everything it tells of has arrived.
 */
export async function applyPayload(ctx: Ctx, message: Message): Promise<Waiting[]> {
  let payload: NormalizedPayload;
  try {
    payload = adapterFor(message.source).parse(message.body, 'webhook');
  } catch (error) {
    return [{ reason: 'not_understood', detail: reasonOf(error), waitsFor: null }];
  }
  const told = payload.shipments.length + payload.orders.length + (payload.refunds?.length ?? 0);
  const [failure] = payload.errors;
  if (told === 0 && failure) {
    return [{ reason: 'error_payload', detail: storable(`${failure.code}: ${failure.message}`, 500), waitsFor: null }];
  }
  const stored = await storeOrders(ctx, payload.orders);
  const refunds = await storeRefunds(ctx, payload.refunds ?? []);
  const shipped = await applyShipments(ctx, message, payload.shipments);
  if (stored.isErased || shipped.isErased) await forgetBody(ctx, message.inboxId);
  return [...stored.waiting, ...refunds, ...shipped.waiting];
}

/** It tells of a shopper who was erased: what it says has been taken in, the words themselves are not kept. */
const forgetBody = (ctx: Ctx, inboxId: string) =>
  ctx.db
    .update(inbox)
    .set({ body: ERASED_TEXT, detail: null })
    .where(and(eq(inbox.shopId, ctx.shopId), eq(inbox.id, inboxId)));

const reasonOf = (error: unknown) => storable(error instanceof Error ? error.message : String(error), 500);

/** What an unknown shipment waits for: its order where a platform tells of a whole parcel, itself, or its number. */
function waitingFor(source: Source, told: CanonicalShipment): Waiting {
  const { external_id, order_external_id, tracking_number } = told;
  if (order_external_id !== null && tellsParcel(source, told)) {
    return { reason: 'unknown_order', detail: null, waitsFor: storable(orderArrival(order_external_id), 300) };
  }
  if (external_id !== null) {
    return { reason: 'unknown_shipment', detail: null, waitsFor: storable(shipmentArrival(external_id), 300) };
  }
  const key = trackingKey(tracking_number);
  return key === null
    ? { reason: 'not_understood', detail: 'Names no shipment.', waitsFor: null }
    : { reason: 'unknown_number', detail: storable(tracking_number ?? '', 200), waitsFor: storable(key, 300) };
}

async function applyShipments(
  ctx: Ctx,
  message: Message,
  told: readonly CanonicalShipment[],
): Promise<{ waiting: Waiting[]; isErased: boolean }> {
  let found = await findShipments(ctx, told);
  const missing = told.flatMap((shipment, i) =>
    found[i]?.shipments.length ? [] : (waitingFor(message.source, shipment).waitsFor ?? []),
  );
  if (missing.length > 0) {
    // What arrives at this very moment is either seen by the second look or will see us waiting.
    await lockArrivals(ctx, missing, 'shared');
    found = await findShipments(ctx, told);
  }
  const waiting: Waiting[] = [];
  const work: { shipment: FoundShipment; byNumber: boolean; told: CanonicalShipment }[] = [];
  for (const [i, shipment] of told.entries()) {
    const { shipments: matches = [], byNumber = false } = found[i] ?? {};
    const stored = await storeShipment(ctx, message.source, shipment, matches[0] ?? null);
    const others = matches.filter(({ id }) => id !== stored.shipment?.id);
    if (stored.waiting) waiting.push(stored.waiting);
    else if (!stored.shipment) waiting.push(waitingFor(message.source, shipment));
    else for (const match of [stored.shipment, ...others]) work.push({ shipment: match, byNumber, told: shipment });
  }
  const fresh: Observation[] = [];
  // In one order for everyone who holds several.
  work.sort((a, b) => (a.shipment.id < b.shipment.id ? -1 : 1));
  let isErased = false;
  for (const { shipment, byNumber, told: c } of work) {
    const appended = await appendEvents(ctx, {
      shipmentId: shipment.id,
      observations: toObservations(c, { source: message.source, receivedAt: message.receivedAt.toISOString() }),
      trackingKey: byNumber ? shipment.trackingKey : null,
      inboxId: message.inboxId,
    });
    isErased ||= appended.isErased;
    fresh.push(...appended.fresh);
    if (c.carrier && !shipment.carrier) await nameCarrier(ctx, shipment.id, c.carrier);
  }
  await countUnknownCodes(ctx, { source: message.source, inboxId: message.inboxId, fresh });
  return { waiting, isErased };
}

/** Nobody had said whose parcel it is. */
const nameCarrier = (ctx: Ctx, shipmentId: string, carrier: string) =>
  ctx.db
    .update(shipments)
    .set({ carrier: storable(carrier, 100) })
    .where(and(eq(shipments.shopId, ctx.shopId), eq(shipments.id, shipmentId), isNull(shipments.carrier)));
