import { answer } from '@/lib/console/answer-read';
import { findPhoto } from '@/lib/tracking/queries/find-photo';

type Context = { params: Promise<{ shop: string; id: string }> };

export async function GET(_request: Request, { params }: Context) {
  const { shop, id } = await params;
  return answer(shop, async (ctx) => {
    const { mime, bytes } = await findPhoto(ctx, { photoId: id });
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': mime,
        'cache-control': 'private, no-store',
        'content-security-policy': "default-src 'none'",
      },
    });
  });
}
