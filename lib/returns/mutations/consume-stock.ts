import { and, eq, sql } from 'drizzle-orm';
import { variants } from '@/db/schema/catalog';
import { stockReservations } from '@/db/schema/return-ways';
import type { Ctx } from '@/lib/core/context';

/** The exchange is done: what it held has left the shelf. Doing it twice takes it once. */
export async function consumeStock(ctx: Ctx, returnId: string): Promise<void> {
  const consumed = await ctx.db
    .update(stockReservations)
    .set({ state: 'consumed' })
    .where(
      and(
        eq(stockReservations.shopId, ctx.shopId),
        eq(stockReservations.returnId, returnId),
        eq(stockReservations.state, 'open'),
      ),
    )
    .returning({ variantId: stockReservations.variantId, quantity: stockReservations.quantity });
  for (const { variantId, quantity } of consumed.sort((a, b) => (a.variantId < b.variantId ? -1 : 1))) {
    await ctx.db
      .update(variants)
      .set({
        reserved: sql`${variants.reserved} - ${quantity}`,
        stock: sql`greatest(${variants.stock} - ${quantity}, 0)`,
      })
      .where(and(eq(variants.shopId, ctx.shopId), eq(variants.id, variantId)));
  }
}
