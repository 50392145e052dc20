import { createTranslator, type Translate } from '@/lib/i18n/translator';
import type { MailTranslate } from './message-keys';

/**
 * The words of one mail: the shop's own wording, else the language's, else English.
 * @param texts the shop's wording by full key (`mail.shipped.headline`)
 */
export function mailWords(locale: string, texts?: Record<string, string>): { t: MailTranslate; common: Translate } {
  const common = createTranslator(locale, texts);
  return { t: (key, values) => common(`mail.${key}`, values), common };
}
