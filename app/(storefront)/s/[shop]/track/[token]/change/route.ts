import { answerChange, serveChange } from '@/lib/storefront/change-document';

type Context = { params: Promise<{ shop: string; token: string }> };

export async function GET(request: Request, { params }: Context) {
  const { shop, token } = await params;
  return serveChange(request, shop, token);
}

export async function POST(request: Request, { params }: Context) {
  const { shop, token } = await params;
  return answerChange(request, shop, token);
}
