import { and, asc, eq } from 'drizzle-orm';
import { products, variants } from '@/db/schema/catalog';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import type { ProductRead } from '../schema';

/** One product as the API answers it. Throws NOT_FOUND for an unknown or foreign id. */
export async function getProduct(ctx: Ctx, input: { externalId: string }): Promise<ProductRead> {
  const [product] = await ctx.db
    .select()
    .from(products)
    .where(and(eq(products.shopId, ctx.shopId), eq(products.externalId, input.externalId)));
  if (!product) throw notFound('product');
  const rows = await ctx.db
    .select()
    .from(variants)
    .where(and(eq(variants.shopId, ctx.shopId), eq(variants.productId, product.id)))
    .orderBy(asc(variants.position), asc(variants.id));
  return {
    external_id: product.externalId,
    title: product.title,
    image_url: product.imageUrl,
    tags: product.tags,
    category: product.category,
    weight_grams: product.customs.weight_grams ?? null,
    care_tips: product.careTips,
    variants: rows.map((variant) => ({
      external_id: variant.externalId,
      sku: variant.sku,
      title: variant.title,
      options: variant.options,
      price: { amount: variant.price, currency: variant.currency },
      stock: variant.stock,
      reserved: variant.reserved,
      image_url: variant.imageUrl,
    })),
  };
}
