import { assertMayReturn, requireGrant } from '@/lib/access/require-grant';
import { AppError } from '@/lib/core/errors';
import { inShop } from '@/lib/core/unit-of-work';
import { findOwnPhoto } from '@/lib/returns/queries/find-own-photo';

export const PHOTO_FILE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.webp$/;

/** A picture for one person's browser: kept an hour, shown by our own pages alone. */
export const photoAnswer = ({ bytes, mime }: { bytes: Buffer; mime: string }): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mime,
      'cache-control': 'private, max-age=3600',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
      'cross-origin-resource-policy': 'same-origin',
    },
  });

/** A photo the shopper sent, to whoever holds the order's or the return's own link and to nobody else. */
export async function serveOwnPhoto(
  _request: Request,
  input: { shop: string; token: string; file: string; purpose: 'track' | 'return' },
): Promise<Response> {
  try {
    const photoId = PHOTO_FILE.exec(input.file)?.[1];
    if (!photoId) throw new AppError('NOT_FOUND', 'No such photo.');
    const { gate, grant } = await requireGrant({
      slug: input.shop,
      token: input.token,
      purpose: input.purpose,
      now: new Date(),
    });
    assertMayReturn(grant);
    const photo = await inShop(gate, (ctx) => findOwnPhoto(ctx, { orderId: grant.orderId, photoId }));
    return photoAnswer(photo);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return new Response(null, { status: 404 });
  }
}
