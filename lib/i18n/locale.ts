import { FALLBACK_LANGUAGE, LANGUAGES, type Language, RIGHT_TO_LEFT_SCRIPTS } from './constants';

/** A well-formed BCP 47 tag in canonical case without extensions ("de_at" and "DE-AT-u-ca-buddhist" → "de-AT"), or null. */
export function canonicalLocale(tag: string | null | undefined): string | null {
  if (!tag || tag.length > 100) return null;
  const known = canonical.get(tag);
  if (known !== undefined) return known;
  let found: string | null = null;
  try {
    found = new Intl.Locale(tag.trim().replaceAll('_', '-')).baseName;
  } catch {
    // Not a language tag.
  }
  if (canonical.size < KEPT) canonical.set(tag, found);
  return found;
}

/** Tags come from headers and addresses; the first so many answers are remembered, the rest worked out again. */
const KEPT = 500;
const canonical = new Map<string, string | null>();
const directions = new Map<string, 'ltr' | 'rtl'>();

/** "de" of "de-AT". */
export const languageOf = (locale: string): string => (locale.split('-')[0] ?? locale).toLowerCase();

/** The language whose messages serve a locale: itself when we speak it, else English. */
export function messageLanguage(locale: string): Language {
  const language = languageOf(locale);
  return LANGUAGES.find((known) => known === language) ?? FALLBACK_LANGUAGE;
}

export function direction(locale: string): 'ltr' | 'rtl' {
  const tag = canonicalLocale(locale);
  if (!tag) return 'ltr';
  let known = directions.get(tag);
  if (!known) {
    known = RIGHT_TO_LEFT_SCRIPTS.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';
    if (directions.size < KEPT) directions.set(tag, known);
  }
  return known;
}

/** Tags of an Accept-Language header, most wanted first (RFC 9110 12.5.4); `*` and `q=0` are left out. */
export function parseAcceptLanguage(header: string | null | undefined): string[] {
  if (!header) return [];
  return header
    .slice(0, 1000)
    .split(',')
    .map((part, index) => {
      const [tag, ...parameters] = part.trim().split(';');
      const q = parameters.map((parameter) => /^\s*q\s*=\s*([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { tag: canonicalLocale(tag), quality: q === undefined ? 1 : Number(q), index };
    })
    .filter(
      (entry): entry is { tag: string; quality: number; index: number } => entry.tag !== null && entry.quality > 0,
    )
    .sort((a, b) => b.quality - a.quality || a.index - b.index)
    .map((entry) => entry.tag);
}

/**
 * The locale of a shopper's page. A language the shopper asked for here wins, then the language the order was placed
 * in (the same as our mails), then the browser's, then the shop's first. Only languages the shop offers count; a
 * region is kept ("en-GB" of a shop that offers "en") because dates and clocks differ by it.
 */
export function resolveLocale(
  acceptLanguage: string | null | undefined,
  shopLocales: readonly string[],
  orderLocale: string | null | undefined,
  explicit?: string | null,
): string {
  const offered = shopLocales.map(canonicalLocale).filter((locale) => locale !== null);
  for (const wish of [explicit, orderLocale, ...parseAcceptLanguage(acceptLanguage)]) {
    const tag = canonicalLocale(wish);
    if (!tag) continue;
    const match = offered.find((locale) => locale === tag) ?? offered.find((o) => languageOf(o) === languageOf(tag));
    if (match) return match.includes('-') || !tag.includes('-') ? match : tag;
  }
  return offered[0] ?? FALLBACK_LANGUAGE;
}
