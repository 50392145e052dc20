import { and, eq } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import { syncPayment } from '@/lib/payments/mutations/sync-payment';
import { lockReturn } from '../queries/lock-return';
import type { ApproveInput } from '../schema';
import { orderLabel } from './order-label';
import { recordReturnEvent } from './record-return-event';
import { releaseExchange } from './release-exchange';

/** Says yes: the shopper may send it. @throws AppError NOT_FOUND, INVALID_STATE with the verbs that are allowed */
export async function approveReturn(ctx: Ctx, input: { returnId: string } & ApproveInput): Promise<void> {
  const { row } = await lockReturn(ctx, input.returnId, 'approve');
  await ctx.db
    .update(returns)
    .set({ status: 'approved', updatedAt: ctx.now })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.id)));
  await orderLabel(ctx, { returnId: row.id });
  await recordReturnEvent(ctx, { returnId: row.id, type: 'approved', note: input.note });
  if (row.dueFromShopper > 0 || row.securedBy === 'deposit') await syncPayment(ctx, { returnId: row.id });
  await releaseExchange(ctx, { returnId: row.id });
  await enqueueNotification(ctx, { event: 'return.approved', orderId: row.orderId, returnId: row.id });
}
