'use client';

import { TextArea, TextInput } from '@/components/ui/field';
import { pickLocalized } from '@/lib/branding/rules/pick-localized';
import type { Localized } from '@/lib/branding/rules/theme-fields';

/** The languages of a shop, and the one that is being written. */
export type Speaking = { locales: string[]; locale: string };

export const languageName = (locale: string): string =>
  new Intl.DisplayNames(['en'], { type: 'language' }).of(locale) ?? locale;

/** Words in one language set or taken away; words meant for everyone become the shop's first language's. */
export function withWords(
  value: Localized | null,
  { locale, locales }: Speaking,
  text: string,
): Record<string, string> {
  const known = typeof value === 'string' ? { [locales[0] ?? 'en']: value } : (value ?? {});
  const { [locale]: _, ...rest } = known;
  return text ? { ...rest, [locale]: text } : rest;
}

const inLocale = (value: Localized | null, { locale, locales }: Speaking) =>
  typeof value === 'string' ? (locale === locales[0] ? value : '') : (value?.[locale] ?? '');

/** One sentence of the merchant's in the language being written; in another it says what is shown meanwhile. */
export function LocalizedInput({
  id,
  label,
  hint,
  value,
  speaking,
  maxLength,
  rows,
  onChange,
}: {
  id: string;
  label: string;
  hint?: string;
  value: Localized | null;
  speaking: Speaking;
  maxLength: number;
  rows?: number;
  onChange: (value: Record<string, string>) => void;
}) {
  const own = inLocale(value, speaking);
  const shown = own ? null : pickLocalized(value, speaking.locale, speaking.locales[0] ?? 'en');
  const shared = {
    id,
    label: speaking.locales.length > 1 ? `${label}, ${languageName(speaking.locale)}` : label,
    hint: shown ? `Not written yet. Shown meanwhile: ${shown.slice(0, 90)}` : hint,
    value: own,
    maxLength,
    onChange: (event: { target: { value: string } }) => onChange(withWords(value, speaking, event.target.value)),
  };
  return rows ? <TextArea rows={rows} {...shared} /> : <TextInput {...shared} />;
}
