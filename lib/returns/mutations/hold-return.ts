import { and, eq } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { takeForSideVerb } from '../queries/take-for-side-verb';
import { recordReturnEvent } from './record-return-event';

/**
 * Lays a return aside: nobody approves or pays it, by hand or by the policy, and its time does not run out, until it is
 * taken up again. The shopper sees no difference. @throws AppError NOT_FOUND, INVALID_STATE
 */
export async function holdReturn(ctx: Ctx, input: { returnId: string; note?: string | null }): Promise<void> {
  const { row } = await takeForSideVerb(ctx, input.returnId, 'hold');
  await ctx.db
    .update(returns)
    .set({ heldAt: ctx.now, updatedAt: ctx.now })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.id)));
  await recordReturnEvent(ctx, { returnId: row.id, type: 'held', note: input.note, audience: 'staff' });
}
