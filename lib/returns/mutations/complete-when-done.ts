import { and, eq } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { readReturnState } from '../queries/lock-return';
import { isSettled } from '../rules/transition';
import { consumeStock } from './consume-stock';
import { recordReturnEvent } from './record-return-event';
import { isWithBank } from './release-exchange';

/**
 * A return with nothing to wait for and nothing owed is completed by itself; one whose new item is held back, because a
 * bank took or may take its payment, waits for a person. The caller holds it.
 */
export async function completeWhenDone(ctx: Ctx, returnId: string): Promise<void> {
  const own = and(eq(returns.shopId, ctx.shopId), eq(returns.id, returnId));
  const [row] = await ctx.db.select().from(returns).where(own);
  if (!row || row.status === 'requested') return;
  const { facts, lines } = await readReturnState(ctx, row);
  if (!isSettled(facts)) return;
  const isSwap = lines.some(({ resolution }) => resolution === 'exchange' || resolution === 'replace');
  if (isSwap && !row.releasedAt && (await isWithBank(ctx, row))) return;
  await ctx.db.update(returns).set({ status: 'completed', expiresAt: null, updatedAt: ctx.now }).where(own);
  await consumeStock(ctx, returnId);
  await recordReturnEvent(ctx, { returnId, type: 'completed' });
}
