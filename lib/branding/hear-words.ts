import type { Dress } from '@/lib/storefront/dress';
import { isLawful } from './rules/check-texts';
import type { Spoken } from './rules/mark-sentences';

/** A dress whose every word is noted in `spoken` as a page is made of it, but for those that the law sets. */
export function hearWords(dress: Dress, spoken: Spoken[]): Dress {
  const hear = (key: string, text: string) => {
    if (!isLawful(key)) spoken.push({ key, text });
    return text;
  };
  const words: Dress['words'] = Object.assign(
    (key: string, values?: Parameters<Dress['words']>[1]) => hear(key, dress.words(key, values)),
    { has: dress.words.has, locale: dress.words.locale },
  );
  return { ...dress, words, frame: { ...dress.frame, t: (key, values) => words(`storefront.${key}`, values) } };
}
