import { offsetAt } from '@/lib/core/local-date';

/**
 * The instant of a wall clock such as `2026-12-01T09:00` in a zone. A time that the clocks skip is the moment they jump
 * to; one that they show twice is the first.
 */
export function readShopClock(text: string, zone: string): Date {
  const wall = Date.parse(`${text}:00Z`);
  const first = wall - offsetAt(wall - offsetAt(wall, zone), zone);
  const second = wall - offsetAt(first, zone);
  const earlier = wall - offsetAt(Math.min(first, second) - 3_600_000, zone);
  return new Date(offsetAt(earlier, zone) === wall - earlier ? Math.min(earlier, first) : first);
}

/** A wall clock in a zone as a form's `datetime-local` field has it. */
export const showShopClock = (at: Date, zone: string): string =>
  new Date(at.getTime() + offsetAt(at.getTime(), zone)).toISOString().slice(0, 16);
