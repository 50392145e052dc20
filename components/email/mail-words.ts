import { createTranslator, type Translate } from '@/lib/i18n/translator';
import { MAIL_MESSAGES, type MailTranslate } from './message-keys';

const entries = Object.entries(MAIL_MESSAGES).map(([key, text]) => [`mail.${key}`, text] as const);

/**
 * The words of one mail: the shop's own wording, else the language's, else English.
 * @param texts the shop's wording by full key (`mail.shipped.headline`)
 */
export function mailWords(locale: string, texts?: Record<string, string>): { t: MailTranslate; common: Translate } {
  const written = createTranslator(locale);
  const missing = Object.fromEntries(entries.filter(([key]) => !written.has(key)));
  const common = createTranslator(locale, { ...missing, ...texts });
  return { t: (key, values) => common(`mail.${key}`, values), common };
}
