import type { OpeningHours } from './rules/opening-hours';
import type { BlockView } from './rules/resolve-blocks';
import type { Worn } from './rules/worn-rules';
import type { Theme } from './schema';

export const LAYOUTS = ['letter', 'board', 'ledger'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** Addresses of the built style sheet and live script, and what the tracking page of each house wears, as text. */
export type StorefrontAssets = {
  stylesheet: string;
  liveScript: string;
  /** The part of the style sheet that a page wears, remembered by what that is; all of it where that is not known. */
  wear: (worn: Worn | null) => string;
  /** Attributes that the style sheet asks for. */
  askedAttributes: ReadonlySet<string>;
};

export type BrandShop = {
  slug: string;
  name: string;
  /** '' on the shop's own domain, else '/s/{slug}'. */
  basePath: string;
  locales: string[];
  defaultLocale: string;
};

/** A theme with every default filled and every colour pair readable: what pages, mails and slips are dressed with. */
export type ResolvedBrand = {
  shop: BrandShop;
  layout: Layout;
  version: number;
  /** How buttons, cards and pictures are drawn, as the house says it to the style sheet. */
  look: { button: Theme['button_style']; cards: Theme['card_style']; imagery: Theme['imagery'] };
  /** Custom properties as `--brand-…: value;` pairs, checked; goes into one <style nonce>. */
  cssVariables: string;
  /** Dark-mode pairs, '' when the theme has no dark mode. */
  cssVariablesDark: string;
  /** Font-face rules with addresses on our own origin. */
  fontFaces: string;
  /** Up to two font files worth preloading. */
  preloadFonts: string[];
  colors: {
    ground: string;
    card: string;
    ink: string;
    muted: string;
    accent: string;
    accentInk: string;
    /** The accent as words on ground or card; `accent` itself is a fill. */
    accentText: string;
    line: string;
    positive: string;
    attention: string;
    problem: string;
  };
  fonts: { heading: string; body: string };
  logo: { light: string | null; dark: string | null; alt: string };
  favicon: string | null;
  contact: {
    email: string | null;
    phone: string | null;
    url: string | null;
    hours: string | null;
    replyTime: string | null;
    open: OpeningHours | null;
    channels: { label: string; href: string }[];
  };
  headerLinks: { label: string; href: string }[];
  footerLinks: { label: string; href: string }[];
  social: { label: string; href: string }[];
  /** The merchant's own wording of our sentences: locale → message key → ICU message. */
  texts: Record<string, Record<string, string>>;
  /** A seasonal or opening line by locale; '' when none. */
  openingLine: Record<string, string>;
  /** The shop's own rules, checked and fenced; for tracking pages and return pages alone. '' when none. */
  customCss: string;
  /** What tracking pages and return pages may say beside the news; `pickBlocks` chooses. */
  blocks: BlockView[];
};
