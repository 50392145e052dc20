import { serveReturnLabel } from '@/lib/storefront/return-papers';

type Context = { params: Promise<{ shop: string; token: string }> };

export async function GET(request: Request, { params }: Context) {
  const { shop, token } = await params;
  return serveReturnLabel(request, shop, token);
}
