import { and, desc, eq } from 'drizzle-orm';
import { brands, brandVersions } from '@/db/schema/brands';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { type Theme, themeSchema } from '../schema';

export type BrandState = {
  brandId: string;
  version: number;
  publishedAt: Date | null;
  published: Theme;
  /** When the draft publishes itself. */
  publishAt: Date | null;
  /** What is being edited; null when it is what is published. */
  draft: Theme | null;
};

/** The shop's brand: published and draft. With `lock`, held until the transaction ends. */
export async function getBrand(ctx: Ctx, input: { lock?: boolean } = {}): Promise<BrandState> {
  const query = ctx.db
    .select()
    .from(brands)
    .where(and(eq(brands.shopId, ctx.shopId), eq(brands.isDefault, true)));
  const [brand] = await (input.lock ? query.for('update') : query);
  if (!brand) throw notFound('brand');
  const [version] = await ctx.db
    .select()
    .from(brandVersions)
    .where(
      and(
        eq(brandVersions.shopId, ctx.shopId),
        eq(brandVersions.brandId, brand.id),
        eq(brandVersions.version, brand.publishedVersion),
      ),
    );
  return {
    brandId: brand.id,
    version: brand.publishedVersion,
    publishedAt: version?.publishedAt ?? null,
    publishAt: brand.publishAt,
    published: themeSchema.parse(version?.theme ?? {}),
    draft: brand.draft === null ? null : themeSchema.parse(brand.draft),
  };
}

/** Earlier versions, newest first. */
export async function listBrandVersions(ctx: Ctx, input: { brandId: string }) {
  return ctx.db
    .select({
      version: brandVersions.version,
      publishedAt: brandVersions.publishedAt,
      publishedBy: brandVersions.publishedBy,
    })
    .from(brandVersions)
    .where(and(eq(brandVersions.shopId, ctx.shopId), eq(brandVersions.brandId, input.brandId)))
    .orderBy(desc(brandVersions.version))
    .limit(50);
}
