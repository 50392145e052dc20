import type { Ctx } from '@/lib/core/context';
import { getBrand } from '../queries/get-brand';
import { publishBrand } from './publish-brand';

/** Publishes the draft if its hour has come; one that was put off or taken back meanwhile stays. Safe to repeat. */
export async function publishDueBrand(ctx: Ctx): Promise<{ version: number } | null> {
  const brand = await getBrand(ctx, { lock: true });
  return brand.publishAt && brand.publishAt <= ctx.now ? publishBrand(ctx) : null;
}
