import { and, asc, eq, sql } from 'drizzle-orm';
import { orderLines } from '@/db/schema/orders';
import type { Ctx } from '@/lib/core/context';

export type OpenLine = {
  lineId: string;
  externalId: string;
  /**
   * Units that are in no other parcel going the same way. Those of a lost, destroyed or returned one may go again, and
   * those that a return exchanges or replaces.
   */
  open: number;
  requiresShipping: boolean;
};

/** The lines of an order, in its order, with what another parcel may still carry of them. */
export async function listOpenLines(
  ctx: Ctx,
  input: { orderId: string; exceptShipmentId: string; direction: 'outbound' | 'return' },
): Promise<OpenLine[]> {
  const sentAnew = sql`coalesce((
        select sum(l.quantity) from return_lines l
        join returns r on r.shop_id = l.shop_id and r.id = l.return_id
        where l.shop_id = order_lines.shop_id and l.line_id = order_lines.id and l.resolution in ('exchange', 'replace')
          and ${input.direction} = 'outbound' and r.status not in ('rejected', 'cancelled', 'expired')), 0)`;
  return ctx.db
    .select({
      lineId: orderLines.id,
      externalId: orderLines.externalId,
      open: sql<number>`(order_lines.quantity + ${sentAnew} - coalesce((
        select sum(l.quantity) from shipment_lines l
        join shipments s on s.shop_id = l.shop_id and s.id = l.shipment_id
        where l.shop_id = order_lines.shop_id and l.line_id = order_lines.id
          and s.id <> ${input.exceptShipmentId} and s.direction = ${input.direction}
          and s.status <> 'returned'
          and coalesce(s.sub_status, '') not in ('lost', 'damaged', 'disposed', 'cancelled')), 0))::int`,
      requiresShipping: orderLines.requiresShipping,
    })
    .from(orderLines)
    .where(and(eq(orderLines.shopId, ctx.shopId), eq(orderLines.orderId, input.orderId)))
    .orderBy(asc(orderLines.position), asc(orderLines.id));
}
