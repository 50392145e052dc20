import { and, eq } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { lockReturn } from '../queries/lock-return';
import { recordReturnEvent } from './record-return-event';
import { releaseClaims } from './release-claims';

/** Takes a return back, by the shopper or the shop, before goods or money moved. @throws AppError NOT_FOUND, INVALID_STATE */
export async function cancelReturn(ctx: Ctx, input: { returnId: string; note?: string | null }): Promise<void> {
  const { row } = await lockReturn(ctx, input.returnId, 'cancel');
  await ctx.db
    .update(returns)
    .set({ status: 'cancelled', expiresAt: null, updatedAt: ctx.now })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.id)));
  await releaseClaims(ctx, row.id);
  await recordReturnEvent(ctx, { returnId: row.id, type: 'cancelled', note: input.note });
}
