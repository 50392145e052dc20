import { AppError } from '@/lib/core/errors';
import { loadSum } from '@/lib/returns/loaders';

type Context = { params: Promise<{ shop: string; token: string }> };

/** Steps on which money is chosen. */
const STEPS = ['resolution', 'method'] as const;

const said = (status: number, body: unknown): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' } });

/** The sum at the foot of the wizard with what is chosen and not sent yet. */
export async function GET(request: Request, { params }: Context) {
  const { shop, token } = await params;
  const { searchParams } = new URL(request.url);
  const step = STEPS.find((one) => one === searchParams.get('step'));
  try {
    const sum = await loadSum(shop, token, {
      // Whoever has no link learns nothing of what can be asked.
      step: step ?? 'resolution',
      answers: Object.fromEntries(searchParams),
      language: searchParams.get('lang'),
      acceptLanguage: request.headers.get('accept-language'),
    });
    return step ? said(200, sum) : said(400, null);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return said(error.code === 'RATE_LIMITED' ? 429 : error.code === 'FORBIDDEN' ? 403 : 404, null);
  }
}
