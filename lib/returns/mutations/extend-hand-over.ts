import { and, eq } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { cancelPayments } from '@/lib/payments/mutations/cancel-payments';
import { lockReturn } from '../queries/lock-return';
import { orderPlace } from '../queries/order-place';
import { handOverBy } from '../rules/hand-over-by';
import { mayForgo } from '../rules/may-forgo';
import { planHandOver } from './plan-hand-over';
import { recordReturnEvent } from './record-return-event';

/**
 * Gives the shopper more days for the old item, counted from today. What was asked for because it was overdue is asked
 * no more; what was paid for it stays until it is here.
 * @throws AppError NOT_FOUND, INVALID_STATE where no old item is awaited, INVALID where the day is not later
 */
export async function extendHandOver(
  ctx: Ctx,
  input: { returnId: string; days: number; note?: string | null },
): Promise<void> {
  const { row } = await lockReturn(ctx, input.returnId, null);
  if (!mayForgo(row) || !row.handOverBy || row.status !== 'approved')
    throw new AppError('INVALID_STATE', 'Nothing is awaited by a day here.', { status_now: row.status });
  const { at } = handOverBy(input.days, await orderPlace(ctx, row.orderId), ctx.now);
  if (at <= row.handOverBy)
    throw new AppError('INVALID', 'The new day is not later.', {
      errors: [{ path: 'days', message: 'Give more days than they have' }],
    });
  await ctx.db
    .update(returns)
    .set({ handOverBy: at, expiresAt: at, overdueAt: null, updatedAt: ctx.now })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.id)));
  await cancelPayments(ctx, { returnId: row.id, kinds: ['unreturned'], keepsPaid: true });
  await planHandOver(ctx, { returnId: row.id, end: at });
  await recordReturnEvent(ctx, {
    returnId: row.id,
    type: 'hand_over_extended',
    note: input.note,
    data: { until: at.toISOString() },
  });
}
