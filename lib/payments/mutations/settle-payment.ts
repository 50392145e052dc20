import { and, eq } from 'drizzle-orm';
import { payments } from '@/db/schema/payments';
import { ledgerEntries } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { recordReturnEvent } from '@/lib/returns/mutations/record-return-event';
import { releaseExchange } from '@/lib/returns/mutations/release-exchange';
import { returnSecurity } from '@/lib/returns/mutations/return-security';
import { isBack } from '@/lib/returns/rules/is-back';
import { LIVE } from '../constants';
import { lockPayment } from '../queries/lock-payment';
import { tellPayment } from './tell-payment';

/**
 * Writes down that a shopper has paid: once. Paid for a return that has come to nothing meanwhile, it goes back at once.
 * @param input.paymentReference the provider's payment, to refund it by
 * @throws AppError NOT_FOUND
 */
export async function settlePayment(
  ctx: Ctx,
  input: { paymentId: string; paymentReference: string },
): Promise<{ state: 'paid' | 'refunding' | 'known' }> {
  const { payment, row, lines } = await lockPayment(ctx, input.paymentId);
  const isLate = ['cancelled', 'expired', 'failed'].includes(payment.state);
  if (!isLate && payment.state !== 'open' && payment.state !== 'opening') return { state: 'known' };
  const state = isLate || !LIVE.includes(row.status) ? 'refunding' : 'paid';
  await ctx.db
    .update(payments)
    .set({
      state,
      reference: payment.reference ?? input.paymentReference,
      paymentReference: input.paymentReference,
      paidAt: ctx.now,
      settledAt: ctx.now,
      lastError: null,
    })
    .where(and(eq(payments.shopId, ctx.shopId), eq(payments.id, payment.id)));
  // Its own id, so that no repeat can write it twice.
  await ctx.db.insert(ledgerEntries).values({
    shopId: ctx.shopId,
    id: payment.id,
    orderId: payment.orderId,
    returnId: payment.returnId,
    kind: 'due',
    amount: payment.amount,
    currency: payment.currency,
    reference: input.paymentReference,
    at: ctx.now,
  });
  await recordReturnEvent(ctx, {
    returnId: payment.returnId,
    type: state === 'paid' ? 'paid' : 'paid_late',
    audience: state === 'paid' ? 'everyone' : 'staff',
    data: { kind: payment.kind, amount: payment.amount, currency: payment.currency, provider: payment.provider },
  });
  if (state === 'paid') {
    await tellPayment(ctx, { payment, event: 'payment.received' });
    // The old item was faster than the deposit on it.
    if (payment.kind !== 'difference' && isBack(lines)) await returnSecurity(ctx, { returnId: payment.returnId });
    await releaseExchange(ctx, { returnId: payment.returnId });
  } else await enqueueJob(ctx, 'follow-payment', { paymentId: payment.id }, { key: `follow-payment:${payment.id}` });
  return { state };
}
