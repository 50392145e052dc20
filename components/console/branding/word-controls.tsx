'use client';

import { TextInput } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import type { Theme } from '@/lib/branding/schema';

/** Sentences merchants ask to change first, with what we say when they do not. */
const SENTENCES: [key: string, label: string][] = [
  ['storefront.lookUp.title', 'Look-up page, heading'],
  ['storefront.lookUp.lead', 'Look-up page, below it'],
  ['storefront.lookUp.returnTitle', 'Start of a return, heading'],
  ['storefront.shell.personLead', 'Beside your contact'],
];

const name = (locale: string) => new Intl.DisplayNames(['en'], { type: 'language' }).of(locale) ?? locale;

export function WordControls({
  theme,
  locales,
  onChange,
}: {
  theme: Theme;
  locales: string[];
  onChange: (change: Partial<Theme>) => void;
}) {
  const contact = (change: Partial<Theme['contact']>) => onChange({ contact: { ...theme.contact, ...change } });
  const words = (locale: string, key: string, text: string) => {
    const { [key]: _, ...rest } = theme.texts[locale] ?? {};
    onChange({ texts: { ...theme.texts, [locale]: text ? { ...rest, [key]: text } : rest } });
  };
  return (
    <Panel title="Words and contact" id="words">
      <div className="grid grid-cols-1 gap-4">
        {locales.map((locale) => (
          <TextInput
            key={locale}
            id={`opening-${locale}`}
            label={`Opening line, ${name(locale)}`}
            value={theme.opening_line[locale] ?? ''}
            maxLength={160}
            onChange={(event) => onChange({ opening_line: { ...theme.opening_line, [locale]: event.target.value } })}
          />
        ))}
        <TextInput
          id="contact-email"
          type="email"
          label="Contact email"
          value={theme.contact.email ?? ''}
          onChange={(event) => contact({ email: event.target.value || null })}
        />
        <TextInput
          id="contact-phone"
          label="Contact phone"
          value={theme.contact.phone ?? ''}
          onChange={(event) => contact({ phone: event.target.value || null })}
        />
        <details>
          <summary className="text-sm font-semibold">Change our sentences</summary>
          <div className="mt-3 grid grid-cols-1 gap-4">
            {locales.flatMap((locale) =>
              SENTENCES.map(([key, label]) => (
                <TextInput
                  key={`${locale}${key}`}
                  id={`text-${locale}-${key}`}
                  label={`${label}, ${name(locale)}`}
                  placeholder="as Porchlight says it"
                  value={theme.texts[locale]?.[key] ?? ''}
                  maxLength={500}
                  onChange={(event) => words(locale, key, event.target.value)}
                />
              )),
            )}
          </div>
        </details>
      </div>
    </Panel>
  );
}
