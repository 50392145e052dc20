import { dayAsDate } from './calendar';

const MIDNIGHT = 24 * 60;

/** Any day will do for a clock. */
export const clockAt = (minute: number): Date => dayAsDate('2024-01-01', minute);

/** Thin and narrow spaces of the locale data become ordinary ones that every font has. */
export const plainSpaces = (text: string): string =>
  text.replace(/[\u2009\u202f]/g, '\u00a0').replace(/\u00a0?–\u00a0?/g, '–');

/** "14時"; past midnight of a window that began in the evening "翌1時". */
export const japaneseHour = (minute: number): string =>
  minute > MIDNIGHT ? `翌${minute / 60 - 24}時` : `${minute / 60}時`;

/** Hours from `start` to `end` (minutes of a day, past 1440 where they end after midnight): "10:00–13:00". */
export function windowWords(
  [start, end]: [number, number],
  {
    language,
    whole,
    clock,
    time,
  }: { language: string; whole: boolean; clock: Intl.DateTimeFormat; time: (minute: number) => string },
): string {
  if (language === 'ja') return whole ? `${start / 60}〜${japaneseHour(end)}` : `${time(start)}〜${time(end)}`;
  if (end < MIDNIGHT) return plainSpaces(clock.formatRange(clockAt(start), clockAt(end)));
  // A range over two days would be written out with their dates.
  const hours = [start, end]
    .map((minute) =>
      clock
        .format(clockAt(minute))
        .replace(/\s*Uhr$/, '')
        .replace(/ /g, '\u00a0'),
    )
    .join('–');
  return plainSpaces(language === 'de' ? `${hours} Uhr` : hours);
}
