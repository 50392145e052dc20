import type { ReactElement, ReactNode } from 'react';
import type { ResolvedBrand, StorefrontAssets } from '@/lib/branding/types';
import { LeaveToReact, staticMarkup } from './static-markup';
import type { Dir } from './types';

// Next refuses the static import below a route, though a handler may render what it likes.
const { renderToStaticMarkup } = await import('react-dom/server');

export type DocumentInput = {
  brand: ResolvedBrand;
  /** From `storefrontAssets()`. */
  assets: StorefrontAssets;
  locale: string;
  dir: Dir;
  title: string;
  /** Of this response's Content-Security-Policy. */
  nonce: string;
  body: ReactElement;
  /** The page refreshes itself while open. */
  live?: boolean;
  /** What the page wears stands in it, so that a first visit on a phone waits for no second answer. */
  ownStyles?: boolean;
  head?: ReactNode;
};

/** The brand as custom properties and font faces; the only style element of a page. */
export const brandStyle = ({ cssVariables, cssVariablesDark, fontFaces }: ResolvedBrand) =>
  `:root{${cssVariables}}${cssVariablesDark && `@media screen and (prefers-color-scheme:dark){:root{${cssVariablesDark}}}`}${fontFaces}`;

const VIEWPORT = 'width=device-width, initial-scale=1';

/** A whole page: no framework script, nothing from any other host. Personal, so never indexed. */
export function documentElement({
  brand,
  assets,
  locale,
  dir,
  title,
  nonce,
  body,
  live,
  ownStyles,
  head,
}: DocumentInput) {
  return (
    <html lang={locale} dir={dir}>
      {/* biome-ignore lint/style/noHeadElement: a static document, not a Next page */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content={VIEWPORT} />
        <title>{title}</title>
        <meta name="robots" content="noindex, nofollow" />
        <meta name="referrer" content="same-origin" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="theme-color" content={brand.colors.ground} />
        {/* An empty icon where the shop has none, so that no browser goes looking for one. */}
        <link rel="icon" href={brand.favicon ?? 'data:,'} />
        {brand.preloadFonts.map((font) => (
          <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossOrigin="anonymous" />
        ))}
        {/* Safe: resolveBrand builds it from checked tokens, and nothing in it can end the element. */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the brand's custom properties are a style sheet */}
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: brandStyle(brand) }} />
        {/* Safe: a part of the style sheet of our own build takes its place. */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: where that part goes, as text */}
        {ownStyles && <style id="worn" nonce={nonce} dangerouslySetInnerHTML={{ __html: placeOf(nonce) }} />}
        {!ownStyles && <link rel="stylesheet" href={assets.stylesheet} />}
        {head}
      </head>
      <body>
        {body}
        {/* Behind everything that is read: the first paint waits for nothing. */}
        {live && <script nonce={nonce} src={assets.liveScript} defer fetchPriority="low" />}
      </body>
    </html>
  );
}

/** Where the shopper goes from a page that carries its own part wears the whole sheet. React would put it in the head. */
const nextSheet = ({ stylesheet }: StorefrontAssets) => `<link rel="prefetch" as="style" href="${stylesheet}"/>`;
const END = '</body></html>';

/** Where the page's part of the style sheet goes once the page is written; nobody else's text can say it. */
const placeOf = (nonce: string) => `/*${nonce}*/`;

/** The quick way where the page is plain enough, which every document of ours is; else React's own, the same bytes. */
function markup(element: ReactElement, asked?: ReadonlySet<string>) {
  try {
    return staticMarkup(element, asked);
  } catch (error) {
    if (error instanceof LeaveToReact) return { html: renderToStaticMarkup(element), images: '', worn: null };
    throw error;
  }
}

export function renderDocument(input: DocumentInput): string {
  const { assets, nonce, ownStyles } = input;
  const { html, images, worn } = markup(documentElement(input), assets.askedAttributes);
  const pictures = html.indexOf(VIEWPORT) + VIEWPORT.length + '"/>'.length;
  const styles = ownStyles ? html.indexOf(placeOf(nonce)) : -1;
  const start = `<!doctype html>${html.slice(0, pictures)}`;
  if (styles < 0) return start + images + html.slice(pictures);
  // What is asked for in the head is in the way of the first paint; the pictures of a page this small are found at once.
  const body = html.slice(styles + placeOf(nonce).length, -END.length);
  return `${start}${html.slice(pictures, styles)}${assets.wear(worn)}${body}${nextSheet(assets)}${END}`;
}

/** The part of a live page that its script asks for with `?fragment=1`. */
export function renderFragment(body: ReactElement): string {
  const { html, images } = markup(body);
  return images + html;
}
