import { and, eq } from 'drizzle-orm';
import { payments } from '@/db/schema/payments';
import type { Ctx } from '@/lib/core/context';
import { cancelReturn } from '@/lib/returns/mutations/cancel-return';
import { giveUpSendingFirst } from '@/lib/returns/mutations/give-up-sending-first';
import { recordReturnEvent } from '@/lib/returns/mutations/record-return-event';
import { refundInstead } from '@/lib/returns/mutations/refund-instead';
import { lockPayment } from '../queries/lock-payment';
import { tellPayment } from './tell-payment';

/**
 * Nobody paid in time. Of a difference: the item that was held back is for others again, a return that has not moved is
 * taken back, and goods that are on their way or here are refunded instead. Of a deposit: the new item waits for the old
 * one, as it does elsewhere. Of what did not come back: a person decides. What was paid at the last minute stays paid.
 * @throws AppError NOT_FOUND
 */
export async function expirePayment(ctx: Ctx, input: { paymentId: string }): Promise<void> {
  const { payment, verbs } = await lockPayment(ctx, input.paymentId);
  if ((payment.state !== 'open' && payment.state !== 'opening') || payment.expiresAt > ctx.now) return;
  await ctx.db
    .update(payments)
    .set({ state: 'expired', settledAt: ctx.now })
    .where(and(eq(payments.shopId, ctx.shopId), eq(payments.id, payment.id)));
  await recordReturnEvent(ctx, {
    returnId: payment.returnId,
    type: 'payment_expired',
    data: { kind: payment.kind, amount: payment.amount, currency: payment.currency },
  });
  await tellPayment(ctx, { payment, event: 'payment.lapsed' });
  if (payment.kind === 'unreturned') return;
  if (payment.kind === 'deposit') return giveUpSendingFirst(ctx, { returnId: payment.returnId });
  if (verbs.includes('cancel')) await cancelReturn(ctx, { returnId: payment.returnId });
  else await refundInstead(ctx, { returnId: payment.returnId });
}
