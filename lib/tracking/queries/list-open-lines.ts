import { and, asc, eq, sql } from 'drizzle-orm';
import { orderLines } from '@/db/schema/orders';
import { shipmentLines, shipments } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';

export type OpenLine = {
  lineId: string;
  externalId: string;
  /** Units that are in no other parcel going the same way; those of a lost, destroyed or returned one may go again. */
  open: number;
  requiresShipping: boolean;
};

/** The lines of an order, in its order, with what another parcel may still carry of them. */
export async function listOpenLines(
  ctx: Ctx,
  input: { orderId: string; exceptShipmentId: string; direction: 'outbound' | 'return' },
): Promise<OpenLine[]> {
  return ctx.db
    .select({
      lineId: orderLines.id,
      externalId: orderLines.externalId,
      open: sql<number>`(${orderLines.quantity} - coalesce((
        select sum(${shipmentLines.quantity}) from ${shipmentLines}
        join ${shipments} on ${shipments.shopId} = ${shipmentLines.shopId} and ${shipments.id} = ${shipmentLines.shipmentId}
        where ${shipmentLines.shopId} = ${orderLines.shopId} and ${shipmentLines.lineId} = ${orderLines.id}
          and ${shipments.id} <> ${input.exceptShipmentId} and ${shipments.direction} = ${input.direction}
          and ${shipments.status} <> 'returned'
          and coalesce(${shipments.subStatus}, '') not in ('lost', 'damaged', 'disposed', 'cancelled')), 0))::int`,
      requiresShipping: orderLines.requiresShipping,
    })
    .from(orderLines)
    .where(and(eq(orderLines.shopId, ctx.shopId), eq(orderLines.orderId, input.orderId)))
    .orderBy(asc(orderLines.position), asc(orderLines.id));
}
