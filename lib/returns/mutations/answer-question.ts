import { and, eq } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { lockReturn } from '../queries/lock-return';
import { recordReturnEvent } from './record-return-event';
import { resumeAutoRefund } from './resume-auto-refund';

/**
 * The shopper's answer to what the shop asked; it goes back to whoever decides.
 * @throws AppError NOT_FOUND, INVALID_STATE where nothing is asked any more
 */
export async function answerQuestion(ctx: Ctx, input: { returnId: string; answer: string }): Promise<void> {
  const { row } = await lockReturn(ctx, input.returnId, null);
  if (!row.askedAt) throw new AppError('INVALID_STATE', 'Nothing is asked.', { status_now: row.status });
  await ctx.db
    .update(returns)
    .set({ askedAt: null, updatedAt: ctx.now })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.id)));
  await recordReturnEvent(ctx, { returnId: row.id, type: 'answered', note: input.answer });
  await resumeAutoRefund(ctx, row.id);
}
