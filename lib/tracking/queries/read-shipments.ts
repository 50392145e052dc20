import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { orderLines, orders } from '@/db/schema/orders';
import { shipmentLines, shipments, trackingEvents } from '@/db/schema/shipments';
import { carrierName } from '@/lib/carriers/rules/carrier-slug';
import type { Ctx } from '@/lib/core/context';
import { newestFirst } from '../rules/newest-first';
import type { EventRead, ShipmentRead } from '../schema';

/** Shipments of the shop as the API answers them, newest first, at most `limit`, with the position of each for paging. */
export async function readShipments(
  ctx: Ctx,
  { where, limit = 1 }: { where: SQL | undefined; limit?: number },
): Promise<{ id: string; createdAt: Date; answer: ShipmentRead }[]> {
  const rows = await ctx.db
    .select({ shipment: shipments, orderExternalId: orders.externalId })
    .from(shipments)
    .innerJoin(orders, and(eq(orders.shopId, shipments.shopId), eq(orders.id, shipments.orderId)))
    .where(and(eq(shipments.shopId, ctx.shopId), where))
    .orderBy(sql`${shipments.createdAt} desc, ${shipments.id} desc`)
    .limit(limit);
  const ids = rows.map(({ shipment }) => shipment.id);
  if (ids.length === 0) return [];
  const lines = await ctx.db
    .select({
      shipmentId: shipmentLines.shipmentId,
      line_external_id: orderLines.externalId,
      quantity: shipmentLines.quantity,
    })
    .from(shipmentLines)
    .innerJoin(orderLines, and(eq(orderLines.shopId, shipmentLines.shopId), eq(orderLines.id, shipmentLines.lineId)))
    .where(and(eq(shipmentLines.shopId, ctx.shopId), inArray(shipmentLines.shipmentId, ids)))
    .orderBy(asc(orderLines.position), asc(orderLines.id));
  const events = await ctx.db
    .select()
    .from(trackingEvents)
    .where(
      and(
        eq(trackingEvents.shopId, ctx.shopId),
        inArray(trackingEvents.shipmentId, ids),
        eq(trackingEvents.kind, 'event'),
      ),
    );
  return rows.map(({ shipment, orderExternalId }) => ({
    id: shipment.id,
    createdAt: shipment.createdAt,
    answer: {
      ...answerOf(shipment, orderExternalId),
      lines: lines
        .filter((line) => line.shipmentId === shipment.id)
        .map(({ line_external_id, quantity }) => ({ line_external_id, quantity })),
      events: newestFirst(
        events
          .filter(
            ({ shipmentId, trackingKey }) =>
              shipmentId === shipment.id && (trackingKey === null || trackingKey === shipment.trackingKey),
          )
          .map((event) => ({
            id: event.id,
            occurredAt: iso(event.occurredAt),
            localTime: event.localTime,
            receivedAt: event.receivedAt.toISOString(),
            event,
          })),
      ).map(({ event }) => eventOf(event)),
    },
  }));
}

type EventRow = typeof trackingEvents.$inferSelect;

const iso = (instant: Date | null) => instant?.toISOString() ?? null;

const eventOf = (event: EventRow): EventRead => ({
  id: event.id,
  occurred_at: iso(event.occurredAt),
  local_time: event.localTime,
  status: event.status,
  sub_status: event.subStatus,
  code: event.code,
  description: event.description,
  location: event.location,
  source: event.source,
  received_at: event.receivedAt.toISOString(),
});

const answerOf = (
  shipment: typeof shipments.$inferSelect,
  orderExternalId: string,
): Omit<ShipmentRead, 'lines' | 'events'> => ({
  external_id: shipment.externalId,
  order_external_id: orderExternalId,
  carrier: shipment.carrier,
  carrier_name: carrierName(shipment.carrier),
  service: shipment.service,
  tracking_number: shipment.trackingNumber,
  direction: shipment.direction,
  status: shipment.status,
  sub_status: shipment.subStatus,
  cause: shipment.cause,
  action_by: shipment.actionBy,
  shipped_at: iso(shipment.shippedAt),
  delivered_at: iso(shipment.deliveredAt),
  delivered_at_local: shipment.deliveredAtLocal,
  promised_at: iso(shipment.promisedAt),
  eta: shipment.eta,
  note: shipment.note,
});
