import { and, eq } from 'drizzle-orm';
import { orderRefunds, orders } from '@/db/schema/orders';
import { refundIntents } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { recogniseRefunds } from '@/lib/orders/mutations/recognise-refunds';
import { bounceRefund } from './bounce-refund';

/**
 * Takes a platform's word that a refund of an order failed after all: one of ours has come back, anybody else's counts no
 * more. Of one that failed in part, what stands stays. One that nobody knows of is no refund. Told again, it changes nothing.
 * @param input.stands minor units that did not fail
 * @throws AppError NOT_FOUND for an unknown or foreign order
 */
export async function bounceToldRefund(
  ctx: Ctx,
  input: { orderExternalId: string; externalId: string; reason: string | null; stands?: number },
): Promise<void> {
  const [order] = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.externalId, input.orderExternalId)))
    .for('update');
  if (!order) throw notFound('order');
  const [ours] = await ctx.db
    .select({ id: refundIntents.id })
    .from(refundIntents)
    .where(
      and(
        eq(refundIntents.shopId, ctx.shopId),
        eq(refundIntents.orderId, order.id),
        eq(refundIntents.reference, input.externalId),
      ),
    );
  if (ours) {
    await bounceRefund(ctx, { intentId: ours.id, reason: input.reason, stands: input.stands });
    return;
  }
  // Somebody else's was told with what of it stands.
  if (input.stands) return;
  const gone = await ctx.db
    .delete(orderRefunds)
    .where(
      and(
        eq(orderRefunds.shopId, ctx.shopId),
        eq(orderRefunds.orderId, order.id),
        eq(orderRefunds.externalId, input.externalId),
      ),
    )
    .returning({ externalId: orderRefunds.externalId });
  if (gone.length > 0) await recogniseRefunds(ctx, { orderId: order.id });
}
