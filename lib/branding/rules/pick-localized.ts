import type { Localized } from './theme-fields';

/** The locale's own words, else its language's, else the shop's first, else any. */
export function pickLocalized(value: Localized | null, locale: string, fallback: string): string | null {
  if (value === null || typeof value === 'string') return value;
  const language = (tag: string) => tag.split('-')[0] ?? tag;
  return (
    value[locale] ||
    value[language(locale)] ||
    value[fallback] ||
    value[language(fallback)] ||
    Object.values(value).find(Boolean) ||
    null
  );
}
