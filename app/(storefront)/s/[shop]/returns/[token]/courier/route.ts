import { answerOwnCourier } from '@/lib/storefront/return-changes';

type Context = { params: Promise<{ shop: string; token: string }> };

export async function POST(request: Request, { params }: Context) {
  const { shop, token } = await params;
  return answerOwnCourier(request, shop, token);
}
