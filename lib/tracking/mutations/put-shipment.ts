import { and, eq, sql } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { shipmentLines, shipments } from '@/db/schema/shipments';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import { carrierSlug } from '@/lib/carriers/rules/carrier-slug';
import { weighCarrier } from '@/lib/carriers/rules/weigh-carrier';
import { reviewParcels } from '@/lib/cases/mutations/review-parcels';
import { listTroubledParcels } from '@/lib/cases/queries/list-troubled-parcels';
import { wantTrackers } from '@/lib/connections/mutations/want-trackers';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { announceShipments } from '../announce-shipments';
import { lockArrivals } from '../lock-arrivals';
import { lockShipment } from '../lock-shipment';
import { listOpenLines } from '../queries/list-open-lines';
import { parcelLines } from '../rules/parcel-lines';
import { type ShipmentWrite, trackingKey } from '../schema';
import { adoptPlannedParcel, type StoredShipment } from './adopt-planned-parcel';
import { refoldShipments } from './refold-shipments';

/**
 * Writes a shipment whole, by the caller's id. Its events stay; those told of a number it no longer bears count no more.
 * Throws NOT_FOUND for an unknown or foreign order, INVALID for lines that are not the order's or more units than it has.
 */
export async function putShipment(
  ctx: Ctx,
  { externalId, shipment }: { externalId: string; shipment: ShipmentWrite },
): Promise<{ shipmentId: string; created: boolean; trackingKey: string | null }> {
  const { db, shopId } = ctx;
  const orderId = await lockOrder(ctx, shipment.order_external_id);
  const key = trackingKey(shipment.tracking_number);
  if (key) await lockArrivals(ctx, [key], 'exclusive');
  const stored =
    (await lockStored(ctx, externalId)) ?? (await adoptPlannedParcel(ctx, { orderId, externalId, shipment }));
  const id = stored?.id ?? newId();
  const open = await listOpenLines(ctx, { orderId, exceptShipmentId: id, direction: shipment.direction });
  const lines = parcelLines(shipment, open);

  const labelledAt = await labelOf(ctx, shipment, key, stored?.labelledAt ?? null);
  const columns = {
    orderId,
    ...whose(shipment, key, stored ?? null),
    service: shipment.service ?? null,
    trackingNumber: shipment.tracking_number ?? null,
    trackingKey: key,
    direction: shipment.direction,
    labelledAt,
    shippedAt: shipment.shipped_at ? labelledAt : null,
    promisedAt: shipment.promised_at ? new Date(shipment.promised_at) : null,
    // Left out: what a person wrote in the console stays.
    note: shipment.note,
    updatedAt: ctx.now,
  };
  if (stored) {
    // The lines go first: they hold the shipment to its order.
    await db.delete(shipmentLines).where(and(eq(shipmentLines.shopId, shopId), eq(shipmentLines.shipmentId, id)));
    const otherParcel = stored.trackingKey !== key;
    await db
      .update(shipments)
      .set({ ...columns, ...(otherParcel && { eta: null, etaOriginal: null, etaTrail: [] }) })
      .where(and(eq(shipments.shopId, shopId), eq(shipments.id, id)));
  } else {
    await db.insert(shipments).values({ ...columns, shopId, id, externalId, status: 'unknown', createdAt: ctx.now });
  }
  if (lines.length > 0) {
    await db.insert(shipmentLines).values(lines.map((line) => ({ shopId, shipmentId: id, orderId, ...line })));
  }
  if (key) await wantTrackers(ctx, { shipmentId: id });
  await refoldShipments(ctx, [await lockShipment(ctx, { shipmentId: id })], { isNew: !stored });
  // Goods that travel anew need nobody where they were lost.
  if (!stored) await reviewParcels(ctx, { shipmentIds: await listTroubledParcels(ctx, { orderId }) });
  await recordAudit(ctx, {
    action: stored ? 'shipment.updated' : 'shipment.created',
    entity: 'shipment',
    entityId: id,
  });
  if (!stored) await announceShipments(ctx, [{ type: 'shipment.created', shipmentId: id, orderId }]);
  return { shipmentId: id, created: !stored, trackingKey: key };
}

async function lockOrder(ctx: Ctx, externalId: string): Promise<string> {
  const [order] = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.externalId, externalId)))
    .for('no key update');
  if (!order) {
    throw new AppError('NOT_FOUND', 'No such order.', {
      errors: [{ path: 'order_external_id', message: 'Names no order of this shop' }],
    });
  }
  return order.id;
}

/** The stored shipment, locked. Two writers of one new id take turns here, so that neither meets the other's row. */
async function lockStored(ctx: Ctx, externalId: string) {
  await ctx.db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.shopId} shipment ${externalId}`}, 2))`,
  );
  const [stored] = await ctx.db
    .select({
      id: shipments.id,
      trackingKey: shipments.trackingKey,
      labelledAt: shipments.labelledAt,
      carrier: shipments.carrier,
      carrierTold: shipments.carrierTold,
      carrierBy: shipments.carrierBy,
    })
    .from(shipments)
    .where(and(eq(shipments.shopId, ctx.shopId), eq(shipments.externalId, externalId)))
    .for('update');
  return stored;
}

/**
 * When the label was made, where the shop says so. A return under the number its goods were sent with begins when it is
 * first told of: the way there is none of its scans.
 */
async function labelOf(
  ctx: Ctx,
  written: ShipmentWrite,
  key: string | null,
  stored: Date | null,
): Promise<Date | null> {
  if (written.shipped_at) return new Date(written.shipped_at);
  if (written.direction !== 'return' || !key) return null;
  const [sent] = await ctx.db
    .select({ id: shipments.id })
    .from(shipments)
    .where(and(eq(shipments.shopId, ctx.shopId), eq(shipments.trackingKey, key), eq(shipments.direction, 'outbound')))
    .limit(1);
  return sent ? (stored ?? ctx.now) : null;
}

/** Whose it is. What a person decided stands until another number or another name is told. */
function whose(
  { carrier, tracking_number: number }: ShipmentWrite,
  key: string | null,
  stored: Pick<StoredShipment, 'carrier' | 'carrierTold' | 'carrierBy' | 'trackingKey'> | null,
) {
  const carrierTold = carrierSlug(carrier);
  if (stored?.carrierBy === 'staff' && stored.trackingKey === key && stored.carrierTold === carrierTold) {
    return { carrier: stored.carrier, carrierTold, carrierBy: stored.carrierBy, carrierDoubt: null };
  }
  const { carrier: weighed, by, doubt } = weighCarrier(number ?? null, carrierTold);
  return { carrier: weighed, carrierTold, carrierBy: by, carrierDoubt: doubt };
}
