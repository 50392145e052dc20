import { and, eq, inArray } from 'drizzle-orm';
import { uploads } from '@/db/schema/brands';
import type { Ctx } from '@/lib/core/context';
import { isId } from '@/lib/core/ids';
import { consumeLimit } from '@/lib/core/rate-limit';
import { actorKey } from '@/lib/core/unit-of-work';
import { MOST_PHOTOS } from '@/lib/reports/constants';
import { reencodePicture } from '@/lib/uploads/adapters/reencode-picture';
import { storeUpload } from '@/lib/uploads/mutations/store-upload';

/** Pictures one order may send in a day, with its returns: each is decoded, which costs, and kept. */
const PHOTO_LIMIT = { points: 60, windowSeconds: 86_400 };

export type ReportPhoto = Awaited<ReturnType<typeof reencodePicture>>;

/** The pictures a form brought, decoded and encoded anew. @throws AppError INVALID, RATE_LIMITED */
export async function readReportPhotos(posted: FormData, orderId: string): Promise<ReportPhoto[]> {
  const files = posted
    .getAll('photo')
    .filter((file): file is File => file instanceof File && file.size > 0)
    .slice(0, MOST_PHOTOS);
  if (files.length > 0) await consumeLimit('photos:order', orderId, PHOTO_LIMIT, files.length);
  const pictures: ReportPhoto[] = [];
  for (const file of files)
    pictures.push(await reencodePicture(new Uint8Array(await file.arrayBuffer()), { longest: 1600 }));
  return pictures;
}

/** Keeps them, after those the form kept from before: only ones that this shopper sent. */
export async function keepReportPhotos(
  ctx: Ctx,
  input: { pictures: readonly ReportPhoto[]; kept: readonly string[] },
): Promise<string[]> {
  const asked = input.kept.filter(isId).slice(0, MOST_PHOTOS);
  const own =
    asked.length === 0
      ? []
      : await ctx.db
          .select({ id: uploads.id })
          .from(uploads)
          .where(
            and(
              eq(uploads.shopId, ctx.shopId),
              eq(uploads.kind, 'photo'),
              eq(uploads.createdBy, actorKey(ctx.actor)),
              inArray(uploads.id, asked),
            ),
          );
  const ids = own.map(({ id }) => id);
  for (const picture of input.pictures) {
    if (ids.length >= MOST_PHOTOS) break;
    ids.push((await storeUpload(ctx, { kind: 'photo', picture })).uploadId);
  }
  return ids;
}
