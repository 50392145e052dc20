import { answerFeedback, serveFeedback } from '@/lib/storefront/feedback-document';

type Context = { params: Promise<{ shop: string; token: string }> };

export async function GET(request: Request, { params }: Context) {
  const { shop, token } = await params;
  return serveFeedback(request, shop, token);
}

export async function POST(request: Request, { params }: Context) {
  const { shop, token } = await params;
  return answerFeedback(request, shop, token);
}
