const JOINER = '\u2060';
const UNBROKEN_SPACE = '\u00a0';

/** Between a quoted name or a date and the particle after it; within dates and hours. */
const BONDS =
  /(?<=[」）])(?=[はがをにのとへもでまか])|(?<=月)(?=\d)|(?<=日)(?=（)|(?<=\d)(?=[時分日月〜])|(?<=〜)(?=\d)/g;

/** After the stroke between two hours or days. */
const WINDOW = /(?<=\d–)(?=\d)/g;

/** Between a day and its month, as German writes them. */
const DAY_MONTH = /(?<=\b\d{1,2}\.) (?=\p{Lu})/gu;

/**
 * Text with joiners where a line must not end. Japanese breaks between phrases, yet browsers take a name in quotes, a
 * weekday in brackets or the end of a window for phrases of their own; elsewhere they part a window at its stroke.
 */
export function keepTogether(text: string, locale: string): string {
  if (locale.startsWith('ja')) return text.replace(BONDS, JOINER);
  const whole = text.replace(WINDOW, JOINER);
  return locale.startsWith('de') ? whole.replace(DAY_MONTH, UNBROKEN_SPACE) : whole;
}
