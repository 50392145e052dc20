/**
 * Reading the times carriers write. The one law: an instant exists only where the payload fixes it (an offset, a Z, a
 * field documented as UTC). A wall clock without a zone stays a wall clock.
 */

/** `occurred_at` RFC 3339 UTC or null; `local_time` the wall clock as ISO text (`YYYY-MM-DD[THH:MM[:SS]]`) or null. */
export type CarrierTime = { occurred_at: string | null; local_time: string | null };
/** Order of day, month and year where a date is written with separators and does not start with the year. */
export type DateOrder = 'mdy' | 'dmy';

type Clock = { hour: number; minute: number; second: number | null };
type Day = { year: number; month: number; day: number };

export const NO_TIME: CarrierTime = { occurred_at: null, local_time: null };

/** Widest offsets in use, rounded up: a wall clock of unknown zone lies within this of its reading as UTC. */
export const UNKNOWN_ZONE_MS = 14 * 3_600_000;
const DAY_MS = 86_400_000;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ZONE = /\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)$/i;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(?:([ap])\.?m\.?)?$/i;
const COMPACT_TIME = /^(\d{2})(\d{2})(\d{2})?$/;

/** Sentinels such as 0001-01-01, 1970-01-01 and 9999-12-31 mean "no time". */
const plausible = (year: number) => year >= 1990 && year <= 2100;

function dayOf(year: number, month: number, day: number): Day | null {
  if (!plausible(year) || month < 1 || month > 12 || day < 1) return null;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? { year, month, day } : null;
}

const monthOf = (word: string) => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;

function parseDay(text: string, order: DateOrder): Day | null {
  let m = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/.exec(text);
  if (m) return dayOf(Number(m[1]), Number(m[2]), Number(m[3]));
  m = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (m) {
    const [first, second, year] = [Number(m[1]), Number(m[2]), Number(m[3])];
    return order === 'mdy' ? dayOf(year, first, second) : dayOf(year, second, first);
  }
  m = /^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/i.exec(text);
  if (m) return dayOf(Number(m[3]), monthOf(m[1] ?? ''), Number(m[2]));
  m = /^(\d{1,2})[\s-]([a-z]{3,9})\.?[\s-](\d{4})$/i.exec(text);
  return m ? dayOf(Number(m[3]), monthOf(m[2] ?? ''), Number(m[1])) : null;
}

function parseClock(text: string): Clock | null {
  const m = TIME.exec(text) ?? COMPACT_TIME.exec(text);
  if (!m) return null;
  let hour = Number(m[1]);
  const minute = Number(m[2]);
  const second = m[3] === undefined ? null : Math.min(Number(m[3]), 59);
  const half = m[4]?.toLowerCase();
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  if (minute > 59 || Number(m[3] ?? 0) > 60 || hour > 24 || (hour === 24 && minute + (second ?? 0) > 0)) return null;
  return { hour, minute, second };
}

/** Minutes east of UTC of `Z`, `UTC`, `+01:00`, `-0500`, `+09`; null where the text is no offset. */
export function offsetMinutes(text: string): number | null {
  if (/^(z|utc|gmt)$/i.test(text)) return 0;
  const m = /^([+-])(\d{2})(?::?(\d{2}))?$/.exec(text);
  if (!m) return null;
  const minutes = Number(m[2]) * 60 + Number(m[3] ?? 0);
  return minutes <= 14 * 60 && Number(m[3] ?? 0) < 60 ? (m[1] === '-' ? -minutes : minutes) : null;
}

const pad = (value: number) => String(value).padStart(2, '0');

/** RFC 3339 in UTC without an empty fraction. */
export const isoInstant = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z');

function compose(date: Day, clock: Clock | null, offset: number | null): CarrierTime {
  // 24:00 is the first minute of the next day
  const wall = Date.UTC(date.year, date.month - 1, date.day, clock?.hour ?? 0, clock?.minute ?? 0, clock?.second ?? 0);
  const day = new Date(wall);
  const dayText = `${day.getUTCFullYear()}-${pad(day.getUTCMonth() + 1)}-${pad(day.getUTCDate())}`;
  if (!clock) return { occurred_at: null, local_time: dayText };
  const local = `${dayText}T${pad(day.getUTCHours())}:${pad(clock.minute)}${clock.second === null ? '' : `:${pad(clock.second)}`}`;
  if (offset === null) return { occurred_at: null, local_time: local };
  // an offset of zero mostly marks a converted time, so it says nothing of the clock on the wall
  return { occurred_at: isoInstant(wall - offset * 60_000), local_time: offset === 0 ? null : local };
}

const clean = (value: unknown) =>
  typeof value === 'string'
    ? value.trim().slice(0, 80)
    : typeof value === 'number' && Number.isSafeInteger(value)
      ? String(value)
      : '';

/**
 * Reads one text that holds a date and perhaps a time and a zone. Never throws; text that is no time gives NO_TIME.
 * A date alone, even with a zone, fixes no instant.
 */
export function carrierTime(value: unknown, order: DateOrder = 'mdy'): CarrierTime {
  const text = clean(value);
  const split = /^(\d{4}[-/.]\d{2}[-/.]\d{2}|\d{8}|.{1,24}?\d{4})(?:T|,?\s+|$)(?:at\s+)?(.*)$/i.exec(text);
  if (!split) return NO_TIME;
  const date = parseDay(split[1] ?? '', order);
  if (!date) return NO_TIME;
  let rest = split[2] ?? '';
  const zone = ZONE.exec(rest);
  if (zone) rest = rest.slice(0, zone.index);
  if (rest.trim() === '') return compose(date, null, null);
  const clock = parseClock(rest.trim());
  return clock ? compose(date, clock, zone ? offsetMinutes(zone[1] ?? '') : null) : compose(date, null, null);
}

/** A date and a time in fields of their own, with the offset field if there is one (`-05:00`, `Z`). */
export function carrierTimeOf(parts: {
  date: unknown;
  time?: unknown;
  offset?: unknown;
  order?: DateOrder;
}): CarrierTime {
  const date = parseDay(clean(parts.date), parts.order ?? 'mdy');
  if (!date) return NO_TIME;
  const time = clean(parts.time);
  const zone = ZONE.exec(time);
  const clock = parseClock((zone && zone.index > 0 ? time.slice(0, zone.index) : time).trim());
  const offset = offsetMinutes(clean(parts.offset)) ?? (zone && clock ? offsetMinutes(zone[1] ?? '') : null);
  return compose(date, clock, offset);
}

/** The instant of a field whose document says it is UTC, whether or not it says so itself; null where it is none. */
export function utcInstant(value: unknown): string | null {
  const time = carrierTime(value);
  return time.occurred_at ?? (time.local_time?.includes('T') ? isoInstant(wallMs(time.local_time)) : null);
}

/** The instant of whole seconds since the epoch (a number or digits), or null. */
export function unixInstant(value: unknown): string | null {
  const seconds = typeof value === 'string' && /^\d{9,11}$/.test(value.trim()) ? Number(value) : value;
  if (typeof seconds !== 'number' || !Number.isFinite(seconds)) return null;
  return plausible(new Date(seconds * 1000).getUTCFullYear()) ? isoInstant(Math.floor(seconds) * 1000) : null;
}

/** An estimate sent as midnight of a day means the day, not the minute. */
export const estimateTime = (value: unknown): CarrierTime =>
  carrierTime(clean(value).replace(/[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/, ''));

/** The wall clock read as if it were UTC, in milliseconds; NaN where the text is no wall clock of ours. */
export const wallMs = (local: string): number =>
  Date.parse(local.includes('T') ? `${local.length === 16 ? `${local}:00` : local}Z` : `${local}T00:00:00Z`);

/**
 * The earliest and latest instant a time can mean, in milliseconds; null where there is no time. An instant is its own
 * bounds; a wall clock lies 14 h either way; a day also lasts 24 h.
 */
export function timeBounds(time: CarrierTime): { earliest: number; latest: number } | null {
  const exact = time.occurred_at === null ? Number.NaN : Date.parse(time.occurred_at);
  if (!Number.isNaN(exact)) return { earliest: exact, latest: exact };
  const wall = time.local_time === null ? Number.NaN : wallMs(time.local_time);
  if (Number.isNaN(wall)) return null;
  const length = time.local_time?.includes('T') ? 0 : DAY_MS - 1;
  return { earliest: wall - UNKNOWN_ZONE_MS, latest: wall + length + UNKNOWN_ZONE_MS };
}
