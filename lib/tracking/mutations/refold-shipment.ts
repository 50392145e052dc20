import { and, eq, sql } from 'drizzle-orm';
import { shipments } from '@/db/schema/shipments';
import { timeBounds } from '@/lib/carriers/rules/carrier-time';
import { foldShipment } from '@/lib/carriers/rules/fold-shipment';
import type { Observation, ShipmentStatus } from '@/lib/carriers/types';
import { reviewParcels } from '@/lib/cases/mutations/review-parcels';
import { caseOf } from '@/lib/cases/rules/case-of';
import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import type { NotificationEvent } from '@/lib/notifications/constants';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import { noteHandover } from '@/lib/returns/mutations/note-handover';
import { announceShipment } from '../announce-shipment';
import { estimateShipment } from '../estimate-shipment';
import type { LockedShipment } from '../lock-shipment';
import { listObservations } from '../queries/list-observations';

/** What the shopper is told of when it becomes the headline. */
const NEWS: Partial<Record<ShipmentStatus, NotificationEvent>> = {
  in_transit: 'shipment.shipped',
  out_for_delivery: 'shipment.out_for_delivery',
  delivered: 'shipment.delivered',
};

/** The carrier has it. */
const HANDED_OVER: readonly ShipmentStatus[] = [
  'in_transit',
  'out_for_delivery',
  'available_for_pickup',
  'attempt_failed',
  'delivered',
];

/**
 * Computes a shipment's state from its stored facts and writes it down; when the headline changed and is news, queues
 * the message to the shopper; a return whose parcel moves is on its way. After facts were added, or its number or label changed.
 */
export async function refoldShipment(
  ctx: Ctx,
  locked: LockedShipment,
  { isNew = false }: { isNew?: boolean } = {},
): Promise<void> {
  const { db, shopId, now } = ctx;
  const { shipment } = locked;
  const facts = await listObservations(ctx, { shipmentId: shipment.id, trackingKey: shipment.trackingKey });
  const state = foldShipment(facts, { labelledAt: shipment.labelledAt?.toISOString() ?? null });
  const shippedAt = earliest(shipment.shippedAt, state.shipped_at);
  const { columns: estimate, late } = await estimateShipment(ctx, locked, state, facts);
  const [stored] = await db
    .update(shipments)
    .set({
      shippedAt,
      status: state.status,
      subStatus: state.sub_status,
      cause: state.cause,
      actionBy: state.action_by,
      deliveredAt: state.delivered_at ? new Date(state.delivered_at) : null,
      deliveredAtLocal: state.delivered_at_local,
      ...estimate,
      lastEventAt: state.last_event_at ? new Date(state.last_event_at) : null,
      updatedAt: now,
    })
    .where(and(eq(shipments.shopId, shopId), eq(shipments.id, shipment.id)))
    .returning({
      parcel: shipments,
      hasCase: sql<boolean>`exists (select from cases c where c.shop_id = ${shopId} and c.shipment_id = ${shipment.id} and c.state = 'open')`,
    });
  if (stored && shipment.direction === 'outbound' && (stored.hasCase || looksBad(stored.parcel, locked, now)))
    await reviewParcels(ctx, { shipmentIds: [shipment.id] });

  if (shipment.direction === 'return' && HANDED_OVER.includes(state.status))
    await noteHandover(ctx, {
      orderId: shipment.orderId,
      shipmentId: shipment.id,
      hasArrived: state.status === 'delivered' && shipment.status !== 'delivered',
    });
  const event = state.status === shipment.status ? undefined : NEWS[state.status];
  if (!isNew) await tellSystems(ctx, shipment, state);
  if (event) {
    await enqueueNotification(ctx, {
      event,
      orderId: shipment.orderId,
      shipmentId: shipment.id,
      occurredAt: momentOf(facts, state.status, now),
    });
  }
  if (late) {
    const data = { day: late.day ?? undefined };
    await enqueueNotification(ctx, {
      event: 'shipment.late',
      orderId: shipment.orderId,
      shipmentId: shipment.id,
      data,
    });
  }
  const { checkAt } = estimate;
  if (checkAt && checkAt.getTime() !== shipment.checkAt?.getTime()) {
    await enqueueJob(
      ctx,
      'check-shipment',
      { shipmentId: shipment.id },
      { key: `check:${shipment.id}`, runAt: checkAt },
    );
  }
}

/** Whether a parcel may need a person, by what is at hand; who looks closer knows more. */
function looksBad(parcel: typeof shipments.$inferSelect, { country, timeZone }: LockedShipment, now: Date): boolean {
  const text = (date: Date | null) => date?.toISOString() ?? null;
  const facts = {
    parcel: {
      ...parcel,
      promisedAt: text(parcel.promisedAt),
      deliveredAt: text(parcel.deliveredAt),
      lastEventAt: text(parcel.lastEventAt),
    },
    createdAt: parcel.createdAt.toISOString(),
    country,
    here: null,
    abroad: false,
    zone: timeZone,
    isCancelled: false,
    isReplaced: false,
    complaintAt: null,
    isAnswered: false,
  };
  return caseOf(facts, now) !== null;
}

async function tellSystems(
  ctx: Ctx,
  before: LockedShipment['shipment'],
  { status, sub_status }: Pick<ReturnType<typeof foldShipment>, 'status' | 'sub_status'>,
): Promise<void> {
  if (before.status === status && before.subStatus === sub_status) return;
  const parcel = { shipmentId: before.id, orderId: before.orderId };
  await announceShipment(ctx, 'shipment.updated', parcel);
  if (status === 'delivered' && before.status !== status) await announceShipment(ctx, 'shipment.delivered', parcel);
}

function earliest(a: Date | null, b: string | null): Date | null {
  const other = b === null ? null : new Date(b);
  if (!a || !other) return a ?? other;
  return a < other ? a : other;
}

/**
 * When the headline came about, as late as it can have been and never in the future: a journey by its first scan, else by
 * the newest. What has no time of its own came when it was told.
 */
function momentOf(facts: readonly Observation[], status: ShipmentStatus, now: Date): Date {
  const moments = facts
    .filter((fact) => fact.status === status)
    .map((fact) => timeBounds(fact)?.latest ?? Date.parse(fact.observed_at ?? fact.received_at));
  const moment = status === 'in_transit' ? Math.min(...moments) : Math.max(...moments);
  return new Date(Math.min(now.getTime(), moment));
}
