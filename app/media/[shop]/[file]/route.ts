import { inShop } from '@/lib/core/unit-of-work';
import { findShop } from '@/lib/shops/find-shop';
import { findLogo } from '@/lib/uploads/queries/find-logo';

type Context = { params: Promise<{ shop: string; file: string }> };

const FILE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(webp|woff2)$/;

/** A shop's own logo or font, public and for ever: its address changes with it. */
export async function GET(_request: Request, { params }: Context) {
  const { shop: slug, file } = await params;
  const [, uploadId, ending] = FILE.exec(file) ?? [];
  const kind = ending === 'woff2' ? 'font' : 'logo';
  const shop = uploadId ? await findShop(slug) : null;
  const logo =
    shop && uploadId
      ? await inShop({ shopId: shop.shopId, actor: { type: 'system', job: 'media' } }, (ctx) =>
          findLogo(ctx, { uploadId, kind }),
        )
      : null;
  if (!logo) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(logo.bytes), {
    headers: {
      'content-type': logo.mime,
      'cache-control': 'public, max-age=31536000, immutable',
      // Opened by itself it is a picture and nothing else.
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    },
  });
}
