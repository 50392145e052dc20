import { and, eq } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { lockReturn } from '../queries/lock-return';
import { recordReturnEvent } from './record-return-event';
import { releaseExchange } from './release-exchange';

/**
 * The new item waits for the old one after all, because nobody paid the deposit. One that has left is left alone.
 * @throws AppError NOT_FOUND
 */
export async function giveUpSendingFirst(ctx: Ctx, input: { returnId: string }): Promise<void> {
  const { row } = await lockReturn(ctx, input.returnId, null);
  if (!row.sendsFirst || row.releasedAt) return;
  await ctx.db
    .update(returns)
    .set({ sendsFirst: false, securedBy: null, security: 0, updatedAt: ctx.now })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.id)));
  await recordReturnEvent(ctx, { returnId: row.id, type: 'sends_first_given_up' });
  await releaseExchange(ctx, { returnId: row.id });
}
