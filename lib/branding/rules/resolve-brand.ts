import { DENSITY_SCALE, FONTS, RADIUS_PX } from '../constants';
import type { Theme } from '../schema';
import type { BrandShop, ResolvedBrand } from '../types';
import { deriveDarkColors } from './derive-dark-colors';
import { type Adjustment, type ColorChoices, type Palette, readablePalette } from './readable';

type Localized = string | Record<string, string> | null;

/** The locale's own words, else its language's, else the shop's first, else any. */
export function pickLocalized(value: Localized, locale: string, fallback: string): string | null {
  if (value === null || typeof value === 'string') return value;
  const language = (tag: string) => tag.split('-')[0] ?? tag;
  return (
    value[locale] ??
    value[language(locale)] ??
    value[fallback] ??
    value[language(fallback)] ??
    Object.values(value)[0] ??
    null
  );
}

const choices = (colors: Theme['colors']): ColorChoices => {
  const { accent_ink, ...rest } = colors;
  return { ...rest, accentInk: accent_ink };
};

/** The palettes a theme comes out with, by day and (unless it has none) by night, and what had to be moved. */
export function resolvePalettes(theme: Theme): {
  light: Palette;
  dark: Palette | null;
  adjustments: Adjustment[];
} {
  const day = choices(theme.colors);
  const { palette, adjustments } = readablePalette(day);
  if (theme.dark_mode === 'off') return { light: palette, dark: null, adjustments };
  const given = Object.entries(theme.dark_colors ?? {}).filter(([, color]) => color !== undefined);
  const night = { ...deriveDarkColors(day), ...choices(Object.fromEntries(given) as Theme['colors']) };
  return { light: palette, dark: readablePalette(night).palette, adjustments };
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function colorVariables({ scheme, ...colors }: Palette): string {
  const pairs = Object.entries(colors).map(([name, color]) => `--brand-${kebab(name)}:${color};`);
  return `color-scheme:${scheme};${pairs.join('')}`;
}

function fontFaces(theme: Theme): { css: string; preload: string[] } {
  const fonts = [...new Set([theme.fonts.heading, theme.fonts.body])].map((name) => FONTS[name]);
  const css = fonts.flatMap((font) =>
    font.faces.map(
      ({ file, weight, range }) =>
        `@font-face{font-family:'${font.label}';font-weight:${weight};font-display:swap;src:url(/fonts/${file}) format('woff2');unicode-range:${range}}`,
    ),
  );
  const preload = fonts.flatMap((font) => font.faces.slice(0, 1).map((face) => `/fonts/${face.file}`));
  return { css: css.join(''), preload };
}

/**
 * Dresses a shop: every default filled, every colour readable, every address our own or checked. Costs about a
 * millisecond, so callers keep the answer per shop, theme version and locale.
 */
export function resolveBrand(
  theme: Theme,
  shop: BrandShop,
  { locale = shop.defaultLocale, version = 1 }: { locale?: string; version?: number } = {},
): ResolvedBrand {
  const words = (value: Localized) => pickLocalized(value, locale, shop.defaultLocale);
  const links = (list: Theme['footer_links']) => list.map(({ label, href }) => ({ label: words(label) ?? href, href }));
  const { light, dark } = resolvePalettes(theme);
  const always = theme.dark_mode === 'on' && dark ? dark : light;
  const faces = fontFaces(theme);
  const heading = FONTS[theme.fonts.heading].stack;
  const body = FONTS[theme.fonts.body].stack;
  return {
    shop,
    layout: theme.layout,
    version,
    cssVariables: `${colorVariables(always)}--brand-heading:${heading};--brand-body:${body};--brand-radius:${RADIUS_PX[theme.radius]}px;--brand-density:${DENSITY_SCALE[theme.density]};`,
    cssVariablesDark: theme.dark_mode === 'auto' && dark ? colorVariables(dark) : '',
    fontFaces: faces.css,
    preloadFonts: faces.preload,
    colors: {
      ground: always.ground,
      card: always.card,
      ink: always.ink,
      muted: always.muted,
      accent: always.accent,
      accentInk: always.accentInk,
      accentText: always.accentText,
      line: always.line,
      positive: always.positive,
      attention: always.attention,
      problem: always.problem,
    },
    fonts: { heading, body },
    logo: { ...theme.logo, alt: theme.logo.alt || shop.name },
    favicon: theme.favicon,
    contact: {
      email: theme.contact.email,
      phone: theme.contact.phone,
      url: theme.contact.url,
      hours: words(theme.contact.hours),
      replyTime: words(theme.contact.reply_time),
    },
    headerLinks: links(theme.header_links),
    footerLinks: links(theme.footer_links),
    social: links(theme.social),
    texts: theme.texts,
    openingLine: theme.opening_line,
  };
}
