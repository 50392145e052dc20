import { loadBrandFile } from '@/lib/branding/queries/load-brand-file';
import { answer } from '@/lib/console/answer-read';

type Context = { params: Promise<{ shop: string }> };

/** The shop's brand as one file, to be kept or taken to another shop. */
export async function GET(_request: Request, { params }: Context) {
  const { shop } = await params;
  return answer(
    shop,
    async (ctx) =>
      new Response(await loadBrandFile(ctx), {
        headers: {
          'content-type': 'application/json',
          'content-disposition': `attachment; filename="${shop}-brand.json"`,
          'cache-control': 'private, no-store',
          'x-content-type-options': 'nosniff',
        },
      }),
  );
}
