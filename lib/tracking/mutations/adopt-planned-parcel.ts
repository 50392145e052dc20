import { and, asc, eq, isNull, like } from 'drizzle-orm';
import { orderLines } from '@/db/schema/orders';
import { shipmentLines, shipments } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { isId } from '@/lib/core/ids';
import { listOpenLines } from '../queries/list-open-lines';
import { PLANNED_PARCELS, takesPlannedPlace } from '../rules/planned-parcel';
import type { ShipmentWrite } from '../schema';

export type StoredShipment = Pick<
  typeof shipments.$inferSelect,
  'id' | 'trackingKey' | 'labelledAt' | 'carrier' | 'carrierTold' | 'carrierBy'
>;

/**
 * Gives the parcel of an exchange, which stands in plan until it is shipped, the id that the shop ships it under: it is
 * one parcel on the shopper's page, before and after. Null where what is told of is another parcel. The caller holds the
 * order, and has found no parcel of that id.
 */
export async function adoptPlannedParcel(
  ctx: Ctx,
  input: { orderId: string; externalId: string; shipment: ShipmentWrite },
): Promise<StoredShipment | null> {
  const { db, shopId } = ctx;
  const { orderId, externalId, shipment } = input;
  if (shipment.direction !== 'outbound' || !isId(orderId)) return null;
  const [planned] = await db
    .select({
      id: shipments.id,
      carrier: shipments.carrier,
      carrierTold: shipments.carrierTold,
      carrierBy: shipments.carrierBy,
    })
    .from(shipments)
    .where(
      and(
        eq(shipments.shopId, shopId),
        eq(shipments.orderId, orderId),
        like(shipments.externalId, PLANNED_PARCELS),
        isNull(shipments.trackingKey),
        isNull(shipments.shippedAt),
      ),
    )
    .orderBy(asc(shipments.createdAt))
    .limit(1)
    .for('update');
  if (!planned) return null;
  const lines = await db
    .select({ externalId: orderLines.externalId, quantity: shipmentLines.quantity })
    .from(shipmentLines)
    .innerJoin(orderLines, and(eq(orderLines.shopId, shipmentLines.shopId), eq(orderLines.id, shipmentLines.lineId)))
    .where(and(eq(shipmentLines.shopId, shopId), eq(shipmentLines.shipmentId, planned.id)));
  const told = shipment.lines?.map((line) => ({ externalId: line.line_external_id, quantity: line.quantity })) ?? null;
  const open = await listOpenLines(ctx, { orderId, exceptShipmentId: NO_PARCEL, direction: 'outbound' });
  if (!takesPlannedPlace(told, lines, open)) return null;
  await db
    .update(shipments)
    .set({ externalId })
    .where(and(eq(shipments.shopId, shopId), eq(shipments.id, planned.id)));
  return { ...planned, trackingKey: null, labelledAt: null };
}

const NO_PARCEL = '00000000-0000-0000-0000-000000000000';
