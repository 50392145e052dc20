import { addDays } from '@/lib/core/local-date';
import { showShopClock } from '@/lib/policies/rules/shop-clock';
import { dayAsDate, momentAt } from '@/lib/tracking/rules/calendar';
import { addWorkingDays } from '@/lib/tracking/rules/working-days';
import type { DueChoices } from '../types';
import { eveningOf } from './severity';

const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'short' });

/** The times a case is usually put off to, evenings on the shop's clocks; what has passed is not offered. */
export function dueChoices(now: Date, zone: string): DueChoices {
  const today = momentAt(now.getTime(), zone)?.day ?? now.toISOString().slice(0, 10);
  const next = addWorkingDays(today, 1, null);
  const days: [label: string, day: string][] = [
    ['This evening', today],
    [next === addDays(today, 1) ? 'Tomorrow evening' : `On ${weekday.format(dayAsDate(next))}`, next],
    ['In three working days', addWorkingDays(today, 3, null)],
    ['In a week', addWorkingDays(addDays(today, 6), 1, null)],
  ];
  return {
    zone,
    earliest: showShopClock(now, zone),
    choices: days.flatMap(([label, day]) => {
      const at = eveningOf(day, zone);
      return at > now ? [{ label, due: showShopClock(at, zone) }] : [];
    }),
  };
}
