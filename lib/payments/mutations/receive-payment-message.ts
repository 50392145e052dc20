import { storeDeliveries } from '@/lib/connections/store-deliveries';
import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { findPayment } from '../queries/find-payment';
import { readStripeMessage } from '../rules/read-stripe-message';

/**
 * Stores what a payment provider says and has the payment looked after at once: what was paid is read back, never
 * believed. One that came before changes nothing; one about somebody else's checkout is stored and no more.
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
  const paymentId = told?.checkout && (await findPayment(ctx, told.checkout));
  if (paymentId) await enqueueJob(ctx, 'follow-payment', { paymentId }, { key: `follow-payment:${paymentId}` });
  return 'processed';
}
