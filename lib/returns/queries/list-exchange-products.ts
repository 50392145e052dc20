import { and, asc, eq, exists, gt, ilike, inArray, or, sql } from 'drizzle-orm';
import { products, variants } from '@/db/schema/catalog';
import type { Ctx } from '@/lib/core/context';

export const PRODUCTS_A_PAGE = 12;

/** A page of what the shop has instead, by name: products with at least one variant in the order's currency. */
export async function listExchangeProducts(
  ctx: Ctx,
  input: { search: string; after: string | null; currency: string },
) {
  const pattern = `%${input.search.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await ctx.db
    .select({ id: products.id, externalId: products.externalId, title: products.title, imageUrl: products.imageUrl })
    .from(products)
    .where(
      and(
        eq(products.shopId, ctx.shopId),
        input.search ? or(ilike(products.title, pattern), ilike(products.category, pattern)) : undefined,
        input.after
          ? gt(sql`(${products.title}, ${products.id}::text)`, sql`(${titleOf(input.after)}, ${idOf(input.after)})`)
          : undefined,
        exists(
          ctx.db
            .select({ one: sql`1` })
            .from(variants)
            .where(
              and(
                eq(variants.shopId, products.shopId),
                eq(variants.productId, products.id),
                eq(variants.currency, input.currency),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(products.title), asc(products.id))
    .limit(PRODUCTS_A_PAGE + 1);
  const page = rows.slice(0, PRODUCTS_A_PAGE);
  const last = page.at(-1);
  const choices =
    page.length === 0
      ? []
      : await ctx.db
          .select({
            id: variants.id,
            productId: variants.productId,
            externalId: variants.externalId,
            title: variants.title,
            price: variants.price,
            currency: variants.currency,
            stock: variants.stock,
            reserved: variants.reserved,
            imageUrl: variants.imageUrl,
          })
          .from(variants)
          .where(
            and(
              eq(variants.shopId, ctx.shopId),
              eq(variants.currency, input.currency),
              inArray(
                variants.productId,
                page.map((product) => product.id),
              ),
            ),
          )
          .orderBy(asc(variants.productId), asc(variants.position));
  return {
    products: page.map((product) => ({
      ...product,
      variants: choices
        .filter((variant) => variant.productId === product.id)
        .map(({ reserved, ...variant }) => ({
          ...variant,
          stock: variant.stock === null ? null : Math.max(0, variant.stock - reserved),
        })),
    })),
    after: rows.length > PRODUCTS_A_PAGE && last ? `${last.id}:${last.title}` : null,
  };
}

const idOf = (after: string) => after.slice(0, 36);
const titleOf = (after: string) => after.slice(37);
