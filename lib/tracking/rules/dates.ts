import { daysBetween } from '@/lib/core/local-date';
import { canonicalLocale, languageOf } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translator';
import { type Day, dayAsDate, earlier, type Moment, momentAt, momentReader, readWallClock } from './calendar';
import { clockAt, japaneseHour, plainSpaces, windowWords } from './window-words';

/** English without a region says "26 November" and "10:00", save where the reader's country is one of these. */
const ENGLISH_WITH_OWN_DATES = new Set(['US', 'CA', 'AU', 'NZ', 'IN', 'IE', 'ZA', 'SG', 'PH']);

/** A year is said only when the day is this far off. */
const YEAR_SAID_AFTER_DAYS = 250;

/** A carrier's two times further apart than this are a day, not a window worth naming. */
const WIDEST_WINDOW_MINUTES = 8 * 60;

/** The tag whose date and clock conventions a reader expects: `en` and a German address → `en-GB`. */
export function dateLocale(locale: string, country: string | null): string {
  const tag = canonicalLocale(locale) ?? 'en';
  if (tag.includes('-')) return tag;
  if (tag === 'en') return country && ENGLISH_WITH_OWN_DATES.has(country) ? `en-${country}` : 'en-GB';
  return tag === 'de' && country === 'AT' ? 'de-AT' : tag;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Days and clocks are local already, so every format runs on UTC and no zone is ever applied twice. */
function format(locale: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${name}`;
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', calendar: 'gregory', ...options });
    if (formats.size < 1000) formats.set(key, made);
  }
  return made;
}

const said = new Map<string, string>();
const twelveHour = new Map<string, boolean>();

/** Words for a day or a time, remembered: a shop's pages speak of the same few weeks all day long. */
function remembered(key: string, say: () => string): string {
  let words = said.get(key);
  if (words === undefined) {
    words = say();
    if (said.size >= 5000) said.clear();
    said.set(key, words);
  }
  return words;
}

const sayDay = (locale: string, name: string, options: Intl.DateTimeFormatOptions, day: Day): string =>
  remembered(`${locale} ${name} ${day}`, () => format(locale, name, options).format(dayAsDate(day)));

function usesTwelveHours(locale: string): boolean {
  let answer = twelveHour.get(locale);
  if (answer === undefined) {
    answer = format(locale, 'time', CLOCK).resolvedOptions().hour12 === true;
    if (twelveHour.size < 500) twelveHour.set(locale, answer);
  }
  return answer;
}

const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
/** "8:42 AM": a clock of twelve hours has no leading zero. */
const HALF_DAY_CLOCK: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
const LONG: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' };

/** The largest figures a layout can show; `dateTime` is machine-readable. */
export type DateFigures = { weekday: string; day: string; month: string; time: string | null; dateTime: string };

export type Span = { from: Moment; to: Moment };

export type DateWords = {
  zone: string;
  today: Day;
  /** Minutes since midnight of `now` in the zone. */
  minute: number;
  read: (text: string | null | undefined) => Moment | null;
  time: (minute: number) => string;
  /** "10:00–13:00", or null where the span is no window of one day. */
  window: (span: Span) => string | null;
  weekday: (day: Day) => string;
  /** "26 November", "11月26日". */
  date: (day: Day) => string;
  /** "Thursday 26 November", "11月26日（木）". */
  long: (day: Day) => string;
  /** The day as a thing, after "by" or "not": "today", "Thursday", "Thursday 3 December". */
  noun: (day: Day) => string;
  /** The day by its own name, never as today or yesterday: "Thursday". */
  named: (day: Day) => string;
  /** The day as a word by itself, not bent: "Tomorrow". */
  alone: (day: Day) => string;
  /** The day as an answer to "when?": "tomorrow", "on Thursday" (past), "am Donnerstag". */
  on: (day: Day) => string;
  /** An estimate inside a sentence: "Thursday, 10:00–13:00", "between Thursday and Saturday". */
  when: (span: Span) => string;
  /** The same on a line of its own: "Thursday 26 November, 10:00–13:00". */
  whenLong: (span: Span) => string;
  /** Day and time of a moment that has been: "Tuesday 24 November, 14:03". */
  stamp: (moment: Moment) => string;
  /** "at 18:00", "tomorrow at 09:00": a time still to come. */
  at: (moment: Moment) => string;
  /** "12:00 Thursday": a limit, after "by" or "bis". */
  until: (moment: Moment) => string;
  figures: (span: Span) => DateFigures;
  /** The wall clock as the carrier wrote it; text we cannot read is shown as it is. */
  wallClock: (text: string) => string;
};

/** Day and clock words of one reader at one moment. `zone` must be known to the runtime (`knownZone`). */
export function createDateWords(input: {
  t: Translate;
  locale: string;
  country: string | null;
  now: Date;
  zone: string;
}): DateWords {
  const { t, zone } = input;
  const locale = dateLocale(input.locale, input.country);
  const language = languageOf(locale);
  const now = momentAt(input.now.getTime(), zone) ?? { day: '2000-01-01', minute: 0 };
  const today = now.day;

  const farOff = (day: Day): boolean => Math.abs(daysBetween(today, day)) > YEAR_SAID_AFTER_DAYS;
  const weekday = (day: Day): string => sayDay(locale, 'weekday', { weekday: 'long' }, day);
  const shortWeekday = (day: Day): string => sayDay(locale, 'short', { weekday: 'short' }, day);

  const date = (day: Day): string =>
    farOff(day)
      ? sayDay(locale, 'dateYear', { day: 'numeric', month: 'long', year: 'numeric' }, day)
      : sayDay(locale, 'date', { day: 'numeric', month: 'long' }, day);

  const long = (day: Day): string => {
    if (language === 'ja') return `${date(day)}（${shortWeekday(day)}）`;
    return farOff(day)
      ? sayDay(locale, 'longYear', { ...LONG, year: 'numeric' }, day)
      : sayDay(locale, 'long', LONG, day);
  };

  const relative = (day: Day): 'today' | 'tomorrow' | 'yesterday' | null => {
    const distance = daysBetween(today, day);
    if (distance === 0) return 'today';
    if (distance === 1) return 'tomorrow';
    return distance === -1 ? 'yesterday' : null;
  };
  const near = (day: Day): boolean => Math.abs(daysBetween(today, day)) < 7;
  const plain = (day: Day): string => (near(day) && language !== 'ja' ? weekday(day) : long(day));

  const alone = (day: Day): string => {
    const word = relative(day);
    return word ? t(`common.when.${word}`) : plain(day);
  };
  const noun = (day: Day): string => (relative(day) === 'tomorrow' ? t('common.when.tomorrowNoun') : alone(day));
  const on = (day: Day): string =>
    relative(day) ? alone(day) : t(day < today ? 'common.when.onPast' : 'common.when.on', { day: plain(day) });

  const hourOnly = (minute: number): boolean => minute % 60 === 0;
  const twelveHours = usesTwelveHours(locale);
  const clockFormat = (whole: boolean): Intl.DateTimeFormat =>
    twelveHours
      ? format(locale, whole ? 'hour' : 'halfDay', whole ? { hour: 'numeric' } : HALF_DAY_CLOCK)
      : format(locale, 'time', CLOCK);

  const time = (minute: number): string =>
    remembered(`${locale} time ${minute}`, () => {
      if (language === 'ja' && hourOnly(minute)) return japaneseHour(minute);
      const words = plainSpaces(clockFormat(hourOnly(minute)).format(clockAt(minute)));
      return language === 'de' ? `${words} Uhr` : words;
    });

  const window = ({ from, to }: Span): string | null => {
    const [start, end] = [from.minute, to.minute];
    if (from.day !== to.day || start === null || end === null) return null;
    if (end <= start || end - start > WIDEST_WINDOW_MINUTES) return null;
    const whole = hourOnly(start) && hourOnly(end);
    return remembered(`${locale} window ${start} ${end}`, () =>
      windowWords([start, end], { language, whole, clock: clockFormat(whole), time }),
    );
  };

  /** A single time of day, when the span is one and is no end-of-day placeholder. */
  const deadline = ({ from, to }: Span): string | null => {
    if (from.day !== to.day || to.minute === null || from.minute !== to.minute) return null;
    return to.minute === 0 || to.minute === 720 || to.minute >= 1438 ? null : time(to.minute);
  };

  /** `on…` messages stand inside a sentence, the others on a line of their own; languages bind them differently. */
  const inSentence = (span: Span): string => {
    const { from, to } = span;
    if (from.day !== to.day) {
      // Two different days never share a word: far enough apart, both are written out.
      const word = noun(from.day) === noun(to.day) ? long : noun;
      return t('common.when.between', { from: word(from.day), to: word(to.day) });
    }
    const values = { day: on(to.day), noun: noun(to.day) };
    const hours = window(span);
    if (hours) return t('common.when.onWindow', { ...values, window: hours });
    const by = deadline(span);
    return by ? t('common.when.onBy', { ...values, time: by }) : values.day;
  };
  const onItsOwn = (span: Span): string => {
    const { from, to } = span;
    if (from.day !== to.day) return t('common.when.range', { from: long(from.day), to: long(to.day) });
    const hours = window(span);
    if (hours) return t('common.when.window', { day: long(to.day), window: hours });
    const by = deadline(span);
    return by ? t('common.when.by', { day: long(to.day), time: by }) : long(to.day);
  };

  const stamp = (moment: Moment): string =>
    moment.minute === null
      ? long(moment.day)
      : t('common.when.stamp', { day: long(moment.day), time: time(moment.minute) });

  return {
    zone,
    today,
    minute: now.minute ?? 0,
    read: momentReader(zone),
    time,
    window,
    weekday,
    date,
    long,
    noun,
    named: plain,
    alone,
    on,
    when: inSentence,
    whenLong: onItsOwn,
    stamp,
    at: ({ day, minute }) => {
      const clock = minute === null ? null : time(minute);
      if (day === today && clock) return t('common.when.atToday', { time: clock });
      return clock ? t('common.when.at', { day: on(day), noun: noun(day), time: clock }) : on(day);
    },
    until: ({ day, minute }) =>
      minute === null ? noun(day) : t('common.when.until', { day: noun(day), time: time(minute) }),
    figures: (span) => figures(locale, language, span, { weekday, shortWeekday, window, deadline }),
    wallClock: (text) => {
      const moment = readWallClock(text);
      return moment ? stamp(moment) : text;
    },
  };
}

function figures(
  locale: string,
  language: string,
  span: Span,
  words: {
    weekday: (day: Day) => string;
    shortWeekday: (day: Day) => string;
    window: (span: Span) => string | null;
    deadline: (span: Span) => string | null;
  },
): DateFigures {
  const { from, to } = span;
  const number = (day: Day): string =>
    remembered(`${locale} figure ${day}`, () => {
      const parts = format(locale, 'figure', { day: 'numeric' }).formatToParts(dayAsDate(day));
      return parts.find(({ type }) => type === 'day')?.value ?? '';
    });
  const month = (day: Day): string => sayDay(locale, 'month', { month: 'long' }, day);
  const shortMonth = (day: Day): string => sayDay(locale, 'shortMonth', { month: 'short' }, day);
  if (from.day === to.day) {
    const time = words.window(span) ?? words.deadline(span);
    return { weekday: words.weekday(to.day), day: number(to.day), month: month(to.day), time, dateTime: to.day };
  }
  const dash = language === 'ja' ? '〜' : '–';
  return {
    weekday: `${words.shortWeekday(from.day)}${dash}${words.shortWeekday(to.day)}`,
    day: `${number(from.day)}${dash}${number(to.day)}`,
    month:
      from.day.slice(0, 7) === to.day.slice(0, 7)
        ? month(to.day)
        : `${shortMonth(from.day)}${dash}${shortMonth(to.day)}`,
    time: null,
    dateTime: to.day,
  };
}

/** Reads an estimate for a reader; the two ends are put in order. Null when neither end is a time. */
export function readSpan(
  eta: { earliest: string; latest: string } | null,
  words: Pick<DateWords, 'read'>,
): Span | null {
  if (!eta) return null;
  const first = words.read(eta.earliest);
  const last = words.read(eta.latest);
  const from = first ?? last;
  const to = last ?? first;
  if (!from || !to) return null;
  return earlier(from, to) <= 0 ? { from, to } : { from: to, to: from };
}
