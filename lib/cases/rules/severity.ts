import { addDays, startOfDay } from '@/lib/core/local-date';
import { momentAt } from '@/lib/tracking/rules/calendar';
import { addWorkingDays } from '@/lib/tracking/rules/working-days';
import type { CaseKind } from '../constants';
import type { CaseVerdict } from './case-of';

export type Weight = {
  /** What the order is worth and what an order of this shop usually is, in the same minor units. */
  value: number;
  usualValue: number | null;
  /** The shopper has written and waits for an answer. */
  hasWritten: boolean;
  /** The shop's own words stand beside the parcel. */
  isTold: boolean;
};

/** How much each kind hurts on its first day, and by how much more on each further one. */
const HURTS: Record<CaseKind, [first: number, daily: number]> = {
  reported: [92, 4],
  lost: [100, 2],
  damaged: [98, 2],
  not_arrived: [90, 3],
  customs: [90, 1],
  address: [85, 1],
  returning: [75, 1],
  exception: [55, 3],
  rearrange: [72, 3],
  stall: [50, 4],
  unknown: [45, 2],
  pickup_expiring: [40, 4],
  late: [35, 5],
};

/** However long it has been, age alone makes no case the worst of all. */
const MOST_BY_AGE = 60;
const MOST_BY_LATENESS = 20;
const MOST_BY_VALUE = 25;

/**
 * How much a case hurts: its kind, how long it has lasted, how late the parcel is, and what it is worth beside the shop's
 * usual order (twice as much counts five points, half as much five less). Who asked waits harder; who has been told, less.
 */
export function painOf({ kind, silentDays, lateDays }: CaseVerdict, weight: Weight): number {
  const [first, daily] = HURTS[kind];
  const age = Math.min(MOST_BY_AGE, daily * (kind === 'late' ? lateDays : silentDays));
  const lateness = kind === 'late' ? 0 : Math.min(MOST_BY_LATENESS, 2 * lateDays);
  const { value, usualValue } = weight;
  const worth =
    usualValue && usualValue > 0 && value > 0
      ? Math.max(-MOST_BY_VALUE, Math.min(MOST_BY_VALUE, Math.round(5 * Math.log2(value / usualValue))))
      : 0;
  return Math.max(
    0,
    Math.round(first + age + lateness + worth + (weight.hasWritten ? 25 : 0) - (weight.isTold ? 25 : 0)),
  );
}

export type Severity = 'high' | 'medium' | 'low';

export const severityOf = (pain: number): Severity => (pain >= 95 ? 'high' : pain >= 65 ? 'medium' : 'low');

const CLOSING_HOUR = 18;
const LAST_HOUR_FOR_TODAY = 14;

/** Working days somebody has for it, today not counted. */
const DAYS_FOR: Record<Severity, number> = { high: 0, medium: 1, low: 2 };

/**
 * By when somebody should have looked: the evening of a working day on the shop's clocks. What comes in the afternoon, or on a
 * day off, counts from the next working day.
 */
export function dueAt(severity: Severity, now: Date, zone: string): Date {
  return eveningIn(DAYS_FOR[severity], now, zone);
}

/** The evening so many working days from now. */
export function eveningIn(workingDays: number, now: Date, zone: string): Date {
  const at = momentAt(now.getTime(), zone) ?? { day: now.toISOString().slice(0, 10), minute: 0 };
  const begins =
    (at.minute ?? 0) < LAST_HOUR_FOR_TODAY * 60
      ? addWorkingDays(addDays(at.day, -1), 1, null)
      : addWorkingDays(at.day, 1, null);
  return eveningOf(workingDays === 0 ? begins : addWorkingDays(begins, workingDays, null), zone);
}

/** When the day's work ends on the shop's clocks. */
export const eveningOf = (day: string, zone: string): Date =>
  new Date(startOfDay(day, zone) + CLOSING_HOUR * 3_600_000);
