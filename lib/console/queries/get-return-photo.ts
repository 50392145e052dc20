import { and, eq } from 'drizzle-orm';
import { uploads } from '@/db/schema/brands';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';

/** A photo that a shopper added, as it was encoded anew. @throws AppError NOT_FOUND, also for another shop's */
export async function getReturnPhoto(ctx: Ctx, input: { uploadId: string }): Promise<{ mime: string; bytes: Buffer }> {
  if (!isId(input.uploadId)) throw notFound('photo');
  const [photo] = await ctx.db
    .select({ mime: uploads.mime, bytes: uploads.bytes })
    .from(uploads)
    .where(and(eq(uploads.shopId, ctx.shopId), eq(uploads.id, input.uploadId), eq(uploads.kind, 'photo')));
  if (!photo) throw notFound('photo');
  return photo;
}
