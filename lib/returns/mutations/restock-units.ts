import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { variants } from '@/db/schema/catalog';
import { orderLines } from '@/db/schema/orders';
import { returnLines } from '@/db/schema/returns';
import { wakeStockAlerts } from '@/lib/catalog/mutations/wake-stock-alerts';
import type { Ctx } from '@/lib/core/context';

/**
 * Raises the stock of what a return's lines had sold; a variant whose stock is not counted, or that is not known here,
 * stays as it is. The caller has just written down, once, that these units go back on the shelf.
 */
export async function restockUnits(
  ctx: Ctx,
  input: { returnId: string; units: readonly { returnLineId: string; quantity: number }[] },
): Promise<void> {
  if (input.units.length === 0) return;
  const rows = await ctx.db
    .select({ returnLineId: returnLines.id, variantId: variants.id })
    .from(returnLines)
    .innerJoin(orderLines, and(eq(orderLines.shopId, returnLines.shopId), eq(orderLines.id, returnLines.lineId)))
    .innerJoin(
      variants,
      and(eq(variants.shopId, orderLines.shopId), eq(variants.externalId, orderLines.variantExternalId)),
    )
    .where(
      and(
        eq(returnLines.shopId, ctx.shopId),
        eq(returnLines.returnId, input.returnId),
        inArray(
          returnLines.id,
          input.units.map((unit) => unit.returnLineId),
        ),
      ),
    )
    .orderBy(asc(variants.id));
  // In the order of the variants: two check-ins at once never wait for each other in a circle.
  for (const { returnLineId, variantId } of rows) {
    const back = input.units.filter((unit) => unit.returnLineId === returnLineId);
    const count = back.reduce((sum, { quantity }) => sum + quantity, 0);
    await ctx.db
      .update(variants)
      .set({ stock: sql`${variants.stock} + ${count}` })
      .where(and(eq(variants.shopId, ctx.shopId), eq(variants.id, variantId)));
  }
  await wakeStockAlerts(ctx, { variantIds: rows.map(({ variantId }) => variantId) });
}
