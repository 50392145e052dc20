import { z } from 'zod';
import { FONT_NAMES } from './constants';
import { blocksSchema } from './rules/block-schema';
import { openingHoursSchema } from './rules/opening-hours';
import { asset, byLocale, color, line, link, linkList, locale, localized } from './rules/theme-fields';
import { LAYOUTS } from './types';

export const colorsSchema = z.strictObject({
  ground: color.default('#f7f6f3'),
  card: color.default('#ffffff'),
  ink: color.default('#22252a'),
  muted: color.default('#5f646b'),
  accent: color.default('#2f5d8a'),
  /** Text on the accent; left out, the better of ink and ground. */
  accent_ink: color.optional(),
  /** Decorative rules; left out, a thin mixture of ground and ink. */
  line: color.optional(),
  positive: color.default('#2e6b4a'),
  attention: color.default('#8a5a10'),
  problem: color.default('#a3342a'),
});

const darkColorsSchema = z.strictObject({
  ground: color.optional(),
  card: color.optional(),
  ink: color.optional(),
  muted: color.optional(),
  accent: color.optional(),
  accent_ink: color.optional(),
  line: color.optional(),
  positive: color.optional(),
  attention: color.optional(),
  problem: color.optional(),
});

/** An upload of `uploadFontAction`; `weight` is one, or the range of a variable font. */
const fontFile = z.strictObject({
  file: asset.regex(/\.woff2$/, 'A font is one of the shop’s own uploads.'),
  name: line(60).min(1),
  weight: z.string().regex(/^[1-9]00( [1-9]00)?$/, 'A weight is written 400, or 300 700.'),
});

const MOST_CSS = 12_000;

/** The theme document of `PUT /api/v1/brand`. Everything may be left out; `themeSchema.parse({})` is a whole theme. */
export const themeSchema = z.strictObject({
  layout: z.enum(LAYOUTS).default('letter'),
  colors: colorsSchema.prefault({}),
  /** `auto` follows the shopper's device, `on` is always dark, `off` never. */
  dark_mode: z.enum(['auto', 'on', 'off']).default('auto'),
  /** Colours after dark; left out, they are derived from `colors`. */
  dark_colors: darkColorsSchema.optional(),
  fonts: z
    .strictObject({
      heading: z.enum(FONT_NAMES).default('system-serif'),
      body: z.enum(FONT_NAMES).default('system-sans'),
      /** The shop's own files, before the chosen ones; what a file lacks comes from those. */
      heading_file: fontFile.nullable().default(null),
      body_file: fontFile.nullable().default(null),
    })
    .prefault({}),
  type_scale: z.enum(['small', 'regular', 'large']).default('regular'),
  radius: z.enum(['none', 'soft', 'round', 'chunky']).default('soft'),
  density: z.enum(['compact', 'regular', 'airy']).default('regular'),
  /** How the one primary action is drawn. */
  button_style: z.enum(['solid', 'soft', 'outline']).default('solid'),
  /** `house` leaves it to the temperament. */
  card_style: z.enum(['house', 'flat', 'outlined', 'raised']).default('house'),
  /** How pictures of goods are cut. */
  imagery: z.enum(['square', 'tall', 'wide', 'circle', 'bare']).default('square'),
  logo: z
    .strictObject({
      light: asset.nullable().default(null),
      dark: asset.nullable().default(null),
      alt: line(120).default(''),
    })
    .prefault({}),
  favicon: asset.nullable().default(null),
  header_links: linkList(5).default([]),
  footer_links: linkList(10).default([]),
  social: linkList(8).default([]),
  contact: z
    .strictObject({
      email: z.email().max(254).nullable().default(null),
      phone: z
        .string()
        .regex(/^\+?[\d\s()./-]{4,30}$/, 'A phone number holds digits, spaces and + ( ) . / -.')
        .nullable()
        .default(null),
      url: link.nullable().default(null),
      hours: localized(120).nullable().default(null),
      reply_time: localized(120).nullable().default(null),
      /** When somebody answers, day by day: pages then say whether it is now. `hours` is the shop's own wording of it. */
      open: openingHoursSchema.nullable().default(null),
      /** Other ways to reach a person: a chat, a messenger. */
      channels: linkList(6).default([]),
    })
    .prefault({}),
  /** The shop's own wording of our sentences: locale → message key → ICU message. */
  texts: z
    .record(locale, z.record(z.string().regex(/^[A-Za-z][\w.]{0,99}$/), line(500)))
    .refine((texts) => Object.values(texts).every((keys) => Object.keys(keys).length <= 300), 'Too many texts.')
    .default({}),
  opening_line: byLocale(160).default({}),
  /** What tracking pages and return pages say beside the news, in this order. */
  blocks: blocksSchema,
  /** The shop's own style rules; `parseTheme` says which are taken. */
  custom_css: z.string().max(MOST_CSS, `At most ${MOST_CSS} characters of style rules.`).default(''),
});

/** A theme as stored: every default filled. */
export type Theme = z.output<typeof themeSchema>;
/** A theme as written: anything may be missing. */
export type ThemeInput = z.input<typeof themeSchema>;
