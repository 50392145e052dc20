import { answerProblem, serveProblem } from '@/lib/storefront/report-document';

type Context = { params: Promise<{ shop: string; token: string }> };

export async function GET(request: Request, { params }: Context) {
  const { shop, token } = await params;
  return serveProblem(request, shop, token);
}

export async function POST(request: Request, { params }: Context) {
  const { shop, token } = await params;
  return answerProblem(request, shop, token);
}
