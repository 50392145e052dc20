import { formatHex, parse } from 'culori';
import type { SeenColor } from './propose-themes';

const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

function attributes(tag: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', a, b, c] of tag.matchAll(ATTRIBUTE)) found[name.toLowerCase()] ??= a ?? b ?? c ?? '';
  return found;
}

const tags = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`<${name}\\b([^>]{0,2000})>`, 'gi'))].map(([, inside = '']) => attributes(inside));

/** What a page says of its looks. Addresses are absolute and http(s); whoever asks them guards each. */
export type PageLooks = {
  name: string | null;
  themeColor: string | null;
  /** Pictures that may be the logo, likeliest first. */
  pictures: string[];
  stylesheets: string[];
  colors: SeenColor[];
};

function address(href: string | undefined, base: string): string[] {
  if (!href || !URL.canParse(href, base)) return [];
  const url = new URL(href, base);
  return /^https?:$/.test(url.protocol) && !url.username && !url.password ? [url.href] : [];
}

const size = (sizes: string | undefined) => Number.parseInt(sizes ?? '', 10) || 0;

/** Reads a shop's own page for its name, icons and colours, as far as its markup tells. Never trusts it further. */
export function readPage(html: string, base: string): PageLooks {
  const text = html.slice(0, 400_000);
  const links = tags(text, 'link');
  const rel = (name: string) => links.filter((one) => (one.rel ?? '').toLowerCase().split(/\s+/).includes(name));
  const metas = tags(text, 'meta');
  const meta = (name: string) => metas.find((one) => (one.name ?? one.property ?? '').toLowerCase() === name)?.content;
  const logos = tags(text, 'img').filter((one) => /logo/i.test(`${one.class} ${one.id} ${one.alt} ${one.src}`));
  const icons = rel('icon').sort((a, b) => size(b.sizes) - size(a.sizes));
  const candidates = [
    ...logos.map((one) => one.src),
    ...rel('apple-touch-icon').map((one) => one.href),
    ...icons.map((one) => one.href),
    meta('og:image'),
  ];
  const styles = [...text.matchAll(/<style\b[^>]{0,500}>([\s\S]{0,100000}?)<\/style>/gi)].map(([, css = '']) => css);
  return {
    name: meta('og:site_name')?.slice(0, 100) || null,
    themeColor: solid(meta('theme-color') ?? ''),
    // What cannot be read is not asked for.
    pictures: [...new Set(candidates.flatMap((href) => address(href, base)))]
      .filter((url) => !/\.(svg|ico|gif|avif)(\?|$)/i.test(url))
      .slice(0, 4),
    stylesheets: [...new Set(rel('stylesheet').flatMap((one) => address(one.href, base)))].slice(0, 3),
    colors: readColors(styles.join('\n')),
  };
}

/** A colour without transparency as #rrggbb; null for anything else. */
function solid(text: string): string | null {
  const color = parse(text.trim());
  if (!color || (color.alpha !== undefined && color.alpha < 1)) return null;
  return formatHex(color) ?? null;
}

const DECLARED = /(--[\w-]{1,60}|background(?:-color)?|color|border(?:-color)?|fill)\s*:\s*([^;{}]{3,60})/gi;
const COLOR = /#[0-9a-f]{3,8}\b|(?:rgb|hsl|oklch|oklab|lab|lch)a?\([^)]{3,50}\)/gi;
const NAMED = /brand|accent|primary|theme|main|button|cta/i;
const STATE = /success|error|danger|warn|info|alert|valid/i;

/** Colours of a style sheet, heavier where a custom property calls one the brand's. */
export function readColors(css: string): SeenColor[] {
  const weights = new Map<string, number>();
  for (const [, property = '', value = ''] of css.slice(0, 400_000).matchAll(DECLARED)) {
    if (STATE.test(property)) continue;
    for (const [text] of value.matchAll(COLOR)) {
      const color = solid(text);
      if (color) weights.set(color, (weights.get(color) ?? 0) + (NAMED.test(property) ? 25 : 1));
    }
  }
  return [...weights].map(([color, weight]) => ({ color, weight }));
}
