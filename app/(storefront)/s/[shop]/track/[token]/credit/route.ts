import { serveCredit } from '@/lib/storefront/credit-document';

type Context = { params: Promise<{ shop: string; token: string }> };

export async function GET(request: Request, { params }: Context) {
  const { shop, token } = await params;
  return serveCredit(request, shop, token);
}
