import { eq } from 'drizzle-orm';
import { shops } from '@/db/schema/shops';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import type { ShopFacts } from '../types';

/** What the shop says of itself. */
export async function getShop(ctx: Ctx): Promise<ShopFacts> {
  const [shop] = await ctx.db
    .select({
      slug: shops.slug,
      name: shops.name,
      timeZone: shops.timeZone,
      currency: shops.currency,
      defaultLocale: shops.defaultLocale,
      locales: shops.locales,
      isDemo: shops.isDemo,
    })
    .from(shops)
    .where(eq(shops.id, ctx.shopId));
  if (!shop) throw notFound('shop');
  return shop;
}
