import { orderToken } from '@/lib/access/order-link';
import { requireStaff } from '@/lib/auth/require-staff';
import { AppError } from '@/lib/core/errors';
import { assertSameOrigin } from '@/lib/core/same-origin';
import { lookUpPage } from '@/lib/storefront/look-up-document';
import { orderPage } from '@/lib/storefront/order-document';
import { type Page, type PageRequest, servePage } from '@/lib/storefront/serve-page';
import { parseTheme } from './rules/parse-theme';
import type { Theme } from './schema';

/**
 * A real page of the shop in a theme that need not be stored: what the editor shows beside its controls. Only members
 * see it, and only the editor may frame it.
 * `?page=track&order=…`, `?page=lookup`, `?page=return`, `?lang=`
 */
export const servePreview = (request: Request, slug: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    const gate = await requireStaff(slug, 'shop:read');
    const theme = request.method === 'POST' ? await postedTheme(request) : undefined;
    const shown = await previewPage(page, gate.shopId, theme);
    return { ...shown, live: false, framedBySelf: true };
  });

async function postedTheme(request: Request): Promise<Theme> {
  assertSameOrigin(request.headers);
  const form = await request.formData();
  try {
    return parseTheme(JSON.parse(String(form.get('theme') ?? '{}')));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('INVALID', 'The theme is not JSON.');
  }
}

async function previewPage(page: PageRequest, shopId: string, theme: Theme | undefined): Promise<Page> {
  const which = page.url.searchParams.get('page');
  const order = page.url.searchParams.get('order');
  // The token is derived from shop and order, so an order of another shop opens nothing.
  if (which === 'track' && order) {
    // Its link may be revoked or the order forgotten: then the shop's door is shown, not an error in a frame.
    const shown = await orderPage(page, orderToken(shopId, order), theme).catch(orNothing);
    if (shown) return shown;
  }
  return lookUpPage(page, which === 'return' ? 'return' : 'track', { number: '', contact: '' }, [], 200, theme);
}

function orNothing(error: unknown): null {
  if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
  throw error;
}
