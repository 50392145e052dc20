import type { ResolvedBrand } from '@/lib/branding/types';
import { mailPicture } from '@/lib/notifications/rules/mail-picture';

/** What mail layouts need of a brand, as plain values: mail programs know no custom properties. */
export type MailTheme = {
  colors: ResolvedBrand['colors'];
  /** Night colours by the same names where the theme follows the device; else null. */
  dark: Partial<ResolvedBrand['colors']> | null;
  /** Whether the day colours are themselves dark. */
  isDark: boolean;
  heading: string;
  body: string;
  radius: number;
  fontFaces: string;
  /** Addresses for the day's and the night's ground. */
  logo: { day: string | null; night: string | null };
  openingLine: string | null;
};

const VARIABLE = /--brand-([a-z-]+):([^;]+);/g;
const camel = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

const read = (css: string): Record<string, string> =>
  Object.fromEntries([...css.matchAll(VARIABLE)].map(([, name = '', value = '']) => [camel(name), value]));

/** @param origin our own, for fonts and logos: addresses in a mail are whole */
export function mailTheme(brand: ResolvedBrand, origin: string, locale: string): MailTheme {
  const variables = read(brand.cssVariables);
  const dark = read(brand.cssVariablesDark);
  const light = mailPicture(brand.logo.light, origin);
  const night = mailPicture(brand.logo.dark, origin) ?? light;
  const isDark = /color-scheme:\s*dark/.test(brand.cssVariables);
  const language = locale.split('-')[0] ?? locale;
  return {
    colors: brand.colors,
    dark: Object.keys(dark).length ? dark : null,
    isDark,
    heading: brand.fonts.heading,
    body: brand.fonts.body,
    radius: Number.parseFloat(variables.radius ?? '0') || 0,
    fontFaces: brand.fontFaces.replaceAll('url(/', `url(${origin}/`),
    logo: { day: isDark ? night : (light ?? night), night },
    openingLine: brand.openingLine[locale] ?? brand.openingLine[language] ?? null,
  };
}

/** Classes that the dark style sheet repaints: `d-` and the colour's name. */
const REPAINTED = {
  ground: 'background-color',
  card: 'background-color',
  ink: 'color',
  muted: 'color',
  accentText: 'color',
  attention: 'color',
  line: 'border-color',
} as const;

/** react-email's body paints a table cell inside it as well. */
const BODY_CELL = '.d-ground>table>tbody>tr>td';

/** The family that every machine has, for a stack: what a program sets that knows no other. */
const plainFamily = (stack: string): string => (/(^|[^-])\bserif\s*$/.test(stack) ? 'Georgia' : 'Arial');

/**
 * The shop's fonts, in a sheet of their own: a program that understands no font face throws the whole sheet away. Within
 * `screen`, because Outlook would otherwise take the first name of a stack and nothing after it.
 */
export const mailFonts = ({ fontFaces }: MailTheme): string => (fontFaces ? `@media screen{${fontFaces}}` : '');

/** What Outlook on Windows reads and nobody else: without it a font that it lacks becomes Times New Roman. */
export function outlookStyles({ heading, body }: MailTheme): string {
  const headings = `h1,h2,h3,.m-big{font-family:${plainFamily(heading)} !important}`;
  return `<!--[if mso]><style>body,table,td,p,a,span,div{font-family:${plainFamily(body)} !important}${headings}</style><![endif]-->`;
}

/** Style sheet of a mail: a narrow screen, the night. Everything else is inline, since many programs drop it. */
export function mailStyles(theme: MailTheme): string {
  const dark = theme.dark;
  const night = dark
    ? [
        ...Object.entries(REPAINTED).map(([name, property]) => {
          const color = dark[name as keyof typeof REPAINTED];
          const selector = name === 'ground' ? `.d-ground,${BODY_CELL}` : `.d-${name}`;
          return color ? `${selector}{${property}:${color} !important}` : '';
        }),
        dark.accent && dark.accentInk
          ? `.d-button{background-color:${dark.accent} !important;color:${dark.accentInk} !important}`
          : '',
      ].join('')
    : '';
  return [
    `:root{color-scheme:${theme.isDark ? 'dark' : dark ? 'light dark' : 'light'}}`,
    'a{color:inherit}',
    '@media (max-width:520px){.m-stack{display:block !important;width:100% !important;box-sizing:border-box !important;}.m-gap{display:block !important;width:100% !important;height:12px !important}.m-pad,.m-sheet>tbody>tr>td{padding-left:24px !important;padding-right:24px !important}.m-big{font-size:38px !important}.m-full{display:block !important;text-align:center !important}}',
    night
      ? `@media (prefers-color-scheme:dark){${night}.l-day{display:none !important}.l-night{display:block !important}}`
      : '',
  ].join('');
}
