import { and, eq, sql } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { refundIntents } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { recogniseRefunds } from '@/lib/orders/mutations/recognise-refunds';
import { lockRefund } from '../queries/lock-refund';
import { recordReturnEvent } from './record-return-event';

/**
 * Gives up a refund of which it is certain that no money moved: what it took of the order is free again, and the return
 * may be refunded anew. Done already, it does nothing.
 * @param input.reference of the provider's own record of it, where it has one all the same
 * @throws AppError NOT_FOUND
 */
export async function failRefund(
  ctx: Ctx,
  input: { intentId: string; reason: string; reference?: string },
): Promise<void> {
  const open = await lockRefund(ctx, input.intentId);
  if (!open) return;
  const { intent } = open;
  await ctx.db
    .update(refundIntents)
    .set({ state: 'failed', lastError: input.reason, sentAt: null, reference: input.reference ?? null })
    .where(and(eq(refundIntents.shopId, ctx.shopId), eq(refundIntents.id, intent.id)));
  await ctx.db
    .update(orders)
    .set({ refundedByUs: sql`${orders.refundedByUs} - ${intent.amount - intent.bonus}` })
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, intent.orderId)));
  if (input.reference) await recogniseRefunds(ctx, { orderId: intent.orderId });
  await recordReturnEvent(ctx, {
    returnId: intent.returnId,
    type: 'refund_failed',
    note: input.reason,
    audience: 'staff',
    data: { amount: intent.amount, currency: intent.currency, provider: intent.provider },
  });
}
