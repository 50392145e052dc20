import { and, eq } from 'drizzle-orm';
import { brandVersions } from '@/db/schema/brands';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { type Theme, themeSchema } from '../schema';
import { getBrand } from './get-brand';

/** The theme as it was published then. @throws AppError NOT_FOUND for a version that never was */
export async function readBrandVersion(ctx: Ctx, input: { version: number }): Promise<Theme> {
  const { brandId } = await getBrand(ctx);
  const [row] = await ctx.db
    .select({ theme: brandVersions.theme })
    .from(brandVersions)
    .where(
      and(
        eq(brandVersions.shopId, ctx.shopId),
        eq(brandVersions.brandId, brandId),
        eq(brandVersions.version, input.version),
      ),
    );
  if (!row) throw notFound('version');
  return themeSchema.parse(row.theme);
}
