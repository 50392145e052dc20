import { serveOrderSummary } from '@/lib/storefront/order-summary';

type Context = { params: Promise<{ shop: string; token: string }> };

export async function GET(request: Request, { params }: Context) {
  const { shop, token } = await params;
  return serveOrderSummary(request, shop, token);
}
