import { isWorkingDay } from '@/lib/returns/rules/public-holidays';
import { shippingZone } from '@/lib/returns/rules/shipping-zone';
import { addDays, type Day, momentAt, startOfDay } from '@/lib/tracking/rules/calendar';
import { addWorkingDays } from '@/lib/tracking/rules/working-days';
import type { Place, Story, When, Window } from './story';

const MINUTE_MS = 60_000;
/** Nobody rings a bell earlier or later than this. */
const FIRST_MINUTE = 7 * 60;
const LAST_MINUTE = 21 * 60 + 30;
/** Before this nobody has had a parcel today. */
const FIRST_ARRIVALS = 9 * 60;

/**
 * Whether couriers are out on a day: in Japan always, in the United States on weekends too but not on holidays, elsewhere
 * on working days.
 */
export function couriersWork(day: Day, country: string): boolean {
  if (country === 'JP') return true;
  if (country !== 'US') return isWorkingDay(day, country);
  return isWorkingDay(day, country) || (isWeekend(day) && !/-(12-25|01-01|07-04)$/.test(day));
}
const isWeekend = (day: Day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

function nearestDay(from: Day, step: 1 | -1, fits: (day: Day) => boolean): Day {
  let day = from;
  while (!fits(day)) day = addDays(day, step);
  return day;
}

/** Tells one story's times: working days around its own day, at clocks where things happen. */
export type StoryClock = {
  now: Date;
  zone: string;
  today: Day;
  /** The story's own day. */
  anchor: Day;
  dayOf: (offset: string) => Day;
  at: (when: When, zone?: string) => Date;
  /** The two ends of what a courier announces, as it would write them; null when that is past. */
  window: (text: Window) => { earliest: string; latest: string } | null;
  /** Puts dates into somebody's words: `{+1d}` as a courier writes them, `{+1d de}` as people do. */
  words: (text: string) => string;
};

const CLOCK = /^(\d\d):(\d\d)$/;
const minuteOf = (clock: string): number => {
  const [, hour, minute] = CLOCK.exec(clock) ?? [];
  if (!hour) throw new Error(`Not a clock: "${clock}"`);
  return Number(hour) * 60 + Number(minute);
};
const clockText = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** The instant at which the clocks of a zone show a minute of a day. */
export function instantAt(day: Day, minute: number, zone: string): Date {
  const start = startOfDay(day, zone);
  const guess = start + minute * MINUTE_MS;
  // On the days the clocks change, midnight plus minutes is an hour off.
  const shown = momentAt(guess, zone);
  return new Date(guess + (minute - (shown?.minute ?? minute)) * MINUTE_MS);
}

/** What the clocks of a zone show, as a courier writes it: `2026-11-25T09:30`. */
export function localTime(instant: Date, zone: string): string {
  const shown = momentAt(instant.getTime(), zone);
  return shown ? `${shown.day}T${clockText(shown.minute ?? 0)}` : instant.toISOString();
}

export function readPlace(place: Place) {
  const parts = place.split(', ');
  const country = parts.pop() ?? '';
  const [city = '', region = null] = parts;
  return { city, region, country, zone: shippingZone({ country, region }) ?? 'UTC' };
}

export function storyClock(story: Pick<Story, 'day' | 'buyer' | 'recipient'>, now: Date): StoryClock {
  const address = story.recipient ?? story.buyer;
  const { country } = address;
  const zone = shippingZone(address) ?? 'UTC';
  const shown = momentAt(now.getTime(), zone);
  const today = shown?.day ?? now.toISOString().slice(0, 10);
  const minute = shown?.minute ?? 0;
  const anchor =
    story.day === 'soon'
      ? nearestDay(addDays(today, 1), 1, (day) => isWorkingDay(day, country))
      : story.day === 'past'
        ? nearestDay(minute < FIRST_ARRIVALS ? addDays(today, -1) : today, -1, (day) => couriersWork(day, country))
        : nearestDay(today, 1, (day) => couriersWork(day, country));

  function dayOf(offset: string): Day {
    const [, count, calendar] = /^([+-]?\d+)(d?)$/.exec(offset) ?? [];
    if (count === undefined) throw new Error(`Not a day: "${offset}"`);
    const days = Number(count);
    if (calendar) return addDays(today, days);
    if (days >= 0) return addWorkingDays(anchor, days, country);
    let day = anchor;
    for (let left = -days; left > 0; left--)
      day = nearestDay(addDays(day, -1), -1, (one) => isWorkingDay(one, country));
    return day;
  }

  function window(text: Window) {
    const soon = /^@(\d+)-(\d+)$/.exec(text);
    if (soon)
      return anchor === today
        ? span(today, minute + Number(soon[1]), Number(soon[2]) - Number(soon[1]), 5)
        : days(anchor, anchor);
    const [, first = '', hours, second] = /^([+-]?\d+d?)(?: (\d\d:\d\d-\d\d:\d\d)|\.\.([+-]?\d+d?))?$/.exec(text) ?? [];
    const day = dayOf(first);
    if (!hours) return days(day, second ? dayOf(second) : day);
    const [from = 0, to = 0] = hours.split('-').map(minuteOf);
    const tooLate = day === today && to < minute + 45;
    return tooLate ? span(day, minute + 30, to - from, 30) : span(day, from, to - from, 5);
  }

  return {
    now,
    zone,
    today,
    anchor,
    dayOf,
    at: (when, there = zone) => {
      const [day = '', clock = ''] = when.split(' ');
      return instantAt(dayOf(day), minuteOf(clock), there);
    },
    window,
    words: (text) =>
      text.replace(/\{([+-]?\d+d?)(?: (\w\w))?\}/g, (_, offset: string, language?: string) =>
        language ? inWords(dayOf(offset), language) : dayOf(offset),
      ),
  };
}

const inWords = (day: Day, language: string) =>
  new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

const days = (earliest: Day, latest: Day) => ({ earliest, latest });

/** From a minute on for so long, on the clock face's own marks; the whole day where it would be in the night. */
function span(day: Day, from: number, length: number, mark: number) {
  const start = Math.ceil(from / mark) * mark;
  const end = start + Math.ceil(length / mark) * mark;
  return start < FIRST_MINUTE || end > LAST_MINUTE
    ? days(day, day)
    : days(`${day}T${clockText(start)}`, `${day}T${clockText(end)}`);
}
