'use client';

import { TextInput } from '@/components/ui/field';

const names = new Intl.DisplayNames(['en'], { type: 'language' });

/** A text in each language the shop speaks; a language left empty falls back to English, then to any. */
export function LabelFields({
  id,
  label,
  value,
  locales,
  onChange,
}: {
  id: string;
  label: string;
  value: Record<string, string>;
  locales: readonly string[];
  onChange: (value: Record<string, string>) => void;
}) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {[...new Set([...locales, ...Object.keys(value)])].map((locale) => (
        <TextInput
          key={locale}
          id={`${id}-${locale}`}
          label={`${label}, ${names.of(locale) ?? locale}`}
          lang={locale}
          maxLength={200}
          autoComplete="off"
          value={value[locale] ?? ''}
          onChange={(event) => {
            const { [locale]: _, ...rest } = value;
            onChange(event.target.value === '' ? rest : { ...rest, [locale]: event.target.value });
          }}
        />
      ))}
    </div>
  );
}
