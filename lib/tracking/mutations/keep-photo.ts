import { and, eq, sql } from 'drizzle-orm';
import { deliveryPhotos } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';

/** What became of fetching a photo: the picture as it was encoded anew, or why there is none. */
export type PhotoOutcome =
  | { picture: { bytes: Buffer; mime: string; width: number; height: number } }
  | { picture: null; error: string };

/** Keeps a fetched photo beside its parcel, or notes that it cannot be had. One that is kept stays as it is. */
export async function keepPhoto(ctx: Ctx, input: { photoId: string; outcome: PhotoOutcome }): Promise<void> {
  const { picture, ...failed } = input.outcome;
  const [kept] = await ctx.db
    .update(deliveryPhotos)
    .set(
      picture
        ? { state: 'kept', ...picture, url: null, lastError: null, fetchedAt: ctx.now }
        : {
            state: 'failed',
            lastError: 'error' in failed ? failed.error : null,
            // What was sent along and cannot be read is worth nothing to anyone.
            url: sql`case when ${deliveryPhotos.url} not like 'data:%' then ${deliveryPhotos.url} end`,
          },
    )
    .where(
      and(
        eq(deliveryPhotos.shopId, ctx.shopId),
        eq(deliveryPhotos.id, input.photoId),
        eq(deliveryPhotos.state, 'wanted'),
      ),
    )
    .returning({ id: deliveryPhotos.id });
  if (!kept) throw notFound('photo');
}
