import { describe, expect, it } from 'vitest';
import { addDeliveryDays, type DeliveryDays, deliveryDaysBetween, HOLIDAYS_TOO, isDeliveryDay } from './delivery-days';

const days = (weekdays: number[] | null, country = 'DE', closed: string[] = []): DeliveryDays => ({
  country,
  weekdays,
  closed,
});
const SIX = [1, 2, 3, 4, 5, 6];

describe('delivery days', () => {
  it.each([
    ['a Saturday where the carrier comes on Saturdays', '2026-11-28', days(SIX), true],
    ['a Saturday by the calendar of the country', '2026-11-28', days(null), false],
    ['a Sunday', '2026-11-29', days(SIX), false],
    ['Boxing Day, a Saturday', '2026-12-26', days(SIX), false],
    ['a holiday for a carrier that knows none', '2026-11-23', days([...SIX, 0, HOLIDAYS_TOO], 'JP'), true],
    ['the same for one that does', '2026-11-23', days(SIX, 'JP'), false],
    ['a day off of the carrier’s own', '2026-11-27', days(SIX, 'DE', ['2026-11-27']), false],
    ['a country nobody knows', '2026-12-25', days([5], 'nowhere'), true],
  ])('%s', (_name, day, calendar, expected) => expect(isDeliveryDay(day, calendar)).toBe(expected));

  it('counts forwards and back to the same number', () => {
    for (const calendar of [days(null), days(SIX), days(null, 'SA'), days([0, 1, 2, 3, 4, 5, 6, HOLIDAYS_TOO], 'JP')]) {
      for (let count = 0; count < 12; count++) {
        const day = addDeliveryDays('2026-12-21', count, calendar);
        expect(deliveryDaysBetween('2026-12-21', day, calendar)).toBe(count);
      }
    }
  });

  it('never spins where nobody delivers', () => {
    expect(deliveryDaysBetween('2026-11-27', '9999-01-01', days([]))).toBe(0);
    expect(addDeliveryDays('2026-11-27', 3, days([])) > '2027-11-01').toBe(true);
  });
});
