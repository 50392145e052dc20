import { and, eq } from 'drizzle-orm';
import { orderLines, orders } from '@/db/schema/orders';
import { returnLines, returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { putShipment } from '@/lib/tracking/mutations/put-shipment';

/** What the parcel of a return is called among the shop's shipments. */
export const returnParcelId = (number: string): string => `return:${number}`;

/**
 * The return's parcel as a shipment like any other: its scans move the return. Told again with another number, the
 * parcel bears that one. @throws AppError NOT_FOUND
 */
export async function openReturnParcel(
  ctx: Ctx,
  input: { returnId: string; carrier: string | null; service?: string | null; trackingNumber: string },
): Promise<void> {
  const [found] = await ctx.db
    .select({ number: returns.number, orderExternalId: orders.externalId })
    .from(returns)
    .innerJoin(orders, and(eq(orders.shopId, returns.shopId), eq(orders.id, returns.orderId)))
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, input.returnId)));
  if (!found) throw notFound('return');
  const goods = await ctx.db
    .select({ externalId: orderLines.externalId, quantity: returnLines.quantity })
    .from(returnLines)
    .innerJoin(orderLines, and(eq(orderLines.shopId, returnLines.shopId), eq(orderLines.id, returnLines.lineId)))
    .where(
      and(
        eq(returnLines.shopId, ctx.shopId),
        eq(returnLines.returnId, input.returnId),
        eq(returnLines.keepsItem, false),
      ),
    );
  const units = new Map<string, number>();
  for (const { externalId, quantity } of goods) units.set(externalId, (units.get(externalId) ?? 0) + quantity);
  await putShipment(ctx, {
    externalId: returnParcelId(found.number),
    shipment: {
      order_external_id: found.orderExternalId,
      carrier: input.carrier,
      service: input.service ?? null,
      tracking_number: input.trackingNumber,
      lines: [...units].map(([line_external_id, quantity]) => ({ line_external_id, quantity })),
      direction: 'return',
    },
  });
}
