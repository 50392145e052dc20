import type { ShippingAddress } from '@/db/schema/orders';
import { returnWindow } from './return-window';
import { shippingZone } from './shipping-zone';

/** The shopper's last day to hand the old item over, and its last second; a day on which nothing is taken in gives way. */
export function handOverBy(
  days: number,
  place: { address: Pick<ShippingAddress, 'country' | 'region' | 'postal_code'> | null; zone: string },
  now: Date,
): { day: string; at: Date } {
  const zone = shippingZone(place.address) ?? place.zone;
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(now);
  const window = returnWindow(today, {
    days,
    extendToWorkingDay: true,
    zone,
    country: place.address?.country?.toUpperCase() ?? null,
    region: place.address?.region,
  });
  if (!window) throw new Error('A number of days has an end.');
  return { day: window.lastDay, at: new Date(window.closesAt - 1000) };
}

const DAY = 86_400_000;
/** They are reminded so many days before. */
const REMIND_DAYS = [5, 1];

/** When something is due about a day: a reminder, or its end; null once it is over. */
export function nextHandOverMoment(end: Date, now: Date): Date | null {
  const moments = [...REMIND_DAYS.map((days) => new Date(end.getTime() - days * DAY)), end];
  return moments.find((moment) => moment > now) ?? null;
}
