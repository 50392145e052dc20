import type { Day } from './calendar';
import { addDeliveryDays, deliveryDaysBetween } from './delivery-days';

/** The `count`-th working day after `day`: one after a Friday or a Saturday is Monday. */
export const addWorkingDays = (day: Day, count: number, country: string | null): Day =>
  addDeliveryDays(day, count, { country, weekdays: null });

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export const workingDaysBetween = (from: Day, to: Day, country: string | null): number =>
  deliveryDaysBetween(from, to, { country, weekdays: null });
