import { direction, languageOf } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translator';

/** A title longer than this is cut at a word. */
const LONGEST_TITLE = 48;
/** More things than this are counted, not listed. */
const NAMED_AT_MOST = 2;

const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu;
/** Joiners inside emoji and Indic or Persian words are letters, not tricks. */
const JOINERS = /[\u200c\u200d]/;

/** Words of Latin letters and single spaces: nothing to clean, as with most texts. */
const PLAIN = /^[!-~\u00a1-\u00ac\u00ae-\u02ff]+(?: [!-~\u00a1-\u00ac\u00ae-\u02ff]+)*$/;

/** Text from outside on one line: no control characters, no direction overrides, at most `max` characters. */
export function oneLine(text: string | null | undefined, max = 300): string {
  if (!text) return '';
  if (text.length <= max && PLAIN.test(text)) return text;
  const shown = text.replace(UNSEEN, (run) => (JOINERS.test(run) ? (run.match(JOINERS)?.[0] ?? '') : ' '));
  const line = shown.replace(/\s+/g, ' ').trim();
  if (line.length <= max) return line;
  const letters = Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(line.slice(0, max + 50)));
  let cut = '';
  for (const { segment } of letters) {
    if (cut.length + segment.length > max - 1) break;
    cut += segment;
  }
  const word = line[cut.length] === ' ' ? cut.length : cut.lastIndexOf(' ');
  return `${(word > max / 2 ? cut.slice(0, word) : cut).trimEnd()}…`;
}

/** Keeps a run of foreign script from reordering the sentence around it (U+2068 … U+2069). */
export function isolate(text: string, locale: string): string {
  const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
  const turns = direction(locale) === 'rtl' ? /[A-Za-z0-9]/.test(text) : rightToLeft.test(text);
  return turns ? `\u2068${text}\u2069` : text;
}

/** First words of titles that English writes large wherever they stand. */
const PROPER =
  /^(?:Alaskan|American|Chelsea|Chinese|Christmas|Danish|Derby|Dutch|Easter|English|French|German|Indian|Irish|Italian|Japanese|Moroccan|Nordic|Norwegian|Oxford|Persian|Scottish|Shetland|Spanish|Swedish|Swiss|Turkish|Welsh)$/;

/** "Reflective coat" reads "reflective coat" inside an English sentence; "Derby Elbe", "LED collar", "iPad case" stay. */
function softenEnglish(title: string): string {
  const [first = '', ...rest] = title.split(' ');
  if (PROPER.test(first) || !/^[A-Z][a-z]+$/.test(first) || rest.length === 0) return title;
  return rest.every((word) => /^[a-z(&–-]/.test(word)) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

/** Words before "for", "in", "with" or a comma hold the noun whose number the verb follows. */
const ENGLISH_TAIL = /\s+(?:for|in|with|of|from|by)\s.*$|\s*[,–—(|/].*$/i;
const ENGLISH_SINGULAR_S = /(?:ss|us|is|as|os|ics|glass|lens)$/i;
/** What follows a comma, a dash or a bracket is size or packing: "Shoe cream, 100 ml" is called shoe cream. */
const TAIL = /\s*(?:[,;|(（【]|\s[–—/-]\s).*$/;
const spokenTitle = (title: string): string => {
  const head = title.replace(TAIL, '');
  return head.length >= 3 ? head : title;
};

const GERMAN_PLURAL =
  /(?:\bPaar|schuhe|boots|sneakers?s|loafers|booties|socken|sohlen|spanner-set|handschuhe|becher-set)\b/i;

/** Whether a title reads as several things. Titles are free text: a guess, and only the verb hangs on it. */
export function soundsPlural(title: string, language: string): boolean {
  if (language === 'en') {
    const noun = title.replace(ENGLISH_TAIL, '').trim().split(' ').pop() ?? '';
    return /[a-z]s$/.test(noun) && !ENGLISH_SINGULAR_S.test(noun);
  }
  return language === 'de' && GERMAN_PLURAL.test(title);
}

export type GoodsLine = { title: string; quantity: number };

export type Goods = {
  /** "your reflective coat", "your soup bowl and 3 other things", "your parcel" where nothing may be named. */
  yours: string;
  /** "the reflective coat": for sentences that tell several parcels apart. */
  these: string;
  /** The bare list, for titles: "Reflective coat and LED collar". */
  bare: string;
  /** Which form of the verb follows. */
  number: 'one' | 'other';
};

/** Two sizes of one shoe are two of that shoe. */
function together(lines: readonly GoodsLine[]): GoodsLine[] {
  const byTitle = new Map<string, GoodsLine>();
  for (const { title, quantity } of lines)
    byTitle.set(title, { title, quantity: quantity + (byTitle.get(title)?.quantity ?? 0) });
  return [...byTitle.values()];
}

/**
 * Names what is in a parcel. `englishTitles`: the shop writes its titles in English, so they may be set in running
 * text. No lines: "your parcel" (`fallback` says which word).
 */
export function nameGoods(
  lines: readonly GoodsLine[],
  t: Translate,
  options: { fallback: 'order' | 'parcel'; englishTitles: boolean },
): Goods {
  const language = languageOf(t.locale);
  const wanted = together(lines.filter((line) => line.quantity > 0));
  if (wanted.length === 0) {
    return {
      yours: t(`common.goods.your_${options.fallback}`),
      these: t(`common.goods.the_${options.fallback}`),
      bare: t(`common.goods.${options.fallback}`),
      number: 'one',
    };
  }
  const name = (line: GoodsLine, running: boolean): string => {
    const title = oneLine(spokenTitle(oneLine(line.title)), LONGEST_TITLE) || t('common.goods.item');
    const said = running && language === 'en' && options.englishTitles ? softenEnglish(title) : title;
    const shown = isolate(said, t.locale);
    const quoted = running ? t('common.goods.title', { title: shown }) : shown;
    return line.quantity > 1 ? t('common.goods.several', { count: line.quantity, title: quoted }) : quoted;
  };
  // "Three things" reads better than "two things and 1 more thing", so a third is named rather than counted.
  const listed = wanted.length <= NAMED_AT_MOST + 1 ? wanted : wanted.slice(0, NAMED_AT_MOST);
  const rest = wanted.length - listed.length;
  const join = ([first = '', second = '', third = '']: string[]): string => {
    if (rest > 0) return t('common.goods.more', { first, second, count: rest });
    if (!second) return first;
    return third ? t('common.goods.three', { first, second, third }) : t('common.goods.two', { first, second });
  };
  const running = join(listed.map((line) => name(line, true)));
  const several =
    wanted.length > 1 || (wanted[0]?.quantity ?? 1) > 1 || soundsPlural(oneLine(wanted[0]?.title), language);
  return {
    yours: t('common.goods.your', { goods: running }),
    these: t('common.goods.the', { goods: running }),
    bare: join(listed.map((line) => name(line, false))),
    number: several ? 'other' : 'one',
  };
}

/** The first letter of a sentence as its language writes it; brand spellings such as "iPad" are left alone. */
export function sentenceCase(sentence: string, locale: string): string {
  // A capital already, in every language: the most sentences.
  if (/^[A-Z]/.test(sentence)) return sentence;
  const [first = '', second = ''] = Array.from(sentence.slice(0, 4));
  if (!first || first === first.toLocaleUpperCase(locale) || second !== second.toLocaleLowerCase(locale))
    return sentence;
  return first.toLocaleUpperCase(locale) + sentence.slice(first.length);
}
