import { daysBetween } from '@/lib/core/local-date';
import type { EventFacts } from '../types';
import { type Day, readWallClock } from './calendar';

/** A pick-up point keeps a parcel no longer than this: a later date in its words is about something else. */
const LONGEST_HOLD_DAYS = 45;

const STOPS_AWAY = [/\b(\d{1,2})\s+stops?\s+away\b/i, /\bnoch\s+(\d{1,2})\s+stopps?\b/i, /あと\s?(\d{1,2})件/];

/** "8 stops away", "noch 8 Stopps" or 「あと8件」 out of a courier's own words; null when they say nothing of the kind. */
export function stopsAway(description: string | null): number | null {
  const text = description?.slice(0, 500) ?? '';
  const stops = Number(STOPS_AWAY.map((words) => words.exec(text)?.[1]).find(Boolean) ?? 0);
  return stops > 0 ? stops : null;
}

/** "bis 01.12." or 「12月1日まで」: a limit without its year; day and month, or month and day. */
const UNTIL_DOTTED = /\bbis(?:\s+(?:zum|einschließlich|\p{L}+,))?\s+(?:den\s+)?(\d{1,2})\.\s?(\d{1,2})\.(?!\d)/iu;
const UNTIL_JAPANESE = /(\d{1,2})月(\d{1,2})日(?:\s?[（(].[)）])?まで/u;
const LIMIT = /\b(?:bis|until|till|expires?)\b|まで|期限|حتى/iu;

const isoDay = (year: number | string, month = '', day = ''): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/** A day without its year is the next one of that name. */
function nextOfName(month: string | undefined, day: string | undefined, from: Day): Day | undefined {
  const year = Number(from.slice(0, 4));
  const days = [year, year + 1].map((one) => readWallClock(isoDay(one, month, day))?.day);
  return days.find((one) => one !== undefined && one >= from);
}

const FULL_DATE = /\b(?:(\d{4}-\d{2}-\d{2})|(\d{1,2})\.(\d{1,2})\.(\d{4}))\b/g;

/**
 * The last day a pick-up point keeps the parcel, where its words name one: 2026-11-30, 30.11.2026, "bis 30.11." or
 * 「11月30日まで」. Of several days it is the one behind a word of limit, else the last of them; a date of the very day it
 * came is a limit only where it is called one.
 */
export function heldUntil(description: string | null, from: Day): Day | null {
  const text = description?.slice(0, 500) ?? '';
  let read = 0;
  const full = [...text.matchAll(FULL_DATE)].map(({ 0: written, 1: iso, 2: day, 3: month, 4: year, index }) => {
    const end = index + written.length;
    const isLimit = LIMIT.test(text.slice(read, index)) || /^\s?まで/.test(text.slice(end));
    read = end;
    return { day: readWallClock(iso ?? isoDay(year ?? '', month, day))?.day, isLimit };
  });
  const [, ownDay, ownMonth] = UNTIL_DOTTED.exec(text) ?? [];
  const [, monthSaid, daySaid] = UNTIL_JAPANESE.exec(text) ?? [];
  const yearless = { day: nextOfName(ownMonth ?? monthSaid, ownDay ?? daySaid, from), isLimit: true };
  const days = [...full, yearless].flatMap(({ day, isLimit }) => {
    const distance = day ? daysBetween(from, day) : -1;
    return day && distance >= (isLimit ? 0 : 1) && distance <= LONGEST_HOLD_DAYS ? { day, isLimit } : [];
  });
  return (days.find(({ isLimit }) => isLimit) ?? days.sort((a, b) => (a.day < b.day ? 1 : -1))[0])?.day ?? null;
}

/** The newest event that carries the parcel's present status. */
export const eventOf = (events: readonly EventFacts[], status: string): EventFacts | null =>
  events.find((event) => event.status === status) ?? null;

/**
 * Words a courier's person wrote, as opposed to a code in capitals ("DELIVERED, FRONT DOOR") or a single word: those are
 * told in our sentences already.
 */
export function worthQuoting(text: string): boolean {
  if (/^[\p{Lo}\p{P}\p{N}\s]+$/u.test(text)) return text.length >= 6;
  return /\p{Ll}{2}/u.test(text) && text.trim().includes(' ');
}

/** The newest event that tells of trouble: an exception, or a delay on the way. */
export const troubleOf = (events: readonly EventFacts[]): EventFacts | null =>
  events.find((event) => event.status === 'exception' || /delay|held|missorted/.test(event.subStatus ?? '')) ?? null;
