import { and, eq } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { readReturnState } from '../queries/lock-return';
import { isSettled } from '../rules/transition';
import { consumeStock } from './consume-stock';
import { recordReturnEvent } from './record-return-event';

/** A return with nothing to wait for and nothing owed is completed by itself. The caller holds it. */
export async function completeWhenDone(ctx: Ctx, returnId: string): Promise<void> {
  const own = and(eq(returns.shopId, ctx.shopId), eq(returns.id, returnId));
  const [row] = await ctx.db.select().from(returns).where(own);
  if (!row || row.status === 'requested') return;
  const { facts } = await readReturnState(ctx, row);
  if (!isSettled(facts)) return;
  await ctx.db.update(returns).set({ status: 'completed', expiresAt: null, updatedAt: ctx.now }).where(own);
  await consumeStock(ctx, returnId);
  await recordReturnEvent(ctx, { returnId, type: 'completed' });
}
