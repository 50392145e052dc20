import { and, eq } from 'drizzle-orm';
import { brands } from '@/db/schema/brands';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { fillProducts } from '../queries/fill-products';
import { getBrand } from '../queries/get-brand';
import { parseTheme } from '../rules/parse-theme';

/** Saves the theme being edited; shoppers see nothing of it until it is published. @throws AppError INVALID */
export async function saveThemeDraft(ctx: Ctx, input: { theme: unknown }): Promise<void> {
  const theme = await fillProducts(ctx, parseTheme(input.theme), 'refuse');
  const { brandId } = await getBrand(ctx, { lock: true });
  await ctx.db
    .update(brands)
    .set({ draft: theme, draftUpdatedAt: ctx.now })
    .where(and(eq(brands.shopId, ctx.shopId), eq(brands.id, brandId)));
  await recordAudit(ctx, { action: 'brand.draft_saved', entity: 'brand', entityId: brandId });
}
