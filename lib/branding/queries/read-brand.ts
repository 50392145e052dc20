import type { Ctx } from '@/lib/core/context';
import { getBrand } from './get-brand';

/** The theme as the API answers it: what is published and what is being edited. */
export async function readBrand(ctx: Ctx) {
  const { version, publishedAt, publishAt, published, draft } = await getBrand(ctx);
  return {
    version,
    published_at: publishedAt?.toISOString() ?? null,
    publish_at: publishAt?.toISOString() ?? null,
    published,
    draft,
  };
}
