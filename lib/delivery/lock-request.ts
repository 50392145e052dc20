import { and, eq } from 'drizzle-orm';
import { deliveryRequests } from '@/db/schema/delivery-requests';
import { shipments } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';

export type RequestRow = typeof deliveryRequests.$inferSelect;

/** A request with its parcel held, the parcel first as everywhere. Throws NOT_FOUND, also for another shop's. */
export async function lockRequest(ctx: Ctx, input: { requestId: string }): Promise<RequestRow> {
  if (!isId(input.requestId)) throw notFound('delivery request');
  const own = and(eq(deliveryRequests.shopId, ctx.shopId), eq(deliveryRequests.id, input.requestId));
  const [found] = await ctx.db.select({ shipmentId: deliveryRequests.shipmentId }).from(deliveryRequests).where(own);
  if (!found) throw notFound('delivery request');
  await ctx.db
    .select({ id: shipments.id })
    .from(shipments)
    .where(and(eq(shipments.shopId, ctx.shopId), eq(shipments.id, found.shipmentId)))
    .for('no key update');
  const [row] = await ctx.db.select().from(deliveryRequests).where(own).for('update');
  if (!row) throw notFound('delivery request');
  return row;
}

/** Writes what has become of a locked request. */
export const updateRequest = (ctx: Ctx, requestId: string, columns: Partial<RequestRow>) =>
  ctx.db
    .update(deliveryRequests)
    .set({ ...columns, updatedAt: ctx.now })
    .where(and(eq(deliveryRequests.shopId, ctx.shopId), eq(deliveryRequests.id, requestId)));
