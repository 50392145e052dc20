import { and, eq } from 'drizzle-orm';
import { brands } from '@/db/schema/brands';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { getBrand } from '../queries/get-brand';

/**
 * Says when the draft publishes itself, or (with null) that it does not.
 * @throws AppError INVALID_STATE without a draft, INVALID for an hour that has passed
 */
export async function scheduleBrand(ctx: Ctx, input: { at: Date | null }): Promise<{ publishAt: Date | null }> {
  const { at } = input;
  const brand = await getBrand(ctx, { lock: true });
  if (at && brand.draft === null) throw new AppError('INVALID_STATE', 'There is no draft to publish.');
  if (at && at <= ctx.now) {
    const message = 'This moment has passed. Choose a later one, or publish now.';
    throw new AppError('INVALID', message, { errors: [{ path: 'at', message }] });
  }
  await ctx.db
    .update(brands)
    .set({ publishAt: at })
    .where(and(eq(brands.shopId, ctx.shopId), eq(brands.id, brand.brandId)));
  if (at) await enqueueJob(ctx, 'publish-brand', {}, { key: `publish-brand:${ctx.shopId}`, runAt: at });
  await recordAudit(ctx, {
    action: at ? 'brand.scheduled' : 'brand.unscheduled',
    entity: 'brand',
    entityId: brand.brandId,
    details: { at: at?.toISOString() ?? null },
  });
  return { publishAt: at };
}
