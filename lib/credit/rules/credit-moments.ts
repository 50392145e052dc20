import type { OpenLot } from '../types';

/** Days before credit ends on which it is spoken of, where the shop names no others. */
export const REMIND_DAYS: readonly number[] = [30, 7];

const DAY = 86_400_000;

/** Lots that end at the same moment are one sum to whoever has them. */
export type Ending = { at: Date; amount: number };

export function endings(lots: readonly OpenLot[]): Ending[] {
  const sums = new Map<number, number>();
  for (const { expiresAt, left } of lots)
    if (expiresAt) sums.set(expiresAt.getTime(), (sums.get(expiresAt.getTime()) ?? 0) + left);
  return [...sums].sort(([a], [b]) => a - b).map(([at, amount]) => ({ at: new Date(at), amount }));
}

/**
 * What is to be said of credit that ends: of each end the nearest of the reminders whose time has come, since a job that
 * comes late says it once. Not of credit that was given within that time: its own mail named the day.
 */
export function dueReminders(
  ends: readonly Ending[],
  days: readonly number[],
  now: Date,
): (Ending & { daysBefore: number })[] {
  return ends.flatMap((end) => {
    const left = end.at.getTime() - now.getTime();
    const passed = days.filter((count) => left > 0 && left <= count * DAY);
    return passed.length > 0 ? [{ ...end, daysBefore: Math.min(...passed) }] : [];
  });
}

/** When something is to be done about credit next: a reminder, or its end; null where nothing ends. */
export function nextCreditMoment(ends: readonly Ending[], days: readonly number[], now: Date): Date | null {
  const moments = ends
    .flatMap(({ at }) => [at, ...days.map((count) => new Date(at.getTime() - count * DAY))])
    .filter((at) => at > now)
    .sort((a, b) => a.getTime() - b.getTime());
  return moments[0] ?? null;
}
