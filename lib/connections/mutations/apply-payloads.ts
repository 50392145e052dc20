import { and, eq, inArray, sql } from 'drizzle-orm';
import { inbox } from '@/db/schema/shipments';
import { adapterFor } from '@/lib/carriers/registry';
import { toObservations } from '@/lib/carriers/rules/to-observations';
import type { CanonicalShipment, NormalizedPayload, Source } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { storable } from '@/lib/core/fields';
import { ERASED_TEXT } from '@/lib/customers/constants';
import { weighReturns } from '@/lib/returns/mutations/weigh-returns';
import { holdShipments } from '@/lib/tracking/hold-shipments';
import { lockArrivals } from '@/lib/tracking/lock-arrivals';
import { appendEvents } from '@/lib/tracking/mutations/append-events';
import { trackingKey } from '@/lib/tracking/schema';
import { orderArrival, shipmentArrival } from '../constants';
import { type FoundShipment, findShipments } from '../queries/find-shipments';
import { tellsParcel } from '../rules/tells-parcel';
import type { Waiting } from '../waiting';
import { countUnknownCodes } from './count-unknown-codes';
import { storeAnswers } from './store-answers';
import { storeDisputes } from './store-disputes';
import { storeOrders } from './store-orders';
import { storeRefunds } from './store-refunds';
import { storeShipment } from './store-shipment';

export type Message = { inboxId: string; source: Source; body: string; receivedAt: Date };

/** What of a message could not be done; nothing means all of it was. */
type Outcome = { message: Message; waiting: Waiting[]; isErased: boolean };

/**
 * Does what providers' messages say: orders and refunds are stored one after the other, then the scans of all are appended
 * to their shipments together. Returns for each message what could not be done; nothing means all of it was. Doing it again
 * changes nothing, so a message may be applied until everything it tells of has arrived.
 * @param passed where given, a parcel that another holds is not waited for: the messages that tell of one are noted here, by
 *   their inbox ids, and are to be applied again
 */
export async function applyPayloads(
  ctx: Ctx,
  messages: readonly Message[],
  passed?: Set<string>,
): Promise<Waiting[][]> {
  const outcomes = messages.map((message): Outcome => ({ message, waiting: [], isErased: false }));
  const told: Told[] = [];
  for (const outcome of outcomes) {
    const { message } = outcome;
    const payload = read(outcome);
    if (!payload) continue;
    const stored = await storeOrders(ctx, payload.orders);
    const refunds = await storeRefunds(ctx, payload.refunds ?? []);
    const disputed = await storeDisputes(ctx, message.source, payload.disputes ?? []);
    const answers = await storeAnswers(ctx, message.inboxId, payload.answers ?? []);
    outcome.waiting.push(...stored.waiting, ...refunds, ...disputed, ...answers);
    outcome.isErased = stored.isErased;
    told.push(...payload.shipments.map((shipment) => ({ outcome, shipment })));
  }
  await applyShipments(ctx, told, passed);
  const erased = outcomes.flatMap(({ message, isErased }) => (isErased ? [message.inboxId] : []));
  if (erased.length > 0) await forgetBodies(ctx, erased);
  return outcomes.map(({ waiting }) => waiting);
}

/** What a message says; null where it says nothing that can be done, with the reason noted. */
function read({ message, waiting }: Outcome): NormalizedPayload | null {
  try {
    const payload = adapterFor(message.source).parse(message.body, 'webhook');
    const { shipments, orders, refunds = [], disputes = [], answers = [] } = payload;
    const told = shipments.length + orders.length + refunds.length + disputes.length + answers.length;
    const [failure] = payload.errors;
    if (told > 0 || !failure) return payload;
    const detail = storable(`${failure.code}: ${failure.message}`, 500);
    waiting.push({ reason: 'error_payload', detail, waitsFor: null });
  } catch (error) {
    const detail = storable(error instanceof Error ? error.message : String(error), 500);
    waiting.push({ reason: 'not_understood', detail, waitsFor: null });
  }
  return null;
}

/** They tell of shoppers who were erased: what they say has been taken in, the words themselves are not kept. */
const forgetBodies = (ctx: Ctx, inboxIds: string[]) =>
  ctx.db
    .update(inbox)
    .set({ body: ERASED_TEXT, detail: null })
    .where(and(eq(inbox.shopId, ctx.shopId), inArray(inbox.id, inboxIds)));

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

type Told = { outcome: Outcome; shipment: CanonicalShipment };
type Work = Told & { match: FoundShipment; byNumber: boolean };

async function applyShipments(ctx: Ctx, told: readonly Told[], passed?: Set<string>): Promise<void> {
  if (told.length === 0) return;
  const all = await workOf(ctx, told);
  const ids = all.map(({ match }) => match.id);
  const held = await holdShipments(ctx, ids, { passOver: passed !== undefined });
  const ours = new Set(held.parcels.map(({ shipment }) => shipment.id));
  const work = passed ? all.filter(({ match }) => ours.has(match.id)) : all;
  for (const { outcome, match } of all) if (!ours.has(match.id)) passed?.add(outcome.message.inboxId);
  const appended = await appendEvents(
    ctx,
    work.map(({ outcome: { message }, shipment, match, byNumber }) => ({
      shipmentId: match.id,
      observations: toObservations(shipment, { source: message.source, receivedAt: message.receivedAt.toISOString() }),
      trackingKey: byNumber ? match.trackingKey : null,
      inboxId: message.inboxId,
    })),
    held,
  );
  for (const [i, { outcome }] of work.entries()) outcome.isErased ||= appended[i]?.isErased ?? false;
  await nameCarriers(ctx, work);
  await weighReturns(
    ctx,
    work.flatMap(({ shipment: { weight_grams: grams }, match, outcome }) =>
      grams ? [{ shipmentId: match.id, grams, by: outcome.message.source }] : [],
    ),
  );
  await countUnknownCodes(
    ctx,
    work.map(({ outcome: { message }, shipment: { unknown_code: declared } }, i) => ({
      ...message,
      fresh: appended[i]?.fresh ?? [],
      declared,
    })),
  );
}

/** Which of our shipments each of the told ones means; what is unknown is noted with what it waits for. */
async function workOf(ctx: Ctx, told: readonly Told[]): Promise<Work[]> {
  const all = told.map(({ shipment }) => shipment);
  let found = await findShipments(ctx, all);
  const missing = told.flatMap(({ outcome, shipment }, i) =>
    found[i]?.shipments.length ? [] : (waitingFor(outcome.message.source, shipment).waitsFor ?? []),
  );
  if (missing.length > 0) {
    // What arrives at this very moment is either seen by the second look or will see us waiting.
    await lockArrivals(ctx, missing, 'shared');
    found = await findShipments(ctx, all);
  }
  const work: Work[] = [];
  for (const [i, one] of told.entries()) {
    const { outcome, shipment } = one;
    const { source } = outcome.message;
    const { shipments: matches = [], byNumber = false } = found[i] ?? {};
    const stored = await storeShipment(ctx, source, shipment, matches[0] ?? null);
    const others = matches.filter(({ id }) => id !== stored.shipment?.id);
    if (stored.waiting) outcome.waiting.push(stored.waiting);
    else if (!stored.shipment) outcome.waiting.push(waitingFor(source, shipment));
    else for (const match of [stored.shipment, ...others]) work.push({ ...one, match, byNumber });
  }
  return work;
}

/** Nobody had said whose parcels these are. */
async function nameCarriers(ctx: Ctx, work: readonly Work[]): Promise<void> {
  const named = new Map(
    work.flatMap(({ shipment: { carrier }, match }) =>
      carrier && !match.carrier ? [[match.id, storable(carrier, 100)] as const] : [],
    ),
  );
  if (named.size === 0) return;
  await ctx.db.execute(sql`update shipments s set carrier = t.carrier
    from unnest(${sql.param([...named.keys()])}::uuid[], ${sql.param([...named.values()])}::text[]) as t (id, carrier)
    where s.shop_id = ${ctx.shopId} and s.id = t.id and s.carrier is null`);
}
