import { and, eq } from 'drizzle-orm';
import { payments } from '@/db/schema/payments';
import { ledgerEntries } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { recordReturnEvent } from '@/lib/returns/mutations/record-return-event';
import { lockPayment } from '../queries/lock-payment';
import { planPaybackCheck } from './plan-payback-check';
import { tellPayment } from './tell-payment';

/**
 * Writes down that what was paid has gone back, less what a bank took before: once a try, and tells the shopper.
 * @param input.reference of the provider's refund, or what the shop's books call it
 * @param input.byHand a person has sent it
 * @throws AppError NOT_FOUND
 */
export async function endPayment(
  ctx: Ctx,
  input: { paymentId: string; reference?: string | null; byHand?: boolean },
): Promise<void> {
  const { payment } = await lockPayment(ctx, input.paymentId);
  if (payment.state !== 'refunding') return;
  const amount = payment.amount - payment.chargedBack;
  await ctx.db
    .update(payments)
    .set({ state: 'refunded', settledAt: ctx.now, lastError: null, refundReference: input.reference ?? null })
    .where(and(eq(payments.shopId, ctx.shopId), eq(payments.id, payment.id)));
  await ctx.db.insert(ledgerEntries).values({
    shopId: ctx.shopId,
    id: newId(ctx.now.getTime()),
    orderId: payment.orderId,
    returnId: payment.returnId,
    kind: 'reversal',
    amount,
    currency: payment.currency,
    reference: payment.id,
    at: ctx.now,
  });
  const provider = input.byHand ? 'manual' : payment.provider;
  await recordReturnEvent(ctx, {
    returnId: payment.returnId,
    type: 'payment_refunded',
    data: { kind: payment.kind, amount, currency: payment.currency, provider },
  });
  if (provider === 'stripe') await planPaybackCheck(ctx, { paymentId: payment.id, settledAt: ctx.now });
  await tellPayment(ctx, { payment: { ...payment, amount }, event: 'payment.refunded' });
}
