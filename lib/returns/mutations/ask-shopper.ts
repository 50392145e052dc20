import { and, eq } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import { takeForSideVerb } from '../queries/take-for-side-verb';
import { recordReturnEvent } from './record-return-event';

/**
 * Asks the shopper something, by mail and on their return's page, where they answer. One question at a time.
 * @throws AppError NOT_FOUND, INVALID_STATE
 */
export async function askShopper(ctx: Ctx, input: { returnId: string; question: string }): Promise<void> {
  const { row } = await takeForSideVerb(ctx, input.returnId, 'ask');
  await ctx.db
    .update(returns)
    .set({ askedAt: ctx.now, updatedAt: ctx.now })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.id)));
  await recordReturnEvent(ctx, { returnId: row.id, type: 'asked', note: input.question });
  await enqueueNotification(ctx, {
    event: 'return.question',
    orderId: row.orderId,
    returnId: row.id,
    data: { reference: newId(ctx.now.getTime()), question: input.question },
  });
}
