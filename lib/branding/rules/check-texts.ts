import { listMessages } from '@/lib/i18n/list-messages';
import { messageLanguage } from '@/lib/i18n/locale';
import { messageArguments } from '@/lib/i18n/message-arguments';
import { nearestName } from './nearest-name';

/** What a shopper must be told, whatever words it is told in: days, times, sums. */
const FACTS = new Set(
  ['date', 'when', 'day', 'days', 'weekday', 'month', 'time', 'from', 'to', 'by', 'window', 'promised'].concat([
    'amount',
    'total',
    'credit',
    'refund',
  ]),
);

/** Sentences whose words are the law's: Directive (EU) 2023/2673 names those of the withdrawal function. */
export const isLawful = (key: string): boolean =>
  /^(withdraw|storefront\.withdraw|mail\.withdrawal)\.|^storefront\.shell\.withdraw$/.test(key);

const braced = (name: string) => `{${name}}`;

/** What is wrong with a merchant's own wording of one of our sentences, and what to do about it; null: nothing. */
export function checkText(locale: string, key: string, text: string): string | null {
  const known = listMessages(messageLanguage(locale));
  const ours = known.get(key);
  if (ours === undefined) {
    const near = nearestName(key, known.keys());
    return `There is no sentence "${key}"${near ? `. Did you mean "${near}"?` : '.'}`;
  }
  if (!text.trim()) return null;
  if (isLawful(key)) return 'The law sets these words, so they stay as they are.';
  if (/<[a-z/!]/i.test(text)) return 'Only words, please: a sentence holds no HTML.';
  const used = messageArguments(text);
  if (!used) return 'A brace is not closed, or a choice lacks its "other". Compare with our sentence.';
  const given = messageArguments(ours) ?? new Set<string>();
  for (const name of used) {
    if (given.has(name)) continue;
    const near = nearestName(name, given);
    const instead = near ? `Did you mean ${braced(near)}?` : '';
    const can = given.size > 0 ? `It knows ${[...given].map(braced).join(', ')}.` : 'It knows no placeholders.';
    return `This sentence knows no ${braced(name)}. ${instead || can}`;
  }
  const missing = [...given].filter((name) => FACTS.has(name) && !used.has(name));
  if (missing.length > 0)
    return `${missing.map(braced).join(' and ')} must stay: without it a shopper is not told what they came for.`;
  return null;
}

/** Everything wrong with a theme's texts, by path. */
export function checkTexts(texts: Record<string, Record<string, string>>): { path: string; message: string }[] {
  return Object.entries(texts).flatMap(([locale, keys]) =>
    Object.entries(keys).flatMap(([key, text]) => {
      const message = checkText(locale, key, text);
      return message ? [{ path: `texts.${locale}.${key}`, message }] : [];
    }),
  );
}
