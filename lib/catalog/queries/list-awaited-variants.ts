import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import { variants } from '@/db/schema/catalog';
import { stockAlerts } from '@/db/schema/shoppers';
import type { Ctx } from '@/lib/core/context';

/** Variants, all of a product or certain ones, that somebody waits for and that can be had. */
export async function listAwaitedVariants(
  ctx: Ctx,
  input: { productId: string } | { variantIds: readonly string[] },
): Promise<string[]> {
  const rows = await ctx.db
    .selectDistinct({ id: variants.id })
    .from(variants)
    .innerJoin(
      stockAlerts,
      and(eq(stockAlerts.shopId, variants.shopId), eq(stockAlerts.variantId, variants.id), isNull(stockAlerts.toldAt)),
    )
    .where(
      and(
        eq(variants.shopId, ctx.shopId),
        'productId' in input ? eq(variants.productId, input.productId) : inArray(variants.id, [...input.variantIds]),
        gt(stockAlerts.expiresAt, ctx.now),
        or(isNull(variants.stock), sql`${variants.stock} - ${variants.reserved} > 0`),
      ),
    );
  return rows.map(({ id }) => id);
}

/** Variants whose return an order's shopper asked to be told of. */
export async function listWishes(ctx: Ctx, input: { orderId: string }): Promise<string[]> {
  const rows = await ctx.db
    .select({ variantId: stockAlerts.variantId })
    .from(stockAlerts)
    .where(
      and(
        eq(stockAlerts.shopId, ctx.shopId),
        eq(stockAlerts.orderId, input.orderId),
        isNull(stockAlerts.toldAt),
        gt(stockAlerts.expiresAt, ctx.now),
      ),
    );
  return rows.map(({ variantId }) => variantId);
}
