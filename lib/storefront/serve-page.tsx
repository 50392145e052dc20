import type { ReactElement } from 'react';
import { renderDocument, renderFragment } from '@/components/storefront/document';
import { ErrorPage } from '@/components/storefront/error-page';
import { ExpiredLinkPage } from '@/components/storefront/expired-link-page';
import { NotFoundPage } from '@/components/storefront/not-found-page';
import { OwnRules } from '@/components/storefront/own-rules';
import { Shell } from '@/components/storefront/shell';
import { StructuredData } from '@/components/storefront/structured-data';
import { storefrontAssets } from '@/lib/branding/storefront-assets';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { formatInZone } from '@/lib/core/local-date';
import { log } from '@/lib/core/log';
import { contentSecurityPolicy, newNonce } from '@/lib/core/security-headers';
import { findShop, type PublicShop } from '@/lib/shops/find-shop';
import { type Dress, dressPage, NOBODY } from './dress';
import { keepLanguage } from './rules/keep-language';
import { underOwnName } from './rules/under-own-name';

/** Set at the door alone (bin/own-domain.ts), on requests that came under the shop's own name. */
const OWN_NAME = 'x-porchlight-domain';

/** As much of a request as a page is written from: the web's own, or what a lane has at hand. */
export type Asked = Pick<Request, 'method' | 'url'> & {
  headers: Pick<Headers, 'get' | 'has'>;
  signal: Pick<AbortSignal, 'aborted'>;
};

export type PageRequest = {
  request: Asked;
  url: URL;
  shop: PublicShop;
  now: Date;
  requestId: string;
  /** Of the answer's Content-Security-Policy. */
  nonce: string;
  /** An address of ours, in the language that was chosen here. */
  link: (path: string) => string;
  /** Brand, language and frame; the order's locale and extra links where they are known. */
  dress: (
    options?: Omit<Parameters<typeof dressPage>[0], 'shop' | 'path' | 'explicitLocale' | 'acceptLanguage'>,
  ) => Dress;
};

export type Page = {
  dress: Dress;
  title: string;
  /** What stands inside the house. */
  body: ReactElement;
  status?: number;
  /** schema.org facts about what the page shows, for programs that read it. */
  data?: object[];
  live?: boolean;
  /** The page that is opened from a mail, more often than all others together: it carries its own styles, and its script. */
  isTracking?: boolean;
  /** Takes the shop's own style rules: pages on which nothing is asked or agreed to. */
  ownCss?: boolean;
  /** Of a live page: what its script compares. */
  revision?: string;
  wide?: boolean;
  /** Stands alone, without header and footer: the printable slip. */
  bare?: boolean;
  framedBySelf?: boolean;
  /** The last word on the document's HTML: the editor's preview marks its sentences. */
  mark?: (html: string) => string;
};

/** A page as it is sent: what a lane writes straight to its connection, and what becomes a Response elsewhere. */
export type Answer = { status: number; headers: Record<string, string>; html: string | null };

export const asResponse = (answer: Answer | Response): Response =>
  answer instanceof Response ? answer : new Response(answer.html, answer);

/** `answerPage` for a route. */
export const servePage = async (...page: Parameters<typeof answerPage>): Promise<Response> =>
  asResponse(await answerPage(...page));

/**
 * Answers a shopper's request with a document: finds the shop, runs the page, and owns status, headers, fence, brand
 * shell and every failure. `run` returns a page, or a Response of its own (a redirect after a post, a file).
 */
export async function answerPage(
  request: Asked,
  slug: string,
  run: (page: PageRequest) => Promise<Page | Response>,
): Promise<Answer | Response> {
  const url = new URL(request.url);
  const requestId = request.headers.get('x-request-id') ?? newId();
  const nonce = newNonce();
  let shop: PublicShop | null = null;
  const page = (known: PublicShop): PageRequest => ({
    request,
    url,
    shop: known,
    now: new Date(),
    requestId,
    nonce,
    link: (path) => keepLanguage(path, url.searchParams.get('lang')),
    dress: (options = {}) =>
      dressPage({
        shop: known,
        path: url.pathname,
        explicitLocale: url.searchParams.get('lang'),
        acceptLanguage: request.headers.get('accept-language'),
        ...options,
      }),
  });
  try {
    shop = await findShop(slug);
    if (!shop) return failurePage(page(NOBODY), new AppError('NOT_FOUND', 'No such shop.'));
    const answer = await run(page(shop));
    return answer instanceof Response ? answer : respond(answer, page(shop));
  } catch (error) {
    const failure = error instanceof AppError ? error : new AppError('INTERNAL', 'Unexpected.', {}, { cause: error });
    // Whoever asked has gone: nobody is left to tell, and nothing is wrong here.
    if (!(error instanceof AppError) && !request.signal.aborted)
      log.error({ requestId, err: error, page: url.pathname }, 'page failed');
    return failurePage(page(shop ?? NOBODY), failure);
  }
}

function respond(page: Page, { request, url, shop, nonce }: PageRequest): Answer {
  const { brand, locale, dir, frame } = page.dress;
  const placed = (html: string) => (request.headers.has(OWN_NAME) ? underOwnName(html, shop.slug) : html);
  const headers: Record<string, string> = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex, nofollow',
  };
  if (page.live && url.searchParams.get('fragment') === '1') {
    if (page.revision) {
      headers.etag = `"${page.revision}"`;
      if (request.headers.get('if-none-match') === headers.etag) return { status: 304, headers, html: null };
    }
    // The page's own script puts it in its place; opened by itself it is text.
    headers['content-security-policy'] = "default-src 'none'; sandbox";
    return { status: 200, headers, html: placed(renderFragment(page.body)) };
  }
  headers['content-security-policy'] = contentSecurityPolicy('document', nonce, { framedBySelf: page.framedBySelf });
  const body = page.bare ? (
    page.body
  ) : (
    <Shell frame={frame} wide={page.wide}>
      {page.body}
    </Shell>
  );
  const assets = storefrontAssets();
  const html = renderDocument({
    brand,
    assets,
    ownStyles: page.isTracking,
    locale,
    dir,
    title: page.title,
    nonce,
    body,
    live: page.live && !page.isTracking,
    head: (
      <>
        {page.ownCss && brand.customCss && <OwnRules css={brand.customCss} nonce={nonce} />}
        {page.data?.length ? <StructuredData data={page.data} nonce={nonce} /> : null}
      </>
    ),
  });
  return { status: page.status ?? 200, headers, html: placed(page.mark?.(html) ?? html) };
}

const STATUS: Partial<Record<AppError['code'], number>> = {
  UNAUTHENTICATED: 401,
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  INVALID: 400,
  INVALID_STATE: 409,
  CONFLICT: 409,
  INELIGIBLE: 422,
  RATE_LIMITED: 429,
  TOO_LARGE: 413,
  UNSUPPORTED_TYPE: 415,
  UNAVAILABLE: 503,
};

/** Calm pages for what went wrong: the same one for everything that is not there. */
function failurePage(request: PageRequest, error: AppError): Answer {
  const dress = request.dress();
  const { t, links } = dress.frame;
  const status = STATUS[error.code] ?? 500;
  const lookUp = request.shop.slug ? links.home : null;
  const page: Page =
    // What a link does not show is to its holder as good as not there: nothing of ours broke.
    error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN'
      ? error.details.expired
        ? {
            dress,
            status,
            title: t('expired.title'),
            body: (
              <ExpiredLinkPage
                frame={dress.frame}
                action={`${links.home}/new-link`}
                token={request.url.pathname.split('/')[4] ?? ''}
              />
            ),
          }
        : { dress, status, title: t('notFound.title'), body: <NotFoundPage frame={dress.frame} lookUpHref={lookUp} /> }
      : {
          dress,
          status,
          title: t('error.title'),
          body: <ErrorPage frame={dress.frame} retryHref={request.url.pathname} reference={request.requestId} />,
        };
  const answer = respond(page, request);
  const { retryAfterSeconds } = error.details;
  return retryAfterSeconds
    ? { ...answer, headers: { ...answer.headers, 'retry-after': String(retryAfterSeconds) } }
    : answer;
}

/** The shop's own wall clock while a page is made: `2026-11-27T09:00`. */
export const wallClock = ({ now, shop }: PageRequest): string =>
  formatInZone(now.getTime(), shop.timeZone).slice(0, 16);

/** Post, redirect, get: the answer to a form that worked. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store' } });
}
