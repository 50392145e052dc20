import { _createCache, _createIntlFormatters, createTranslator as createIntlTranslator } from 'use-intl/core';
import ar from '@/messages/ar.json';
import de from '@/messages/de.json';
import en from '@/messages/en.json';
import ja from '@/messages/ja.json';
import rearrangeAr from '@/messages/rearrange.ar.json';
import rearrangeDe from '@/messages/rearrange.de.json';
import rearrangeEn from '@/messages/rearrange.en.json';
import rearrangeJa from '@/messages/rearrange.ja.json';
import reportsAr from '@/messages/reports.ar.json';
import reportsDe from '@/messages/reports.de.json';
import reportsEn from '@/messages/reports.en.json';
import reportsJa from '@/messages/reports.ja.json';
import returnsAr from '@/messages/returns.ar.json';
import returnsDe from '@/messages/returns.de.json';
import returnsEn from '@/messages/returns.en.json';
import returnsJa from '@/messages/returns.ja.json';
import { FALLBACK_LANGUAGE, LANGUAGES, type Language } from './constants';
import { canonicalLocale, messageLanguage } from './locale';

export type TranslationValues = Record<string, string | number | Date>;

/** `t('parcel.label.lost')`. A key nobody wrote comes back as itself; `has` asks first. */
export type Translate = {
  (key: string, values?: TranslationValues): string;
  has: (key: string) => boolean;
  locale: string;
};

type Messages = { [key: string]: string | Messages };

const WRITTEN: Record<Language, Messages> = {
  en: { ...en, ...reportsEn, ...returnsEn, ...rearrangeEn },
  de: { ...de, ...reportsDe, ...returnsDe, ...rearrangeDe },
  ja: { ...ja, ...reportsJa, ...returnsJa, ...rearrangeJa },
  ar: { ...ar, ...reportsAr, ...returnsAr, ...rearrangeAr },
};

/** A merchant's texts are ICU messages of any length and number: the compiled ones are kept up to this many. */
const OVERRIDES_KEPT = 2000;

const isObject = (value: unknown): value is Messages => typeof value === 'object' && value !== null;

function merge(base: Messages, over: Messages): Messages {
  const merged: Messages = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = isObject(value) && isObject(below) ? merge(below, value) : value;
  }
  return merged;
}

const merged = new Map<Language, Messages>();

/** All messages of a language, English where a sentence is not written yet. */
export function messagesOf(language: Language): Messages {
  const known = merged.get(language);
  if (known) return known;
  const english = WRITTEN[FALLBACK_LANGUAGE];
  const messages = language === FALLBACK_LANGUAGE ? english : merge(english, WRITTEN[language]);
  merged.set(language, messages);
  return messages;
}

const cache = _createCache();
const formatters = _createIntlFormatters(cache);
const shared = { _cache: cache, _formatters: formatters, timeZone: 'UTC', onError: () => undefined };

type Plain = { (key: string, values?: TranslationValues): string; has: (key: string) => boolean };

/**
 * A message without plurals, selects, tags or quotes as literal and placeholder in turn, or null. Most are like this,
 * and a page has dozens: filling them in ourselves costs a hundredth of the general formatter.
 */
function plainParts(text: string): string[] | null {
  if (/['<]/.test(text)) return null;
  const parts = text.split(/\{(\w+)\}/);
  return parts.some((part, index) => index % 2 === 0 && /[{}]/.test(part)) ? null : parts;
}

function fill(parts: readonly string[], values: TranslationValues | undefined): string | null {
  let text = parts[0] ?? '';
  for (let index = 1; index < parts.length; index += 2) {
    const value = values?.[parts[index] ?? ''];
    if (typeof value !== 'string' && typeof value !== 'number') return null;
    text += `${value}${parts[index + 1]}`;
  }
  return text;
}

function messageAt(messages: Messages, key: string): string | null {
  let node: string | Messages | undefined = messages;
  for (const name of key.split('.')) {
    node = isObject(node) && Object.hasOwn(node, name) ? node[name] : undefined;
  }
  return typeof node === 'string' ? node : null;
}

/** Sentences said lately with the same values: plurals of small numbers and names of days come up all day long. */
const SENTENCES_KEPT = 5000;

function remembering(say: (key: string, values?: TranslationValues) => string) {
  const said = new Map<string, string>();
  return (key: string, values?: TranslationValues) => {
    const parts = [key];
    for (const name in values) {
      const value = values[name];
      if (typeof value !== 'string' && typeof value !== 'number') return say(key, values);
      parts.push(name, typeof value, `${value}`);
    }
    const asked = parts.join('\0');
    let sentence = said.get(asked);
    if (sentence === undefined) {
      sentence = say(key, values);
      if (said.size >= SENTENCES_KEPT) said.clear();
      said.set(asked, sentence);
    }
    return sentence;
  };
}

function makeTranslator(locale: string): Plain {
  const messages = messagesOf(messageLanguage(locale));
  const general = remembering(createIntlTranslator({ ...shared, locale, messages }) as unknown as Plain);
  const parts = new Map<string, string[] | null>();
  const translate = (key: string, values?: TranslationValues) => {
    let known = parts.get(key);
    if (known === undefined) {
      const text = messageAt(messages, key);
      known = text === null ? null : plainParts(text);
      // Only keys that exist are kept: others may come from anywhere.
      if (text !== null) parts.set(key, known);
    }
    return (known && fill(known, values)) ?? general(key, values);
  };
  return Object.assign(translate, { has: (key: string) => messageAt(messages, key) !== null });
}

const translators = new Map<string, Plain>();

function baseTranslator(locale: string): Plain {
  let translator = translators.get(locale);
  if (!translator) {
    translator = makeTranslator(locale);
    // Locales come from headers: only so many are worth keeping.
    if (translators.size < 200) translators.set(locale, translator);
  }
  return translator;
}

/** What a text that cannot be compiled or lacks a value comes back as; no sentence holds this character. */
const BROKEN = '\uFFFF';
const overrides = new Map<string, (values?: TranslationValues) => string>();

function overrideTranslator(locale: string, text: string) {
  const key = `${locale} ${text}`;
  let translate = overrides.get(key);
  if (!translate) {
    const own = createIntlTranslator({
      locale,
      timeZone: 'UTC',
      onError: () => undefined,
      messages: { text },
      getMessageFallback: () => BROKEN,
    }) as unknown as Plain;
    translate = (values) => own('text', values);
    if (overrides.size >= OVERRIDES_KEPT) overrides.clear();
    overrides.set(key, translate);
  }
  return translate;
}

/**
 * Words for one locale: `createTranslator('de-AT', brand.texts['de'])`. Messages are ICU (plural, select); the chain
 * is locale → language → English. `overrides` are a merchant's own texts by full key; one that does not compile, is
 * blank, or asks for a value the sentence does not have falls back to ours, so no edit can break a page.
 */
export function createTranslator(locale: string, texts?: Record<string, string> | null): Translate {
  const tag = canonicalLocale(locale) ?? FALLBACK_LANGUAGE;
  const spoken = (LANGUAGES as readonly string[]).includes(tag.split('-')[0] ?? '') ? tag : FALLBACK_LANGUAGE;
  const base = baseTranslator(spoken);
  const translate = (key: string, values?: TranslationValues) => {
    const own = texts && Object.hasOwn(texts, key) ? texts[key] : undefined;
    if (own?.trim()) {
      const said = overrideTranslator(spoken, own)(values ?? {});
      if (said.trim() && !said.includes(BROKEN)) return said;
    }
    return base(key, values);
  };
  return Object.assign(translate, { has: (key: string) => base.has(key), locale: spoken });
}
