import type { Ctx } from '@/lib/core/context';
import { lockPayment } from '../queries/lock-payment';
import { isAsked } from '../queries/open-payment';
import { tellPayment } from './tell-payment';

/** Reminds of a payment that is still to be made and still may be. @throws AppError NOT_FOUND */
export async function remindPayment(ctx: Ctx, input: { paymentId: string }): Promise<void> {
  const { payment } = await lockPayment(ctx, input.paymentId);
  if (isAsked(payment) && payment.expiresAt > ctx.now) await tellPayment(ctx, { payment, event: 'payment.reminded' });
}
