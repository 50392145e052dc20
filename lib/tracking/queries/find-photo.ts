import { and, eq, sql } from 'drizzle-orm';
import { deliveryPhotos, shipments } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';

/**
 * A courier's photo of a delivery, as it was encoded anew; with `orderId` only one of that order's parcels.
 * @throws AppError NOT_FOUND, also for one of another order or shop, or not fetched yet
 */
export async function findPhoto(
  ctx: Ctx,
  input: { photoId: string; orderId?: string },
): Promise<{ bytes: Buffer; mime: string }> {
  if (!isId(input.photoId)) throw notFound('photo');
  const [photo] = await ctx.db
    .select({ bytes: deliveryPhotos.bytes, mime: deliveryPhotos.mime })
    .from(deliveryPhotos)
    .innerJoin(shipments, and(eq(shipments.shopId, deliveryPhotos.shopId), eq(shipments.id, deliveryPhotos.shipmentId)))
    .where(
      and(
        eq(deliveryPhotos.shopId, ctx.shopId),
        eq(deliveryPhotos.id, input.photoId),
        input.orderId === undefined ? undefined : eq(shipments.orderId, input.orderId),
        // Told of a number that the parcel bears no more, it shows somebody else's door.
        sql`(${deliveryPhotos.trackingKey} is null or ${deliveryPhotos.trackingKey} = ${shipments.trackingKey})`,
      ),
    );
  if (!photo?.bytes || !photo.mime) throw notFound('photo');
  return { bytes: photo.bytes, mime: photo.mime };
}

/** Where a photo is still to be fetched from; null once it is settled or gone. */
export async function findWantedPhoto(ctx: Ctx, input: { photoId: string }): Promise<string | null> {
  const [photo] = await ctx.db
    .select({ url: deliveryPhotos.url })
    .from(deliveryPhotos)
    .where(
      and(
        eq(deliveryPhotos.shopId, ctx.shopId),
        eq(deliveryPhotos.id, input.photoId),
        eq(deliveryPhotos.state, 'wanted'),
      ),
    );
  return photo?.url ?? null;
}
