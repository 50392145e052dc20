import { and, eq } from 'drizzle-orm';
import { refundIntents } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { REFUND_ATTEMPTS, REFUND_HOURS } from '../constants';
import { lockRefund } from '../queries/lock-refund';
import { recordReturnEvent } from './record-return-event';

/**
 * Puts a refund off that could not be brought to an end, and asks again later. After a day it is left to a person:
 * providers may have forgotten its key by then, and one that is paid by hand meanwhile must not be paid again.
 * @param input.isCertain nothing came of the attempt; else the provider gets time before it is asked again
 * @throws AppError NOT_FOUND
 */
export async function postponeRefund(
  ctx: Ctx,
  input: { intentId: string; reason: string; until: Date; isCertain: boolean },
): Promise<void> {
  const open = await lockRefund(ctx, input.intentId);
  if (!open) return;
  const { intent } = open;
  const isOver =
    intent.attempts >= REFUND_ATTEMPTS || input.until.getTime() - intent.createdAt.getTime() > REFUND_HOURS * 3_600_000;
  await ctx.db
    .update(refundIntents)
    .set({ lastError: input.reason, ...(input.isCertain && { sentAt: null }) })
    .where(and(eq(refundIntents.shopId, ctx.shopId), eq(refundIntents.id, intent.id)));
  if (!isOver) {
    await enqueueJob(
      ctx,
      'settle-refund',
      { intentId: intent.id },
      { key: `settle-refund:${intent.id}`, runAt: input.until },
    );
    return;
  }
  await recordReturnEvent(ctx, {
    returnId: intent.returnId,
    type: 'refund_stuck',
    note: input.reason,
    audience: 'staff',
    data: { amount: intent.amount, currency: intent.currency, provider: intent.provider },
  });
}
