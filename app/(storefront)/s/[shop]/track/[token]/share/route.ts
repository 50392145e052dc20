import { answerShare, serveShare } from '@/lib/storefront/share-document';

type Context = { params: Promise<{ shop: string; token: string }> };

export async function GET(request: Request, { params }: Context) {
  const { shop, token } = await params;
  return serveShare(request, shop, token);
}

export async function POST(request: Request, { params }: Context) {
  const { shop, token } = await params;
  return answerShare(request, shop, token);
}
