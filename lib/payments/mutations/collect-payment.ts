import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { lockReturn } from '@/lib/returns/queries/lock-return';
import { openPayment } from '../queries/open-payment';
import { settlePayment } from './settle-payment';

/**
 * The shop has collected by itself what a return asks its shopper to pay: by bank, at the till, by a link of its own.
 * @throws AppError NOT_FOUND, CONFLICT where nothing is open or a provider collects it
 */
export async function collectPayment(ctx: Ctx, input: { returnId: string; reference?: string | null }): Promise<void> {
  await lockReturn(ctx, input.returnId, null);
  const payment = await openPayment(ctx, input.returnId);
  if (payment?.state !== 'open') throw new AppError('CONFLICT', 'This return asks for no payment.');
  if (payment.provider !== 'manual') throw new AppError('CONFLICT', `${payment.provider} collects this payment.`);
  await settlePayment(ctx, { paymentId: payment.id, paymentReference: input.reference ?? `manual-${payment.id}` });
}
