import type { ReactElement, ReactNode } from 'react';
import type { ResolvedBrand, StorefrontAssets } from '@/lib/branding/types';
import { LeaveToReact, staticMarkup } from './static-markup';
import type { Dir } from './types';

// Next refuses the static import below a route, though a handler may render what it likes.
const { renderToStaticMarkup } = await import('react-dom/server');

export type DocumentInput = {
  brand: ResolvedBrand;
  /** From `storefrontAssets()`. */
  assets: Pick<StorefrontAssets, 'stylesheet' | 'liveScript'>;
  locale: string;
  dir: Dir;
  title: string;
  /** Of this response's Content-Security-Policy. */
  nonce: string;
  body: ReactElement;
  /** The page refreshes itself while open. */
  live?: boolean;
  /** What the page wears stands in it, so that a first visit on a phone waits for no second answer. */
  worn?: string;
  head?: ReactNode;
};

/** The brand as custom properties and font faces; the only style element of a page. */
export const brandStyle = ({ cssVariables, cssVariablesDark, fontFaces }: ResolvedBrand) =>
  `:root{${cssVariables}}${cssVariablesDark && `@media screen and (prefers-color-scheme:dark){:root{${cssVariablesDark}}}`}${fontFaces}`;

const VIEWPORT = 'width=device-width, initial-scale=1';

/** A whole page: no framework script, nothing from any other host. Personal, so never indexed. */
export function documentElement({ brand, assets, locale, dir, title, nonce, body, live, worn, head }: DocumentInput) {
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
        {/* Where the shopper goes from a page that carries its own part wears the whole sheet. */}
        {worn && <link rel="prefetch" as="style" href={assets.stylesheet} />}
        {/* Safe: resolveBrand builds it from checked tokens, and nothing in it can end the element. */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the brand's custom properties are a style sheet */}
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: brandStyle(brand) }} />
        {/* Safe: a style sheet of our own build. */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the page's part of it, as text */}
        {worn && <style nonce={nonce} dangerouslySetInnerHTML={{ __html: worn }} />}
        {!worn && <link rel="stylesheet" href={assets.stylesheet} />}
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

/** The quick way where the page is plain enough, which every document of ours is; else React's own, the same bytes. */
function markup(element: ReactElement, withPictures: (html: string, links: string) => string): string {
  try {
    const { html, images } = staticMarkup(element);
    return images ? withPictures(html, images) : html;
  } catch (error) {
    if (error instanceof LeaveToReact) return renderToStaticMarkup(element);
    throw error;
  }
}

export const renderDocument = (input: DocumentInput): string =>
  `<!doctype html>${markup(documentElement(input), (html, links) => html.replace(`${VIEWPORT}"/>`, (found) => found + links))}`;

/** The part of a live page that its script asks for with `?fragment=1`. */
export const renderFragment = (body: ReactElement): string => markup(body, (html, links) => links + html);
