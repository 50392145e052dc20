import { and, eq, sql } from 'drizzle-orm';
import { variants } from '@/db/schema/catalog';
import { stockReservations } from '@/db/schema/return-ways';
import { wakeStockAlerts } from '@/lib/catalog/mutations/wake-stock-alerts';
import type { Ctx } from '@/lib/core/context';

/** Gives back everything a return still holds, and has those told who wait for it. Doing it twice gives back once. */
export async function releaseStock(ctx: Ctx, returnId: string): Promise<void> {
  const released = await ctx.db
    .update(stockReservations)
    .set({ state: 'released' })
    .where(
      and(
        eq(stockReservations.shopId, ctx.shopId),
        eq(stockReservations.returnId, returnId),
        eq(stockReservations.state, 'open'),
      ),
    )
    .returning({ variantId: stockReservations.variantId, quantity: stockReservations.quantity });
  for (const { variantId, quantity } of released.sort((a, b) => (a.variantId < b.variantId ? -1 : 1))) {
    await ctx.db
      .update(variants)
      .set({ reserved: sql`${variants.reserved} - ${quantity}` })
      .where(and(eq(variants.shopId, ctx.shopId), eq(variants.id, variantId)));
  }
  await wakeStockAlerts(ctx, { variantIds: released.map(({ variantId }) => variantId) });
}
