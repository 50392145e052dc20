import { storeDeliveries } from '@/lib/connections/store-deliveries';
import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { putDispute } from '@/lib/returns/mutations/put-dispute';
import { findDisputed } from '../queries/find-disputed';
import { findCollected, findPayment } from '../queries/find-payment';
import { readStripeMessage, type StripeDispute } from '../rules/read-stripe-message';

/**
 * Stores what a payment provider says and has the payment looked after at once: what was paid is read back, never
 * believed. A dispute holds the refunds of its order. One that came before changes nothing; one about somebody else's
 * checkout is stored and no more.
 * @param input.body verified
 */
export async function receivePaymentMessage(
  ctx: Ctx,
  input: { connectionId: string; eventId: string; body: string },
): Promise<'processed' | 'duplicate'> {
  const { connectionId, eventId, body } = input;
  const [stored] = await storeDeliveries(
    ctx,
    [{ connectionId, source: 'generic', dedupeKey: `id:${eventId}`, body }],
    'processed',
  );
  if (!stored) return 'duplicate';
  const told = readStripeMessage(body);
  const paymentId =
    (told?.checkout && (await findPayment(ctx, told.checkout))) ||
    (told?.refunded && (await findCollected(ctx, told.refunded))) ||
    null;
  if (paymentId) await enqueueJob(ctx, 'follow-payment', { paymentId }, { key: `follow-payment:${paymentId}` });
  if (told?.dispute) await takeDispute(ctx, told.dispute);
  return 'processed';
}

/** A dispute of an order's payment, by the payment that we asked for or the order that its maker named; else nobody's. */
async function takeDispute(ctx: Ctx, dispute: StripeDispute): Promise<void> {
  const order = await findDisputed(ctx, dispute);
  if (!order || order.currency !== dispute.currency) return;
  const { id: orderId, paymentId } = order;
  const source = paymentId ? 'stripe_payment' : 'stripe';
  await putDispute(ctx, { order: { orderId }, externalId: dispute.id, source, paymentId, ...dispute });
}
