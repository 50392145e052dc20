import { and, eq } from 'drizzle-orm';
import { brands, brandVersions } from '@/db/schema/brands';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { actorKey } from '@/lib/core/unit-of-work';
import { publishEvent } from '@/lib/webhooks/mutations/publish-event';
import { getBrand } from '../queries/get-brand';
import { readBrand } from '../queries/read-brand';

/**
 * Goes back: without a version the draft is thrown away; with one, that version is published again as the newest, so
 * that history only grows. @throws AppError NOT_FOUND for a version that never was
 */
export async function revertBrand(ctx: Ctx, input: { version?: number }): Promise<{ version: number }> {
  const brand = await getBrand(ctx, { lock: true });
  const ours = and(eq(brands.shopId, ctx.shopId), eq(brands.id, brand.brandId));
  let version = brand.version;
  if (input.version !== undefined && input.version !== brand.version) {
    const [old] = await ctx.db
      .select({ theme: brandVersions.theme })
      .from(brandVersions)
      .where(
        and(
          eq(brandVersions.shopId, ctx.shopId),
          eq(brandVersions.brandId, brand.brandId),
          eq(brandVersions.version, input.version),
        ),
      );
    if (!old) throw notFound('version');
    version = brand.version + 1;
    await ctx.db.insert(brandVersions).values({
      shopId: ctx.shopId,
      brandId: brand.brandId,
      version,
      theme: old.theme,
      publishedBy: actorKey(ctx.actor),
      publishedAt: ctx.now,
    });
  }
  await ctx.db
    .update(brands)
    .set({ publishedVersion: version, draft: null, draftUpdatedAt: null, publishAt: null })
    .where(ours);
  await recordAudit(ctx, { action: 'brand.reverted', entity: 'brand', entityId: brand.brandId, details: { version } });
  if (version !== brand.version)
    await publishEvent(ctx, { type: 'brand.published', subject: brand.brandId, data: () => readBrand(ctx) });
  return { version };
}
