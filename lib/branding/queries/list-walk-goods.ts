import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { products, variants } from '@/db/schema/catalog';
import type { Ctx } from '@/lib/core/context';
import { ownPicture } from '@/lib/storefront/rules/order-facts';
import type { WalkGoods } from '../rules/walk-world';

const SHOWN = 3;

/** A few things of the shop's own catalog with their variants, those with pictures first; priced in its currency. */
export async function listWalkGoods(ctx: Ctx, input: { currency: string }): Promise<WalkGoods[]> {
  const priced = sql`exists (select from ${variants} v where v.shop_id = ${products.shopId} and v.product_id = ${products.id}
    and v.currency = ${input.currency})`;
  const found = await ctx.db
    .select()
    .from(products)
    .where(and(eq(products.shopId, ctx.shopId), priced))
    .orderBy(sql`${products.imageUrl} is null`, asc(products.createdAt), asc(products.id))
    .limit(SHOWN);
  if (found.length === 0) return [];
  const rows = await ctx.db
    .select()
    .from(variants)
    .where(
      and(
        eq(variants.shopId, ctx.shopId),
        eq(variants.currency, input.currency),
        inArray(
          variants.productId,
          found.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(variants.position));
  return found.map((product) => {
    const own = rows.filter(({ productId }) => productId === product.id);
    return {
      productExternalId: product.externalId,
      title: product.title,
      category: product.category,
      tags: product.tags,
      careTips: product.careTips,
      imageUrl: ownPicture(product.imageUrl),
      price: own[0]?.price ?? 0,
      variants: own.map((variant) => ({
        id: variant.id,
        externalId: variant.externalId,
        productExternalId: product.externalId,
        productTitle: product.title,
        title: variant.title,
        options: variant.options,
        stock: variant.stock === null ? null : Math.max(0, variant.stock - variant.reserved),
        imageUrl: ownPicture(variant.imageUrl ?? product.imageUrl),
      })),
    };
  });
}
