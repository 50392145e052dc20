import { z } from 'zod';
import { addDays, daysBetween, weekday } from '@/lib/core/local-date';
import type { Translate } from '@/lib/i18n/translator';
import { isPublicHoliday } from '@/lib/returns/rules/public-holidays';
import { type Day, dayAsDate, momentAt } from '@/lib/tracking/rules/calendar';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time as 09:00.');

export const REPLY_TIMES = ['hour', 'hours', 'day', 'two_days'] as const;

/** When a person answers, on the shop's clocks. */
export const openingHoursSchema = z.strictObject({
  /** Spans of weekdays, 0 Sunday to 6 Saturday; a lunch break is two spans. */
  week: z
    .array(
      z
        .strictObject({ days: z.array(z.int().min(0).max(6)).min(1).max(7), from: clock, to: clock })
        .refine(({ from, to }) => from < to, { path: ['to'], message: 'It closes after it opens.' }),
    )
    .max(21),
  /** Whose public holidays are days off; null: none are. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .default(null),
  /** Days off besides, `2026-12-24`. */
  closed: z.array(z.iso.date('A day is written as 2026-12-24.')).max(200).default([]),
  replies_within: z.enum(REPLY_TIMES).nullable().default(null),
});
export type OpeningHours = z.output<typeof openingHoursSchema>;

/** Open until a minute of today, or when it opens next; `opens` is null where it does not within the next weeks. */
export type OpenState = { until: number } | { opens: { day: Day; minute: number } | null };

const FURTHEST_DAYS = 60;
const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** The spans of a day, earliest first; spans that meet are one. */
function spansOf({ week, country, closed }: OpeningHours, day: Day): { from: number; to: number }[] {
  if (closed.includes(day) || isPublicHoliday(day, country)) return [];
  const spans = week
    .filter(({ days }) => days.includes(weekday(day)))
    .map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) }))
    .sort((a, b) => a.from - b.from);
  const joined: { from: number; to: number }[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}

/** Whether somebody answers at a moment, by the wall clocks of a zone: summer time needs no care of its own. */
export function openState(hours: OpeningHours, now: Date, zone: string): OpenState {
  const at = momentAt(now.getTime(), zone);
  if (!at) return { opens: null };
  const minute = at.minute ?? 0;
  const today = spansOf(hours, at.day);
  const current = today.find(({ from, to }) => from <= minute && minute < to);
  if (current) return { until: current.to };
  const later = today.find(({ from }) => from > minute);
  if (later) return { opens: { day: at.day, minute: later.from } };
  let day = at.day;
  for (let step = 0; step < FURTHEST_DAYS; step++) {
    day = addDays(day, 1);
    const [first] = spansOf(hours, day);
    if (first) return { opens: { day, minute: first.from } };
  }
  return { opens: null };
}

export type OpeningWords = {
  isOpen: boolean;
  /** "Closed now, open again Monday at 9:00." */
  status: string;
  /** "Mon–Fri 9:00–17:00", a line a span. */
  week: string[];
  /** "Times are Germany Time." */
  zone: string;
  /** "We usually answer within a day." */
  reply: string | null;
};

/** Opening hours as a page says them. @param t the shop's words */
export function sayOpening(
  hours: OpeningHours,
  { now, zone, t }: { now: Date; zone: string; t: Translate },
): OpeningWords {
  const { locale } = t;
  const state = openState(hours, now, zone);
  const time = (minute: number) =>
    new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(
      new Date(minute * 60_000),
    );
  return {
    isOpen: 'until' in state,
    status: sayState(state, { time, today: momentAt(now.getTime(), zone)?.day ?? '', t }),
    week: hours.week.map(
      ({ days, from, to }) => `${sayWeekdays(days, locale)} ${time(minuteOf(from))}–${time(minuteOf(to))}`,
    ),
    zone: t('contact.zone', { zone: zoneName(zone, locale, now) }),
    reply: hours.replies_within && t(`contact.reply.${hours.replies_within}`),
  };
}

function sayState(
  state: OpenState,
  { time, today, t }: { time: (minute: number) => string; today: Day; t: Translate },
): string {
  if ('until' in state) return t('contact.open', { time: time(state.until) });
  if (!state.opens) return t('contact.closed');
  const { day, minute } = state.opens;
  const distance = daysBetween(today, day);
  if (distance === 0) return t('contact.opensToday', { time: time(minute) });
  const format = new Intl.DateTimeFormat(t.locale, {
    timeZone: 'UTC',
    ...(distance < 7 ? { weekday: 'long' } : { weekday: 'long', day: 'numeric', month: 'long' }),
  });
  return t('contact.opens', { day: format.format(dayAsDate(day)), time: time(minute) });
}

/** "Mon–Fri", "Sat, Sun": neighbours from three on as a span, the week begun on Monday. */
function sayWeekdays(days: readonly number[], locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  const name = (place: number) => format.format(new Date(Date.UTC(2024, 0, 1 + place)));
  const places = [...new Set(days.map((day) => (day + 6) % 7))].sort((a, b) => a - b);
  const runs: number[][] = [];
  for (const place of places) {
    const run = runs.at(-1);
    if (run && run.at(-1) === place - 1) run.push(place);
    else runs.push([place]);
  }
  const words = runs.flatMap((run) => {
    const [first = 0] = run;
    return run.length > 2 ? [`${name(first)}–${name(run.at(-1) ?? first)}`] : run.map(name);
  });
  return new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(words);
}

const zoneName = (zone: string, locale: string, now: Date): string =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'shortGeneric' })
    .formatToParts(now)
    .find(({ type }) => type === 'timeZoneName')?.value ?? zone;
