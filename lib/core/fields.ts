import { z } from 'zod';
import type { FieldError } from './errors';

/** What PostgreSQL cannot keep: NUL, and halves of surrogate pairs. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/** Foreign text made storable: at most `max` characters, without NUL and without halves of characters. */
export function storable(value: string, max = Number.POSITIVE_INFINITY): string {
  const cut = value.length > max ? value.slice(0, max) : value;
  return UNSTORABLE.test(cut) ? cut.replace(/[\0\p{Surrogate}]/gu, '') : cut;
}

/** Text of at most `max` characters that the database can keep as it is. */
export const textField = (max: number, min = 0) =>
  z
    .string()
    .min(min, min === 1 ? 'Must not be empty' : undefined)
    .max(max)
    .refine((value) => !UNSTORABLE.test(value), 'Holds a character that cannot be stored');

/** A caller's own id of a thing: 1 to 255 characters. */
export const externalIdField = textField(255, 1);

export const currencyField = z.string().regex(/^[A-Z]{3}$/, 'Must be a currency code such as EUR');

/** An amount beyond this is a mistake in any currency; sums of many stay exact below 2^53. */
const LARGEST_AMOUNT = 1_000_000_000_000;

/** Minor units of a currency. */
export const moneyField = z.strictObject({ amount: z.int().min(0).max(LARGEST_AMOUNT), currency: currencyField });

/** An RFC 3339 instant with its offset. Sentinels like the year 1 or 9999 are no instants. */
export const instantField = z.iso
  .datetime({ offset: true, error: 'Must be a time with its offset such as 2026-11-22T09:30:00Z' })
  .refine((value) => {
    const year = new Date(value).getUTCFullYear();
    return year >= 1970 && year < 2200;
  }, 'Must be a time between 1970 and 2200');

export const countryField = z.string().regex(/^[A-Za-z]{2}$/, 'Must be a country code such as DE');

export const localeField = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/, 'Must be a language tag such as de-AT');

/** An address of a picture: http(s), or a path of our own. */
export const imageUrlField = textField(2048, 1).refine(
  (value) => /^\/(?!\/)[^\s\\]*$/.test(value) || (/^https?:\/\//i.test(value) && URL.canParse(value)),
  'Must be an http or https address',
);

export const tagsField = z.array(textField(100, 1)).max(100);

/** One address, one `@`, no space, no control character; the full-width ＠ counts as an `@`. */
export const emailField = textField(254, 3).refine(
  (value) => /^[^\s\p{Cc}@<>,;]+@[^\s\p{Cc}@<>,;]+$/u.test(value.normalize('NFKC').trim()),
  'Must be one mail address',
);

/** Every value of `key` occurs once; else the issue names the repeated one. */
export const onceEach =
  <T>(key: (item: T) => string, member: string) =>
  (items: readonly T[], context: z.core.$RefinementCtx<T[]>): void => {
    const seen = new Set<string>();
    items.forEach((item, index) => {
      const value = key(item);
      if (seen.has(value))
        context.addIssue({ code: 'custom', path: [index, member], message: 'Occurs more than once', input: items });
      seen.add(value);
    });
  };

/** `['rules', 0, 'then']` → `rules[0].then` */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part)),
    '',
  );
}

/** What a schema found wrong, each with its path; a member that it does not know by the member's own. */
export const fieldErrors = (issues: readonly z.core.$ZodIssue[]): FieldError[] =>
  issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: pathText([...issue.path, key]), message: 'Is not known here' }))
      : [{ path: pathText(issue.path), message: issue.message }],
  );
