import { addDays, formatInZone, type LocalDate, startOfDay } from '@/lib/core/local-date';
import { isWorkingDay } from './public-holidays';

export type WindowTerms = {
  /** Days on the calendar after the first; null: no limit. */
  days: number | null;
  /** A last day that is no working day gives way to the next one (Regulation 1182/71, article 3(4)). */
  extendToWorkingDay: boolean;
  /** The last day is this one or later. */
  notBefore?: LocalDate | null;
  zone: string;
  country: string | null;
  region?: string | null;
};

export type ReturnWindow = {
  lastDay: LocalDate;
  /** The first instant that is too late, in milliseconds: the end of the last day where the shopper is. */
  closesAt: number;
  /** Its last second, RFC 3339 on the shopper's clock. */
  until: string;
};

/**
 * When a window that began on a day ends: at the end of the shopper's last day, counted on the calendar and never in hours.
 *
 * @returns null where there is no limit, or the window has not begun
 */
export function returnWindow(start: LocalDate | null, terms: WindowTerms): ReturnWindow | null {
  if (start === null || terms.days === null) return null;
  let lastDay = addDays(start, terms.days);
  if (terms.notBefore && terms.notBefore > lastDay) lastDay = terms.notBefore;
  if (terms.extendToWorkingDay)
    while (!isWorkingDay(lastDay, terms.country, terms.region)) lastDay = addDays(lastDay, 1);
  const closesAt = startOfDay(addDays(lastDay, 1), terms.zone);
  return { lastDay, closesAt, until: formatInZone(closesAt - 1, terms.zone) };
}
