import { serveOrderPage } from '@/lib/storefront/order-document';

type Context = { params: Promise<{ shop: string; token: string }> };

export async function GET(request: Request, { params }: Context) {
  const { shop, token } = await params;
  return serveOrderPage(request, shop, token);
}
