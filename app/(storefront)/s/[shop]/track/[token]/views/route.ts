import { serveViews } from '@/lib/storefront/views-document';

type Context = { params: Promise<{ shop: string; token: string }> };

export async function GET(request: Request, { params }: Context) {
  const { shop, token } = await params;
  return serveViews(request, shop, token);
}
