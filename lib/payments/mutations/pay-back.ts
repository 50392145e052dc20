import { and, asc, eq } from 'drizzle-orm';
import { payments } from '@/db/schema/payments';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { forgetAccount } from '@/lib/returns/mutations/forget-account';
import { lockReturn } from '@/lib/returns/queries/lock-return';
import { endPayment } from './end-payment';

/**
 * Pays back once more what came back of a payment, or could not go: through its provider, or written down as sent by hand,
 * for which the shopper's account is forgotten. Each failure takes one such try.
 * @param input.reference what the shop's books or bank call a payment by hand
 * @throws AppError NOT_FOUND; CONFLICT where nothing waits for it; INVALID_STATE while the order's payment is disputed
 */
export async function payBack(
  ctx: Ctx,
  input: { returnId: string; by_hand?: boolean; reference?: string | null },
): Promise<void> {
  const { row, disputedAt } = await lockReturn(ctx, input.returnId, null);
  const own = and(eq(payments.shopId, ctx.shopId), eq(payments.returnId, row.id));
  const [payment] = await ctx.db
    .select()
    .from(payments)
    .where(and(own, eq(payments.state, 'refund_failed')))
    .orderBy(asc(payments.bouncedAt), asc(payments.id))
    .limit(1)
    .for('update');
  if (!payment) throw new AppError('CONFLICT', 'Nothing that was paid for this return waits to go back.');
  if (disputedAt)
    throw new AppError(
      'INVALID_STATE',
      'A payment of this order is disputed: nothing goes back until that is decided.',
    );
  await ctx.db
    .update(payments)
    .set({ state: 'refunding', refundTries: payment.refundTries + 1, lastError: null })
    .where(and(own, eq(payments.id, payment.id)));
  if (!input.by_hand && payment.provider !== 'manual') {
    await enqueueJob(ctx, 'follow-payment', { paymentId: payment.id }, { key: `follow-payment:${payment.id}` });
    return;
  }
  const reference = input.reference ?? `manual-${payment.id}-${payment.refundTries + 1}`;
  await endPayment(ctx, { paymentId: payment.id, reference, byHand: true });
  await forgetAccount(ctx, { returnId: row.id });
}
