import { momentAt } from '@/lib/tracking/rules/calendar';
import { nextHandover } from '@/lib/tracking/rules/handover';
import { addWorkingDays } from '@/lib/tracking/rules/working-days';
import type { DeliveryRules } from '@/lib/tracking/schema';

const USUAL_TRANSIT_WORKING_DAYS = 3;

/**
 * When what is sent instead leaves, by the shop's own hours, and arrives: it travels as long as the order's own parcels
 * did, else three working days. Both YYYY-MM-DD.
 * @param from the moment from which it may leave
 */
export function exchangeArrival(
  from: Date,
  shop: { rules: DeliveryRules; zone: string },
  travel: { transitDays: number | null; country: string | null },
): { leaves: string; arrives: string } {
  const moment = momentAt(from.getTime(), shop.zone);
  if (!moment) throw new Error('A moment has a day in every zone.');
  const leaves = nextHandover(shop.rules, moment);
  return { leaves, arrives: addWorkingDays(leaves, travel.transitDays ?? USUAL_TRANSIT_WORKING_DAYS, travel.country) };
}
