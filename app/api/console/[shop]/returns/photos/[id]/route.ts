import { answer } from '@/lib/console/answer-read';
import { getReturnPhoto } from '@/lib/console/queries/get-return-photo';

type Context = { params: Promise<{ shop: string; id: string }> };

export async function GET(_request: Request, { params }: Context) {
  const { shop, id } = await params;
  return answer(shop, async (ctx) => {
    const { mime, bytes } = await getReturnPhoto(ctx, { uploadId: id });
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': mime,
        'cache-control': 'private, no-store',
        'content-security-policy': "default-src 'none'",
      },
    });
  });
}
