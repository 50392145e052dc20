import { serveReturnCalendar } from '@/lib/storefront/return-papers';

type Context = { params: Promise<{ shop: string; token: string }> };

export async function GET(request: Request, { params }: Context) {
  const { shop, token } = await params;
  return serveReturnCalendar(request, shop, token);
}
