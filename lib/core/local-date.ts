/** A calendar day as `2026-12-28`. */
export type LocalDate = string;

const DAY = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  let known = formatters.get(zone);
  if (!known) {
    known = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    if (formatters.size < 700) formatters.set(zone, known);
  }
  return known;
}

const QUARTER = 900_000;
/** Since then every zone has changed its clocks on a quarter hour, by whole minutes. */
const WHOLE_MINUTES_SINCE = Date.UTC(1973, 0);
/** By zone, then by quarter hour since 1970. */
const offsets = new Map<string, Map<number, number>>();

/** Whether the runtime knows a time zone by that name. */
export function isZone(zone: string): boolean {
  try {
    return Boolean(formatter(zone));
  } catch {
    return false;
  }
}

/**
 * How far a zone's clocks stand ahead of UTC at an instant, in milliseconds; each quarter hour is asked once. A zone that
 * nobody knows is UTC: what hangs on it is late by hours, not lost.
 */
export function offsetAt(instant: number, zone: string): number {
  if (!(instant >= WHOLE_MINUTES_SINCE)) return askOffset(instant, zone);
  const quarter = Math.floor(instant / QUARTER);
  let known = offsets.get(zone);
  if (!known) {
    if (offsets.size >= 700) offsets.clear();
    known = new Map();
    offsets.set(zone, known);
  }
  let offset = known.get(quarter);
  if (offset === undefined) {
    offset = askOffset(quarter * QUARTER, zone);
    if (known.size >= 2_000) known.clear();
    known.set(quarter, offset);
  }
  return offset;
}

function askOffset(instant: number, zone: string): number {
  if (!isZone(zone)) return 0;
  const part: Record<string, number> = {};
  for (const { type, value } of formatter(zone).formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

const days = new Map<number, LocalDate>();

/** The calendar day in UTC at an instant (milliseconds). @throws RangeError for an instant that no calendar has */
export function utcDate(instant: number): LocalDate {
  const day = Math.floor(instant / DAY);
  let date = days.get(day);
  if (date === undefined) {
    date = new Date(instant).toISOString().slice(0, 10);
    if (days.size >= 5_000) days.clear();
    days.set(day, date);
  }
  return date;
}

/** The calendar day in a zone at an instant (milliseconds). */
export const dateAt = (instant: number, zone: string): LocalDate => utcDate(instant + offsetAt(instant, zone));

/**
 * The calendar day a text means where the shopper is. A time with an offset is an instant and is moved there; a bare day
 * or a wall clock without an offset is taken as it stands, for its zone is not known.
 *
 * @returns null where the text is no date
 */
export function dateOf(text: string, zone: string): LocalDate | null {
  const wallClock = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/.exec(text)?.[1];
  if (wallClock) return Number.isNaN(Date.parse(wallClock)) ? null : wallClock;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? null : dateAt(instant, zone);
}

/** Counts days on the calendar, whatever the clocks do in between. */
export const addDays = (date: LocalDate, days: number): LocalDate => utcDate(Date.parse(date) + days * DAY);

export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** 0 Sunday … 6 Saturday */
export const weekday = (date: LocalDate): number => new Date(Date.parse(date)).getUTCDay();

/** The first instant of a calendar day in a zone, in milliseconds; where midnight is skipped, the moment clocks jump. */
export function startOfDay(date: LocalDate, zone: string): number {
  const guess = Date.parse(date);
  const before = offsetAt(guess - DAY, zone);
  const after = offsetAt(guess + DAY, zone);
  if (before === after) return guess - before;
  const starts = [guess - before, guess - after].filter(
    (start) => dateAt(start, zone) === date && dateAt(start - 1, zone) < date,
  );
  return starts.length > 0 ? Math.min(...starts) : guess - before;
}

/** The last millisecond of a calendar day in a zone. */
export const endOfDay = (date: LocalDate, zone: string): number => startOfDay(addDays(date, 1), zone) - 1;

/** An instant as RFC 3339 on a zone's own clock, to the second: `2026-12-28T23:59:59+01:00`. */
export function formatInZone(instant: number, zone: string): string {
  const offset = offsetAt(instant, zone);
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const two = (n: number) => String(n).padStart(2, '0');
  const sign = offset < 0 ? '-' : '+';
  return `${new Date(instant + offset).toISOString().slice(0, 19)}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
