import { and, eq } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import { askPayment } from '@/lib/payments/mutations/ask-payment';
import { lockReturn } from '../queries/lock-return';
import { planHandOver } from './plan-hand-over';
import { recordReturnEvent } from './record-return-event';

/**
 * Looks at an old item whose new one has left: reminds of its last day, and once that is over keeps the deposit, or asks
 * for what it is worth; nobody is charged unasked. One that has been handed over, has been let go, or lies aside for a
 * person is left alone. Asked twice it acts once.
 * @throws AppError NOT_FOUND
 */
export async function followHandOver(ctx: Ctx, input: { returnId: string }): Promise<void> {
  const { row } = await lockReturn(ctx, input.returnId, null);
  if (row.status !== 'approved' || !row.releasedAt || !row.handOverBy || row.overdueAt || row.heldAt) return;
  const amount = { amount: row.security, currency: row.currency };
  if (row.handOverBy > ctx.now) {
    await enqueueNotification(ctx, {
      event: 'return.hand_over',
      orderId: row.orderId,
      returnId: row.id,
      data: { reference: dayBefore(row.handOverBy, ctx.now), until: row.handOverBy.toISOString(), amount },
    });
    await planHandOver(ctx, { returnId: row.id, end: row.handOverBy });
    return;
  }
  await ctx.db
    .update(returns)
    .set({ overdueAt: ctx.now, updatedAt: ctx.now })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.id)));
  await recordReturnEvent(ctx, {
    returnId: row.id,
    type: 'overdue',
    data: { secured_by: row.securedBy, ...amount },
  });
  if (row.securedBy === 'deadline' && row.security > 0)
    await askPayment(ctx, { row, kind: 'unreturned', amount: row.security });
  else if (row.securedBy === 'deposit')
    await enqueueNotification(ctx, {
      event: 'return.deposit_kept',
      orderId: row.orderId,
      returnId: row.id,
      data: { reference: row.handOverBy.toISOString(), amount },
    });
}

/** One reminder each day before: `2026-12-06 5`. */
function dayBefore(end: Date, now: Date): string {
  return `${end.toISOString().slice(0, 10)} ${Math.ceil((end.getTime() - now.getTime()) / 86_400_000)}`;
}
