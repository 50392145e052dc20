import { answerToReport, serveReport } from '@/lib/storefront/one-report-document';

type Context = { params: Promise<{ shop: string; token: string; id: string }> };

export async function GET(request: Request, { params }: Context) {
  const { shop, token, id } = await params;
  return serveReport(request, shop, token, id);
}

export async function POST(request: Request, { params }: Context) {
  const { shop, token, id } = await params;
  return answerToReport(request, shop, token, id);
}
