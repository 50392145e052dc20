import { and, eq } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { lockReturn } from '../queries/lock-return';
import { canHappen } from '../rules/transition';
import { recordReturnEvent } from './record-return-event';
import { releaseClaims } from './release-claims';

/** Lets go of a return that nobody sent in time. Anything that has moved on since, lies aside, or whose new item has left is left alone. */
export async function expireReturn(ctx: Ctx, input: { returnId: string }): Promise<void> {
  const { row, intents } = await lockReturn(ctx, input.returnId, null);
  if (
    !canHappen('expire', row.status) ||
    row.heldAt ||
    row.releasedAt ||
    intents.some(({ state }) => state !== 'failed') ||
    row.expiresAt === null ||
    row.expiresAt > ctx.now
  )
    return;
  await ctx.db
    .update(returns)
    .set({ status: 'expired', updatedAt: ctx.now })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.id)));
  await releaseClaims(ctx, row.id);
  await recordReturnEvent(ctx, { returnId: row.id, type: 'expired' });
}
