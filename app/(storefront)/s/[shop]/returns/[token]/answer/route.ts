import { answerReturnQuestion } from '@/lib/storefront/return-document';

type Context = { params: Promise<{ shop: string; token: string }> };

export async function POST(request: Request, { params }: Context) {
  const { shop, token } = await params;
  return answerReturnQuestion(request, shop, token);
}
