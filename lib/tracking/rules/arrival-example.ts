import type { DeliveryRules } from '../schema';
import { type Day, dayAsDate, type Moment } from './calendar';
import { addDeliveryDays, type DeliveryDays } from './delivery-days';
import { handoverDays } from './handover';

/** One way parcels go by what is agreed with a carrier: working days, and the days it is closed besides. */
export type Route = {
  name: string;
  /** Where to; null: everywhere that is not named. */
  country: string | null;
  days: number;
  closed: readonly Day[];
};

type Days = { first: Day; last: Day };

/** When an order of this moment is handed over, and when it arrives on each way. Before a carrier has said anything. */
export function arrivalExample(
  rules: DeliveryRules,
  routes: readonly Route[],
  placed: Moment,
): { leaves: Days; arrives: { name: string; days: Days }[] } {
  const leaves = handoverDays(rules, placed);
  return {
    leaves,
    arrives: routes.map((route) => {
      const calendar: DeliveryDays = { country: route.country, weekdays: null, closed: route.closed };
      const first = addDeliveryDays(leaves.first, Math.max(1, route.days - 1), calendar);
      return { name: route.name, days: { first, last: addDeliveryDays(leaves.last, route.days, calendar) } };
    }),
  };
}

/** "Thu 26 Nov – Sat 28 Nov" as a language says it; one day where it is one. */
export function sayDays({ first, last }: Days, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const [from, to] = [format.format(dayAsDate(first)), format.format(dayAsDate(last))];
  // Not `formatRange`: servers and browsers know different signs for it.
  return from === to ? from : `${from} – ${to}`;
}
