import { addDays } from '@/lib/core/local-date';
import { isWorkingDay as isWorked } from '@/lib/returns/rules/public-holidays';
import type { Day } from './calendar';

/** No search runs further than this: a typed-in year must not spin. */
const FURTHEST_DAYS = 400;

/** Carriers write countries as they like; only an ISO code has a calendar. */
const isWorkingDay = (day: Day, country: string | null): boolean =>
  isWorked(day, country && /^[A-Z]{2}$/.test(country) ? country : null);

/** The `count`-th working day after `day`: one after a Friday or a Saturday is Monday. */
export function addWorkingDays(day: Day, count: number, country: string | null): Day {
  let at = day;
  let left = count;
  for (let step = 0; step < FURTHEST_DAYS && left > 0; step++) {
    at = addDays(at, 1);
    if (isWorkingDay(at, country)) left -= 1;
  }
  return at;
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: Day, to: Day, country: string | null): number {
  let count = 0;
  let at = from;
  for (let step = 0; step < FURTHEST_DAYS && at < to; step++) {
    at = addDays(at, 1);
    if (isWorkingDay(at, country)) count += 1;
  }
  return count;
}
