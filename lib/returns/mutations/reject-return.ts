import { and, eq } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import { lockReturn } from '../queries/lock-return';
import type { RejectInput } from '../schema';
import { recordReturnEvent } from './record-return-event';
import { releaseClaims } from './release-claims';

/** Says no, with a reason the shopper reads; the units can be claimed again. @throws AppError NOT_FOUND, INVALID_STATE */
export async function rejectReturn(ctx: Ctx, input: { returnId: string } & RejectInput): Promise<void> {
  const { row } = await lockReturn(ctx, input.returnId, 'reject');
  await ctx.db
    .update(returns)
    .set({ status: 'rejected', rejectReason: input.reason, expiresAt: null, updatedAt: ctx.now })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.id)));
  await releaseClaims(ctx, row.id);
  await recordReturnEvent(ctx, { returnId: row.id, type: 'rejected', note: input.reason });
  await enqueueNotification(ctx, { event: 'return.rejected', orderId: row.orderId, returnId: row.id });
  if (input.note) await recordReturnEvent(ctx, { returnId: row.id, type: 'note', note: input.note, audience: 'staff' });
}
