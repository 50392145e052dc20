import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import type { Payment } from '../queries/lock-payment';

type News = 'payment.reminded' | 'payment.received' | 'payment.lapsed' | 'payment.refunded';

/** Writes to the shopper of a payment, once each. @throws AppError NOT_FOUND for another shop's payment */
export async function tellPayment(ctx: Ctx, input: { payment: Payment; event: News }): Promise<void> {
  const { payment, event } = input;
  if (payment.shopId !== ctx.shopId) throw notFound('payment');
  await enqueueNotification(ctx, {
    event,
    orderId: payment.orderId,
    returnId: payment.returnId,
    data: {
      // Paid back a second time, it is news again.
      reference: payment.refundTries > 0 ? `${payment.id}:${payment.refundTries}` : payment.id,
      about: payment.kind,
      amount: { amount: payment.amount, currency: payment.currency },
      until: payment.expiresAt.toISOString(),
    },
  });
}
