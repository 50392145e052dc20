import { and, eq } from 'drizzle-orm';
import { payments } from '@/db/schema/payments';
import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { lockPayment } from '../queries/lock-payment';

const MOST_MINUTES = 240;

/**
 * Remembers why a provider could not be asked, and asks again later; a checkout it refuses for good is given up, and the
 * shop collects by itself.
 * @throws AppError NOT_FOUND
 */
export async function notePaymentTrouble(
  ctx: Ctx,
  input: { paymentId: string; reason: string; isFinal: boolean; seconds?: number | null },
): Promise<void> {
  const { payment } = await lockPayment(ctx, input.paymentId);
  const own = and(eq(payments.shopId, ctx.shopId), eq(payments.id, payment.id));
  if (input.isFinal && payment.state === 'opening') {
    await ctx.db
      .update(payments)
      .set({ provider: 'manual', state: 'open', reference: payment.id, lastError: input.reason })
      .where(own);
    await enqueueJob(
      ctx,
      'follow-payment',
      { paymentId: payment.id },
      { key: `follow-payment:${payment.id}`, runAt: payment.expiresAt },
    );
    return;
  }
  await ctx.db.update(payments).set({ lastError: input.reason }).where(own);
  // Longer the longer it has lasted: after a minute in half a minute, after a day in four hours.
  const lasted = (ctx.now.getTime() - payment.createdAt.getTime()) / 1000;
  const pause = Math.max(Math.min(Math.max(lasted / 2, 5), MOST_MINUTES * 60), input.seconds ?? 0);
  await enqueueJob(
    ctx,
    'follow-payment',
    { paymentId: payment.id },
    { key: `follow-payment:${payment.id}`, runAt: new Date(ctx.now.getTime() + pause * 1000) },
  );
}
