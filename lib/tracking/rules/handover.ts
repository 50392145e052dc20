import { addDays, weekday } from '@/lib/core/local-date';
import { isPublicHoliday } from '@/lib/returns/rules/public-holidays';
import type { DeliveryRules } from '../schema';
import type { Day, Moment } from './calendar';

/** Where a shop has said nothing: orders leave on weekdays, the last of them at this time. */
export const LAST_HANDOVER = '18:00';

/** No search runs further than this. */
const FURTHEST_DAYS = 400;

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

function onOrAfter(day: Day, { weekdays, country, closed }: DeliveryRules): Day {
  let at = day;
  const calendar = country?.toUpperCase() ?? null;
  for (let step = 0; step < FURTHEST_DAYS; step++) {
    if (weekdays.includes(weekday(at)) && !isPublicHoliday(at, calendar) && !closed.includes(at)) return at;
    at = addDays(at, 1);
  }
  return day;
}

function workingDaysOn(day: Day, count: number, rules: DeliveryRules): Day {
  let at = onOrAfter(day, rules);
  for (let left = count; left > 0; left--) at = onOrAfter(addDays(at, 1), rules);
  return at;
}

/**
 * Between which days an order placed at a moment of the shop's clocks is handed over: after the cut-off it is the next
 * day's, then the shop's handling days run on the weekdays it works, its country's holidays left out.
 */
export function handoverDays(rules: DeliveryRules, placed: Moment): { first: Day; last: Day } {
  const late = rules.cut_off ? (placed.minute ?? 0) >= minuteOf(rules.cut_off) : false;
  const begun = late ? addDays(placed.day, 1) : placed.day;
  return {
    first: workingDaysOn(begun, rules.handling.min, rules),
    last: workingDaysOn(begun, rules.handling.max, rules),
  };
}

/** The next day on which a parcel that still stands in the shop can leave it. */
export function nextHandover(rules: DeliveryRules, now: Moment): Day {
  const over = (now.minute ?? 0) >= minuteOf(rules.cut_off ?? LAST_HANDOVER);
  return onOrAfter(over ? addDays(now.day, 1) : now.day, rules);
}
