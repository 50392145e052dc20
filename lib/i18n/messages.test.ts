import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator as createIntlTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { MAIL_MESSAGES } from '@/components/email/message-keys';
import { STOREFRONT_MESSAGES } from '@/components/storefront/message-keys';
import { LANGUAGES } from './constants';

type Tree = { [key: string]: string | Tree };

const folder = join(import.meta.dirname, '../../messages');

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') flat.set(prefix + key, value);
    else for (const [below, text] of flatten(value, `${prefix}${key}.`)) flat.set(below, text);
  }
  return flat;
}

function written(language: string): Map<string, string> {
  const names = readdirSync(folder).filter((name) => new RegExp(`(^|\\.)${language}\\.json$`).test(name));
  return new Map(names.flatMap((name) => [...flatten(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Tree)]));
}

const english = written('en');

/** Names of the values a message asks for: `{goods}`, `{days, plural, …}`. */
const placeholders = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(/\{\s*(\w+)\s*(?=[,}])/g)].map((found) => found[1] ?? '').filter((name) => !/^\d/.test(name)),
  ),
];

/** Words inside plural branches such as `{morgen}` look like values; only these names are ever passed. */
const VALUES = new Set([...english.values()].flatMap(placeholders));

describe.each(LANGUAGES.filter((language) => language !== 'en'))('%s', (language) => {
  const messages = written(language);

  it('says everything English says, and nothing else', () => {
    expect([...messages.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('leaves no sentence empty or untranslated', () => {
    const same = [...messages].filter(
      ([key, text]) => text === english.get(key) && /[a-z]{4}/i.test(text.replace(/\{[^}]*\}/g, '')),
    );
    // Words that are the same in both languages.
    const alike = new Set(['Code', 'Status']);
    expect(same.filter(([, text]) => !alike.has(text)).map(([key]) => key)).toEqual([]);
    // The gap between two sentences may be a space or nothing at all.
    const blank = [...messages].filter(([key, text]) => !text.trim() && key !== 'common.sentenceGap');
    expect(blank.map(([key]) => key)).toEqual([]);
  });

  it('asks for no value that English does not have', () => {
    const strange = [...messages].filter(([key, text]) => {
      const known = new Set([...placeholders(english.get(key) ?? ''), ...extra(key)]);
      return placeholders(text).some((name) => VALUES.has(name) && !known.has(name));
    });
    expect(strange.map(([key]) => key)).toEqual([]);
  });
});

/** Values every sentence of a family is given, whether English needs them or not. */
function extra(key: string): string[] {
  if (key.startsWith('parcel.sentence.'))
    return ['goods', 'Goods', 'number', 'when', 'days', 'basis', 'was', 'wasOn', 'stops', 'sure'];
  if (key.startsWith('parcel.lateness.')) return ['days', 'basis', 'was', 'wasOn'];
  if (key.startsWith('page.waiting.')) return ['goods', 'number', 'when', 'wasOn'];
  if (key.startsWith('common.when.')) return ['day', 'noun', 'time', 'window', 'from', 'to'];
  if (key.startsWith('page.headline.')) return ['goods', 'number', 'when', 'count'];
  return [];
}

describe.each(LANGUAGES)('%s', (language) => {
  const messages = written(language);

  it('compiles, for every number a count may be', () => {
    const failed: string[] = [];
    const values: Record<string, string | number> = Object.fromEntries([...VALUES, 'noun'].map((name) => [name, 'x']));
    for (const [key, text] of messages) {
      const t = createIntlTranslator({
        locale: language,
        timeZone: 'UTC',
        messages: { text } as Record<string, string>,
        onError: () => failed.push(key),
      }) as unknown as (key: string, values: Record<string, string | number>) => string;
      for (const count of [0, 1, 2, 3, 11, 100]) {
        const counts = { count, days: count, minutes: count, stops: count, available: count };
        const said = t('text', { ...values, ...counts });
        if (!said.trim() && text.trim()) failed.push(key);
      }
    }
    expect([...new Set(failed)]).toEqual([]);
  });

  it('covers every label of the pages and every sentence of the mails', () => {
    const wanted = [
      ...Object.keys(STOREFRONT_MESSAGES).map((key) => `storefront.${key}`),
      ...Object.keys(MAIL_MESSAGES).map((key) => `mail.${key}`),
    ];
    expect(wanted.filter((key) => !messages.has(key))).toEqual([]);
  });

  it('gives labels and mails the values they are written for', () => {
    const wanted = [
      ...Object.entries(STOREFRONT_MESSAGES).map(([key, text]) => [`storefront.${key}`, text] as const),
      ...Object.entries(MAIL_MESSAGES).map(([key, text]) => [`mail.${key}`, text] as const),
    ];
    const strange = wanted.filter(([key, text]) => {
      const known = placeholders(text);
      return placeholders(messages.get(key) ?? '').some((name) => VALUES.has(name) && !known.includes(name));
    });
    expect(strange.map(([key]) => key)).toEqual([]);
  });
});
