import { DENSITY_SCALE, FONTS, type FontChoice, RADIUS_PX, STAND_INS, TYPE_SCALE } from '../constants';
import type { Theme } from '../schema';
import type { BrandShop, ResolvedBrand } from '../types';
import { compileMerchantCss } from './merchant-css';
import { pickLocalized } from './pick-localized';
import type { Palette } from './readable';
import { resolveBlocks } from './resolve-blocks';
import { resolvePalettes } from './resolve-palettes';
import type { Localized } from './theme-fields';

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function colorVariables({ scheme, ...colors }: Palette): string {
  const pairs = Object.entries(colors).map(([name, color]) => `--brand-${kebab(name)}:${color};`);
  return `color-scheme:${scheme};${pairs.join('')}`;
}

type Role = 'heading' | 'body';
type FontFile = NonNullable<Theme['fonts']['heading_file']>;

/** Families of uploaded files are named by us, so that no file name reaches a style sheet. */
const ownFile = (theme: Theme, role: Role): FontFile | null => theme.fonts[`${role}_file`];
function stack(theme: Theme, role: Role): string {
  const { label, stack, standIn } = FONTS[theme.fonts[role]];
  const withStandIn = standIn ? stack.replace(`'${label}'`, `'${label}', '${label} stand-in'`) : stack;
  return `${ownFile(theme, role) ? `'Own ${role}', ` : ''}${withStandIn}`;
}

/** A page is laid out with it as with the font itself, so that nothing moves when that one comes. */
function standInFaces({ label, standIn }: FontChoice): string[] {
  if (!standIn) return [];
  const { by, size, ascent, descent } = standIn;
  const percent = (share: number) => `${Math.round(share * 1_000) / 10}%`;
  return (['100 500', '600 900'] as const).map((weight, at) => {
    const sources = STAND_INS[by][at as 0 | 1].map((name) => `local('${name}')`).join();
    const scale = size[at as 0 | 1];
    return `@font-face{font-family:'${label} stand-in';font-weight:${weight};src:${sources};size-adjust:${percent(scale)};ascent-override:${percent(ascent / scale)};descent-override:${percent(descent / scale)};line-gap-override:0%}`;
  });
}

function fontFaces(theme: Theme): { css: string; preload: string[] } {
  const own = (['heading', 'body'] as const).flatMap((role) => {
    const file = ownFile(theme, role);
    return file ? [{ role, ...file }] : [];
  });
  const fonts = [...new Set([theme.fonts.heading, theme.fonts.body])].map((name) => FONTS[name]);
  const css = [
    ...own.map(
      ({ role, file, weight }) =>
        `@font-face{font-family:'Own ${role}';font-weight:${weight};font-display:swap;src:url(${file}) format('woff2')}`,
    ),
    ...fonts.flatMap(standInFaces),
    ...fonts.flatMap((font) =>
      font.faces.map(
        ({ file, weight, range }) =>
          `@font-face{font-family:'${font.label}';font-weight:${weight};font-display:swap;src:url(/fonts/${file}) format('woff2');unicode-range:${range}}`,
      ),
    ),
  ];
  const first = (role: Role) => {
    const [face] = FONTS[theme.fonts[role]].faces;
    return ownFile(theme, role)?.file ?? (face ? `/fonts/${face.file}` : null);
  };
  const preload = [first('heading'), first('body')].filter((file) => file !== null);
  return { css: css.join(''), preload: [...new Set(preload)] };
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
  const words = (value: Localized | null) => pickLocalized(value, locale, shop.defaultLocale);
  const links = (list: Theme['footer_links']) => list.map(({ label, href }) => ({ label: words(label) ?? href, href }));
  const { light, dark } = resolvePalettes(theme);
  const always = theme.dark_mode === 'on' && dark ? dark : light;
  const faces = fontFaces(theme);
  const heading = stack(theme, 'heading');
  const body = stack(theme, 'body');
  return {
    shop,
    layout: theme.layout,
    version,
    look: { button: theme.button_style, cards: theme.card_style, imagery: theme.imagery },
    cssVariables: `${colorVariables(always)}--brand-heading:${heading};--brand-body:${body};--brand-radius:${RADIUS_PX[theme.radius]}px;--brand-density:${DENSITY_SCALE[theme.density]};--brand-type:${TYPE_SCALE[theme.type_scale]};`,
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
      open: theme.contact.open,
      channels: links(theme.contact.channels),
    },
    headerLinks: links(theme.header_links),
    footerLinks: links(theme.footer_links),
    social: links(theme.social),
    texts: theme.texts,
    openingLine: theme.opening_line,
    customCss: compileMerchantCss(theme.custom_css).css,
    blocks: resolveBlocks(theme.blocks, locale, shop.defaultLocale),
  };
}
