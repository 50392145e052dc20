import { and, asc, eq, ilike, or } from 'drizzle-orm';
import { products } from '@/db/schema/catalog';
import type { Ctx } from '@/lib/core/context';
import { asset } from '../rules/theme-fields';

/** Goods of the catalog by name, number or category, as a block recommends them; without a word, the first ones. */
export async function findProducts(ctx: Ctx, input: { query: string }) {
  const like = `%${input.query.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await ctx.db
    .select({ externalId: products.externalId, title: products.title, imageUrl: products.imageUrl })
    .from(products)
    .where(
      and(
        eq(products.shopId, ctx.shopId),
        or(ilike(products.title, like), ilike(products.externalId, like), ilike(products.category, like)),
      ),
    )
    .orderBy(asc(products.title))
    .limit(12);
  return rows.map(({ externalId, title, imageUrl }) => {
    const picture = asset.safeParse(imageUrl);
    return { external_id: externalId, title, picture: picture.success ? picture.data : null, href: null };
  });
}
