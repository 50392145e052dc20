import { isZone, type LocalDate, offsetAt, utcDate } from '@/lib/core/local-date';

export { addDays, daysBetween, startOfDay } from '@/lib/core/local-date';

/** A calendar day in whatever place it was written down. Compares as text. */
export type Day = LocalDate;

/** A day with the minute of that day where one is known. Never carries a zone: it is already local. */
export type Moment = { day: Day; minute: number | null };

const WRITTEN =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?\d{2}(?:[.,]\d+)?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;
const toUtc = (day: Day): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)));

export const dayAsDate = (day: Day, minute = 0): Date => new Date(toUtc(day) + minute * 60_000);
export const earlier = (a: Moment, b: Moment): number =>
  a.day === b.day ? (a.minute ?? 0) - (b.minute ?? 0) : a.day < b.day ? -1 : 1;

/** The last of some days. */
export const lastDay = (first: Day, ...others: Day[]): Day => [first, ...others].sort().at(-1) ?? first;

/** Years outside these are a carrier's way of saying nothing ("0001-01-01", "1970-01-01", "9999-12-31"). */
const plausible = (year: number): boolean => year >= 2000 && year < 2200;

/**
 * The digits of a wall clock exactly as written; an offset after them is not applied. Null for anything else,
 * also for days that do not exist.
 */
export function readWallClock(text: string | null | undefined): Moment | null {
  const found = text ? WRITTEN.exec(text.trim()) : null;
  if (!found) return null;
  const day = `${found[1]}-${found[2]}-${found[3]}`;
  if (!plausible(Number(found[1]))) return null;
  const ms = toUtc(day);
  if (Number.isNaN(ms) || utcDate(ms) !== day) return null;
  if (found[4] === undefined) return { day, minute: null };
  const minute = Number(found[4]) * 60 + Number(found[5]);
  // "24:00" is the end of the day it names.
  if (Number(found[5]) > 59 || minute > 1440) return { day, minute: null };
  return { day, minute: minute === 1440 ? 1439 : minute };
}

/** The first zone the runtime knows, else UTC. */
export const knownZone = (...zones: (string | null | undefined)[]): string =>
  zones.find((zone): zone is string => Boolean(zone) && isZone(zone as string)) ?? 'UTC';

/** An instant (ms) on the clocks of a known zone. */
export function momentAt(instant: number, zone: string): Moment | null {
  // Far outside any plausible year there is nothing to show, and a zone's first years have odd seconds.
  if (!(instant > Date.UTC(1999, 11, 30) && instant < Date.UTC(2200, 0, 3))) return null;
  const local = instant + offsetAt(instant, zone);
  const day = utcDate(local);
  if (!plausible(Number(day.slice(0, 4)))) return null;
  return { day, minute: Math.floor((local - toUtc(day)) / 60_000) };
}

/**
 * Reads a stored time for a reader in `zone`. Text with an offset is an instant and is put on that zone's clocks;
 * a bare day or a wall clock without an offset is taken as it stands, since its zone would be a guess.
 */
export function readMoment(text: string | null | undefined, zone: string): Moment | null {
  // Stored documents may hold anything; a page is made all the same.
  if (typeof text !== 'string') return null;
  const found = text ? WRITTEN.exec(text.trim()) : null;
  if (!found) return null;
  if (found[4] === undefined || found[6] === undefined) return readWallClock(text);
  if (!readWallClock(text)) return null;
  const offset = found[6].length === 3 ? `${found[6]}:00` : found[6];
  return momentAt(Date.parse(`${found[1]}-${found[2]}-${found[3]}T${found[4]}:${found[5]}:00${offset}`), zone);
}

/** `readMoment` for one page, which asks for each of its times again and again. */
export function momentReader(zone: string): (text: string | null | undefined) => Moment | null {
  const known = new Map<string, Moment | null>();
  return (text) => {
    if (!text) return null;
    let moment = known.get(text);
    if (moment === undefined) {
      moment = readMoment(text, zone);
      known.set(text, moment);
    }
    return moment;
  };
}
