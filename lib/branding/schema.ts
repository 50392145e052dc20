import { z } from 'zod';
import { FONT_NAMES } from './constants';
import { LAYOUTS } from './types';

const color = z
  .string()
  .regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i, 'A colour is written #rrggbb.')
  .transform((value) => {
    const hex = value.slice(1).toLowerCase();
    return `#${hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex}`;
  });

/** https on a named host, or a path on our own origin that no browser reads as another host. */
const link = z.string().max(500).refine(isSafeLink, 'A link starts with https:// or with a single slash.');

function isSafeLink(value: string): boolean {
  // Browsers drop tabs and line breaks and read a backslash as a slash, so none may be there to begin with.
  if (/[\s\\]/.test(value)) return false;
  if (value.startsWith('/')) return !value.startsWith('//');
  if (!/^https:\/\/[^/@?#]+([/?#]|$)/i.test(value)) return false;
  return URL.canParse(value);
}

const locale = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'A locale is written like "de" or "pt-BR".');
const line = (max: number) => z.string().trim().max(max);
const byLocale = (max: number) => z.record(locale, line(max));
const localized = (max: number) => z.union([line(max).min(1), byLocale(max)]);

const linkList = (max: number) => z.array(z.strictObject({ label: localized(60), href: link })).max(max);

/** An upload's address on our own origin; a merchant's picture is never loaded from elsewhere. */
const asset = z
  .string()
  .max(300)
  .regex(/^\/(?!\/)[\w./-]+$/, 'A picture is one of the shop’s own uploads.')
  .refine((value) => !value.includes('..'), 'A picture is one of the shop’s own uploads.');

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
    })
    .prefault({}),
  radius: z.enum(['none', 'soft', 'round', 'chunky']).default('soft'),
  density: z.enum(['compact', 'regular', 'airy']).default('regular'),
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
    })
    .prefault({}),
  /** The shop's own wording of our sentences: locale → message key → ICU message. */
  texts: z
    .record(locale, z.record(z.string().regex(/^[A-Za-z][\w.]{0,99}$/), line(500)))
    .refine((texts) => Object.values(texts).every((keys) => Object.keys(keys).length <= 300), 'Too many texts.')
    .default({}),
  opening_line: byLocale(160).default({}),
});

/** A theme as stored: every default filled. */
export type Theme = z.output<typeof themeSchema>;
/** A theme as written: anything may be missing. */
export type ThemeInput = z.input<typeof themeSchema>;
