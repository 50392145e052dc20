import { and, eq } from 'drizzle-orm';
import { brands, brandVersions } from '@/db/schema/brands';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { actorKey } from '@/lib/core/unit-of-work';
import { publishEvent } from '@/lib/webhooks/mutations/publish-event';
import { fillProducts } from '../queries/fill-products';
import { getBrand } from '../queries/get-brand';
import { readBrand } from '../queries/read-brand';

/** Makes the draft what shoppers see, as a new version. Without a draft nothing changes. */
export async function publishBrand(ctx: Ctx): Promise<{ version: number }> {
  const brand = await getBrand(ctx, { lock: true });
  if (brand.draft === null) return { version: brand.version };
  const version = brand.version + 1;
  await ctx.db.insert(brandVersions).values({
    shopId: ctx.shopId,
    brandId: brand.brandId,
    version,
    // Names and pictures of goods may have changed since the draft was kept; what is gone is not shown.
    theme: await fillProducts(ctx, brand.draft, 'leave'),
    publishedBy: actorKey(ctx.actor),
    publishedAt: ctx.now,
  });
  await ctx.db
    .update(brands)
    .set({ publishedVersion: version, draft: null, draftUpdatedAt: null, publishAt: null })
    .where(and(eq(brands.shopId, ctx.shopId), eq(brands.id, brand.brandId)));
  await recordAudit(ctx, { action: 'brand.published', entity: 'brand', entityId: brand.brandId, details: { version } });
  await publishEvent(ctx, { type: 'brand.published', subject: brand.brandId, data: () => readBrand(ctx) });
  return { version };
}
