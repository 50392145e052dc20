import { addWorkingDays } from '@/lib/tracking/rules/working-days';

/** Days on which a collection may be asked for: working days of the shopper's country, from the one after the next. */
const FIRST = 2;
const OFFERED = 6;

/** @param today the shopper's calendar day, YYYY-MM-DD */
export const pickupDays = (today: string, country: string | null, offered: number = OFFERED): string[] =>
  Array.from({ length: offered }, (_, index) => addWorkingDays(today, FIRST + index, country));
