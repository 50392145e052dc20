import { addDays, weekday } from '@/lib/core/local-date';
import { isPublicHoliday, isWorkingDay } from '@/lib/returns/rules/public-holidays';
import type { Day } from './calendar';

/** Stands among weekdays for "on public holidays too". */
export const HOLIDAYS_TOO = 7;

/** No search runs further than this: a typed-in year must not spin. */
const FURTHEST_DAYS = 400;

/** On which days parcels are brought to a country. */
export type DeliveryDays = {
  country: string | null;
  /** 0 Sunday … 6 Saturday, and HOLIDAYS_TOO; null: the working days of the country. */
  weekdays: readonly number[] | null;
  /** Days on which this carrier does not work besides. */
  closed?: readonly Day[];
};

/** Carriers write countries as they like; only an ISO code has a calendar. */
const calendarOf = (country: string | null): string | null => (country && /^[A-Z]{2}$/.test(country) ? country : null);

/** Whether parcels are brought on a day. */
export function isDeliveryDay(day: Day, { country, weekdays, closed }: DeliveryDays): boolean {
  if (closed?.includes(day)) return false;
  const known = calendarOf(country);
  if (!weekdays) return isWorkingDay(day, known);
  return weekdays.includes(weekday(day)) && (weekdays.includes(HOLIDAYS_TOO) || !isPublicHoliday(day, known));
}

/** The `count`-th delivery day after `day`; the day itself for 0. */
export function addDeliveryDays(day: Day, count: number, days: DeliveryDays): Day {
  let at = day;
  let left = count;
  for (let step = 0; step < FURTHEST_DAYS && left > 0; step++) {
    at = addDays(at, 1);
    if (isDeliveryDay(at, days)) left -= 1;
  }
  return at;
}

/** Delivery days after `from` up to and including `to`; 0 when `to` is not later. */
export function deliveryDaysBetween(from: Day, to: Day, days: DeliveryDays): number {
  let count = 0;
  let at = from;
  for (let step = 0; step < FURTHEST_DAYS && at < to; step++) {
    at = addDays(at, 1);
    if (isDeliveryDay(at, days)) count += 1;
  }
  return count;
}
