import { evidencePdf } from '@/lib/claims/adapters/evidence-pdf';
import { readClaim, readEvidencePhotos } from '@/lib/claims/queries/read-claim';
import { answer } from '@/lib/console/answer-read';
import { getShop } from '@/lib/shops/queries/get-shop';

type Context = { params: Promise<{ shop: string; id: string }> };

export async function GET(_request: Request, { params }: Context) {
  const { shop, id } = await params;
  return answer(shop, async (ctx) => {
    const { pack } = await readClaim(ctx, { claimId: id });
    const photos = await readEvidencePhotos(ctx, { claimId: id });
    const { name } = await getShop(ctx);
    const bytes = await evidencePdf(pack, photos, { author: name, now: ctx.now });
    return new Response(Buffer.from(bytes), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="claim-${id.slice(-8)}.pdf"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  });
}
