import { orderToken } from '@/lib/access/order-link';
import { returnToken } from '@/lib/access/return-link';
import { requireStaff } from '@/lib/auth/require-staff';
import { AppError } from '@/lib/core/errors';
import { fieldErrors } from '@/lib/core/fields';
import { assertSameOrigin } from '@/lib/core/same-origin';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { lookUpPage } from '@/lib/storefront/look-up-document';
import { orderPage } from '@/lib/storefront/order-document';
import { returnPage } from '@/lib/storefront/return-document';
import { type Page, type PageRequest, servePage } from '@/lib/storefront/serve-page';
import { hearWords } from './hear-words';
import { findSampleReturn } from './queries/find-sample-return';
import { markSentences, type Spoken } from './rules/mark-sentences';
import { type Theme, themeSchema } from './schema';

/**
 * A real page of the shop in a theme that need not be stored: what the editor shows beside its controls. Only members
 * see it, and only the editor may frame it.
 * `?page=track&order=…`, `?page=returned`, `?page=lookup`, `?page=return`, `?lang=`
 */
export const servePreview = (request: Request, slug: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    const gate = await requireStaff(slug, 'shop:read');
    const theme = request.method === 'POST' ? await postedTheme(request) : undefined;
    // Each text of the page tells the editor which sentence it is.
    const spoken: Spoken[] = [];
    const heard: PageRequest = { ...page, dress: (options) => hearWords(page.dress(options), spoken) };
    const shown = await previewPage(heard, gate, theme);
    return { ...shown, live: false, framedBySelf: true, mark: (html) => markSentences(html, spoken) };
  });

async function postedTheme(request: Request): Promise<Theme> {
  assertSameOrigin(request.headers);
  const form = await request.formData();
  const result = themeSchema.safeParse(readJson(String(form.get('theme') ?? '{}')));
  // What may not be kept (a sentence without its date, a rule that is not taken) breaks no page, so it may be tried.
  if (result.success) return result.data;
  throw new AppError('INVALID', 'The theme cannot be read.', { errors: fieldErrors(result.error.issues) });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('INVALID', 'The theme is not JSON.');
  }
}

async function previewPage(page: PageRequest, gate: Gate, theme: Theme | undefined): Promise<Page> {
  const which = page.url.searchParams.get('page');
  const order = page.url.searchParams.get('order');
  // The token is derived from shop and order, so an order of another shop opens nothing.
  if (which === 'track' && order) {
    // Its link may be revoked or the order forgotten: then the shop's door is shown, not an error in a frame.
    const shown = await orderPage(page, orderToken(gate.shopId, order), theme).catch(orNothing);
    if (shown) return shown;
  }
  if (which === 'returned') {
    const found = await inShop(gate, findSampleReturn);
    const shown = found && (await returnPage(page, returnToken(gate.shopId, found.returnId), theme).catch(orNothing));
    if (shown) return shown;
  }
  return lookUpPage(page, which === 'return' ? 'return' : 'track', { number: '', contact: '' }, [], 200, theme);
}

function orNothing(error: unknown): null {
  if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
  throw error;
}
