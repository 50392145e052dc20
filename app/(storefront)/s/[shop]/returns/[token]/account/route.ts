import { answerAccount, serveAccountPage } from '@/lib/storefront/account-document';

type Context = { params: Promise<{ shop: string; token: string }> };

export async function GET(request: Request, { params }: Context) {
  const { shop, token } = await params;
  return serveAccountPage(request, shop, token);
}

export async function POST(request: Request, { params }: Context) {
  const { shop, token } = await params;
  return answerAccount(request, shop, token);
}
