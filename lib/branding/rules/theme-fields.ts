import { z } from 'zod';

export const color = z
  .string()
  .regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i, 'A colour is written #rrggbb.')
  .transform((value) => {
    const hex = value.slice(1).toLowerCase();
    return `#${hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex}`;
  });

/** https on a named host, or a path on our own origin that no browser reads as another host. */
export const link = z.string().max(500).refine(isSafeLink, 'A link starts with https:// or with a single slash.');

function isSafeLink(value: string): boolean {
  // Browsers drop tabs and line breaks and read a backslash as a slash, so none may be there to begin with.
  if (/[\s\\]/.test(value)) return false;
  if (value.startsWith('/')) return !value.startsWith('//');
  if (!/^https:\/\/[^/@?#]+([/?#]|$)/i.test(value)) return false;
  return URL.canParse(value);
}

export const locale = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'A locale is written like "de" or "pt-BR".');
export const line = (max: number) => z.string().trim().max(max);
export const byLocale = (max: number) => z.record(locale, line(max));
/** The same words for everyone, or words by locale. */
export const localized = (max: number) => z.union([line(max).min(1), byLocale(max)]);
export type Localized = string | Record<string, string>;

export const linkList = (max: number) => z.array(z.strictObject({ label: localized(60), href: link })).max(max);

const OWN_UPLOAD = 'A picture is one of the shop’s own uploads.';
/** An upload's address on our own origin; a merchant's picture is never loaded from elsewhere. */
export const asset = z
  .string()
  .max(300)
  .regex(/^\/(?!\/)[\w./-]+$/, OWN_UPLOAD)
  .refine((value) => !value.includes('..'), OWN_UPLOAD);
