import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { findShop } from '@/lib/shops/find-shop';
import { findSampleReturn } from './queries/find-sample-return';
import { getBrand, listBrandVersions } from './queries/get-brand';
import { listSampleOrders } from './queries/list-sample-orders';
import type { Theme } from './schema';
import { storefrontAssets } from './storefront-assets';

/** Where the storefront's style sheet and live script lie. */
export const loadStorefrontAssets = () => storefrontAssets();

export type BrandEditorData = {
  shop: string;
  locales: string[];
  version: number;
  publishAt: string | null;
  hasReturn: boolean;
  published: Theme;
  draft: Theme | null;
  versions: { version: number; publishedAt: string; publishedBy: string }[];
  scenes: { orderId: string; number: string; status: string }[];
};

/** Everything the brand editor opens with. */
export async function loadBrandEditor(gate: Gate, slug: string): Promise<BrandEditorData> {
  const shop = await findShop(slug);
  return inShop(gate, async (ctx) => {
    const brand = await getBrand(ctx);
    const versions = await listBrandVersions(ctx, brand);
    return {
      shop: slug,
      locales: shop?.locales ?? ['en'],
      version: brand.version,
      publishAt: brand.publishAt?.toISOString() ?? null,
      hasReturn: (await findSampleReturn(ctx)) !== null,
      published: brand.published,
      draft: brand.draft,
      versions: versions.map((one) => ({ ...one, publishedAt: one.publishedAt.toISOString() })),
      scenes: await listSampleOrders(ctx),
    };
  });
}

/** What the walk opens with. */
export async function loadWalk(gate: Gate, slug: string) {
  const shop = await findShop(slug);
  const { draft, published } = await inShop(gate, (ctx) => getBrand(ctx));
  return {
    shop: slug,
    // The shop's own first language leads.
    locales: [...new Set([shop?.defaultLocale ?? 'en', ...(shop?.locales ?? [])])],
    hasDraft: draft !== null && JSON.stringify(draft) !== JSON.stringify(published),
    offersWithdrawal: shop?.offersWithdrawal ?? false,
  };
}
