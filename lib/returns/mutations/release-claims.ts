import { and, asc, eq, sql } from 'drizzle-orm';
import { orderLines } from '@/db/schema/orders';
import { returnLines } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { cancelPayments } from '@/lib/payments/mutations/cancel-payments';
import { releaseStock } from './release-stock';
import { voidLabel } from './void-label';

/**
 * Gives the units of a return back to its order, and what it reserved to the shelf. The caller holds the return's row
 * and has just moved it to a state from which this cannot happen again.
 */
export async function releaseClaims(ctx: Ctx, returnId: string): Promise<void> {
  const lines = await ctx.db
    .select({ lineId: returnLines.lineId, quantity: returnLines.quantity })
    .from(returnLines)
    .where(and(eq(returnLines.shopId, ctx.shopId), eq(returnLines.returnId, returnId)))
    .orderBy(asc(returnLines.lineId));
  for (const { lineId, quantity } of lines) {
    await ctx.db
      .update(orderLines)
      .set({ claimed: sql`${orderLines.claimed} - ${quantity}` })
      .where(and(eq(orderLines.shopId, ctx.shopId), eq(orderLines.id, lineId)));
  }
  await releaseStock(ctx, returnId);
  await cancelPayments(ctx, { returnId });
  await voidLabel(ctx, { returnId });
}
