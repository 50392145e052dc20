import { and, eq, inArray } from 'drizzle-orm';
import { products } from '@/db/schema/catalog';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import type { Block } from '../rules/block-schema';
import { asset } from '../rules/theme-fields';
import type { Theme } from '../schema';

/**
 * A theme with the goods it recommends as the catalog has them now, so that no page has to ask. Pictures of other hosts
 * stay away, as everywhere on a shopper's page.
 * @param missing `refuse` what the catalog does not hold, or `leave` it out
 * @throws AppError INVALID naming each product that is not in the catalog
 */
export async function fillProducts(ctx: Ctx, theme: Theme, missing: 'refuse' | 'leave'): Promise<Theme> {
  const wanted = theme.blocks.flatMap((block) => (block.type === 'recommendations' ? block.products : []));
  if (wanted.length === 0) return theme;
  const rows = await ctx.db
    .select({ externalId: products.externalId, title: products.title, imageUrl: products.imageUrl })
    .from(products)
    .where(
      and(
        eq(products.shopId, ctx.shopId),
        inArray(
          products.externalId,
          wanted.map((one) => one.external_id),
        ),
      ),
    );
  const known = new Map(rows.map((row) => [row.externalId, row]));
  const errors = theme.blocks.flatMap((block, at) =>
    block.type === 'recommendations'
      ? block.products.flatMap(({ external_id }, index) =>
          known.has(external_id)
            ? []
            : [
                {
                  path: `blocks.${at}.products.${index}`,
                  message: `The catalog holds no product "${external_id}". Choose another, or bring it in first.`,
                },
              ],
        )
      : [],
  );
  if (errors.length > 0 && missing === 'refuse') throw new AppError('INVALID', 'Products are missing.', { errors });
  return {
    ...theme,
    blocks: theme.blocks.flatMap((block): Block[] => {
      if (block.type !== 'recommendations') return [block];
      const filled = block.products.flatMap((one) => {
        const row = known.get(one.external_id);
        const picture = asset.safeParse(row?.imageUrl);
        return row ? [{ ...one, title: row.title.slice(0, 200), picture: picture.success ? picture.data : null }] : [];
      });
      return filled.length > 0 ? [{ ...block, products: filled }] : [];
    }),
  };
}
