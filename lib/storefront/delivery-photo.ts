import { assertMayAct, requireGrant } from '@/lib/access/require-grant';
import { AppError } from '@/lib/core/errors';
import { inShop } from '@/lib/core/unit-of-work';
import { findPhoto } from '@/lib/tracking/queries/find-photo';
import { PHOTO_FILE, photoAnswer } from './own-photo';

/** The courier's photo of a delivery, to whom the whole order opens and to nobody else: it can show a door and its number. */
export async function serveDeliveryPhoto(input: { shop: string; token: string; file: string }): Promise<Response> {
  try {
    const photoId = PHOTO_FILE.exec(input.file)?.[1];
    if (!photoId) throw new AppError('NOT_FOUND', 'No such photo.');
    const { gate, grant } = await requireGrant({
      slug: input.shop,
      token: input.token,
      purpose: 'track',
      now: new Date(),
    });
    assertMayAct(grant);
    return photoAnswer(await inShop(gate, (ctx) => findPhoto(ctx, { photoId, orderId: grant.orderId })));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return new Response(null, { status: 404 });
  }
}
