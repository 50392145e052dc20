import { and, eq } from 'drizzle-orm';
import { uploads } from '@/db/schema/brands';
import type { Ctx } from '@/lib/core/context';

/** A shop's logo or font by its id; null for anything else, photographs of shoppers above all. */
export async function findLogo(
  ctx: Ctx,
  input: { uploadId: string; kind: 'logo' | 'font' },
): Promise<{ bytes: Buffer; mime: string } | null> {
  const [row] = await ctx.db
    .select({ bytes: uploads.bytes, mime: uploads.mime })
    .from(uploads)
    .where(and(eq(uploads.shopId, ctx.shopId), eq(uploads.id, input.uploadId), eq(uploads.kind, input.kind)));
  return row ?? null;
}
