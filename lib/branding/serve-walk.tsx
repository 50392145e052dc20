import { renderFragment } from '@/components/storefront/document';
import { Shell } from '@/components/storefront/shell';
import { requireStaff } from '@/lib/auth/require-staff';
import { AppError } from '@/lib/core/errors';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { resolveLocale } from '@/lib/i18n/locale';
import { MAIL_FENCE } from '@/lib/notifications/rules/fence-mail';
import { type Page, type PageRequest, servePage } from '@/lib/storefront/serve-page';
import { drawStep, readWalk } from './draw-walk';
import { type BrandState, getBrand } from './queries/get-brand';
import { compareDrawn, type Drawn } from './rules/compare-drawn';
import { WALKERS, type Walker, walkOf } from './rules/walk-steps';
import type { Theme } from './schema';

const PRIVATE = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow' };

/**
 * One step of the walk as its shopper meets it; nothing of it is stored. Members only, for a frame of the console.
 * `?as=gift&step=delivered&brand=draft&lang=de`
 */
export const serveWalkStep = (request: Request, slug: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    const { gate, walker, locale } = await walkAsked(page, slug);
    const asked = page.url.searchParams.get('step');
    const step = walkOf(walker).find(({ id }) => asked === null || id === asked);
    if (!step) throw new AppError('NOT_FOUND', 'No such step.');
    const brand = await inShop(gate, (ctx) => getBrand(ctx));
    const world = await readWalk(page, gate, walker, locale);
    const { theme, version } = themeOf(brand, page.url.searchParams.get('brand'));
    const scheme = page.url.searchParams.get('scheme');
    const drawn = await drawStep(page, { world, theme: inScheme(theme, scheme), version }, step);
    if (!('mail' in drawn)) return { ...drawn, status: 200, live: false, framedBySelf: true };
    return new Response(drawn.mail, {
      headers: { ...PRIVATE, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': MAIL_FENCE },
    });
  });

/** Which steps of a walk the draft changes, and whether in words or in looks: `{ [step]: 'words' | 'look' }`. */
export const serveWalkChanges = (request: Request, slug: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    const { gate, walker, locale } = await walkAsked(page, slug);
    const brand = await inShop(gate, (ctx) => getBrand(ctx));
    const changes: Record<string, 'words' | 'look'> = {};
    if (brand.draft) {
      const world = await readWalk(page, gate, walker, locale);
      for (const step of walkOf(walker)) {
        const draft = await drawStep(page, { world, ...themeOf(brand, 'draft') }, step);
        const published = await drawStep(page, { world, ...themeOf(brand, 'published') }, step);
        const change = compareDrawn(flat(published), flat(draft));
        if (change) changes[step.id] = change;
      }
    }
    return Response.json(changes, { headers: PRIVATE });
  });

async function walkAsked(page: PageRequest, slug: string): Promise<{ gate: Gate; walker: Walker; locale: string }> {
  const gate = await requireStaff(slug, 'shop:read');
  const { searchParams } = page.url;
  const walker = WALKERS.find((one) => one === (searchParams.get('as') ?? 'guest'));
  if (!walker) throw new AppError('NOT_FOUND', 'No such shopper.');
  const locale = resolveLocale(null, page.shop.locales, page.shop.defaultLocale, searchParams.get('lang'));
  return { gate, walker, locale };
}

/** `auto` would follow the merchant's own device; a walk shows the one that was chosen. */
const inScheme = (theme: Theme, scheme: string | null): Theme =>
  theme.dark_mode === 'auto' && scheme ? { ...theme, dark_mode: scheme === 'dark' ? 'on' : 'off' } : theme;

const themeOf = (brand: BrandState, which: string | null): { theme: Theme; version: number } =>
  which === 'draft' && brand.draft
    ? { theme: brand.draft, version: brand.version + 1 }
    : { theme: brand.published, version: brand.version };

/** What was drawn, as text to compare. */
function flat(drawn: Page | { mail: string }): Drawn {
  if ('mail' in drawn) return { html: drawn.mail, style: '' };
  const { brand, frame } = drawn.dress;
  const { cssVariables, cssVariablesDark, fontFaces, layout, look, customCss } = brand;
  return {
    html: renderFragment(<Shell frame={frame}>{drawn.body}</Shell>),
    style: JSON.stringify([cssVariables, cssVariablesDark, fontFaces, layout, look, drawn.ownCss && customCss]),
  };
}
