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

/** The last day a pick-up point keeps the parcel, where its words name one as 2026-11-30 or 30.11.2026. */
export function heldUntil(description: string | null, from: Day): Day | null {
  const text = description?.slice(0, 500) ?? '';
  const iso = /\b(\d{4}-\d{2}-\d{2})\b/.exec(text)?.[1];
  const dotted = /\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/.exec(text);
  const written = iso ?? (dotted && `${dotted[3]}-${dotted[2]?.padStart(2, '0')}-${dotted[1]?.padStart(2, '0')}`);
  const day = readWallClock(written)?.day;
  if (!day) return null;
  const distance = daysBetween(from, day);
  return distance >= 0 && distance <= LONGEST_HOLD_DAYS ? day : null;
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
