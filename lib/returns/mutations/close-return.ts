import { and, eq } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { cancelPayments } from '@/lib/payments/mutations/cancel-payments';
import { lockReturn } from '../queries/lock-return';
import { consumeStock } from './consume-stock';
import { recordReturnEvent } from './record-return-event';
import { isWithBank } from './release-exchange';
import { releaseStock } from './release-stock';

/** Ends a return that needs nothing more; what is asked for and not paid is asked no more. @throws AppError NOT_FOUND, INVALID_STATE */
export async function closeReturn(ctx: Ctx, input: { returnId: string; note?: string | null }): Promise<void> {
  const { row } = await lockReturn(ctx, input.returnId, 'close');
  await ctx.db
    .update(returns)
    .set({ status: 'completed', expiresAt: null, updatedAt: ctx.now })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.id)));
  // What was held back for its payment has not left the shelf.
  const isHeld = !row.releasedAt && (await isWithBank(ctx, row));
  await cancelPayments(ctx, { returnId: row.id, keepsPaid: true });
  await (isHeld ? releaseStock : consumeStock)(ctx, row.id);
  await recordReturnEvent(ctx, { returnId: row.id, type: 'closed', note: input.note });
}
