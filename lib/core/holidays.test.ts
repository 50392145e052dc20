import { describe, expect, it } from 'vitest';
import { isPublicHoliday, isWorkingDay, publicHolidays } from './holidays';

describe('publicHolidays', () => {
  it.each([
    ['DE', '2027-03-26', true],
    ['DE', '2027-03-29', true],
    ['DE', '2026-12-25', true],
    ['DE', '2026-12-24', false],
    ['FR', '2026-07-14', true],
    ['FR', '2027-03-26', false],
    ['US', '2026-11-26', true],
    ['US', '2026-11-27', false],
    ['US', '2027-05-31', true],
    ['GB', '2026-08-31', true],
    ['GB', '2026-12-28', true],
    ['GR', '2026-04-10', true],
    ['RO', '2026-04-13', true],
    ['JP', '2026-11-23', true],
    ['JP', '2026-09-23', true],
    ['JP', '2026-03-20', true],
    ['CA', '2026-10-12', true],
    ['XX', '2026-12-25', false],
  ])('%s %s → %s', (country, day, expected) => {
    expect(isPublicHoliday(day, country)).toBe(expected);
  });

  it('moves Boxing Day and Christmas of a weekend onto the two following working days in Great Britain', () => {
    const days = publicHolidays('GB', 2027);
    expect(days.has('2027-12-27')).toBe(true);
    expect(days.has('2027-12-28')).toBe(true);
    expect(days.has('2027-12-29')).toBe(false);
  });
});

describe('isWorkingDay', () => {
  it('knows weekends everywhere and holidays where there is a calendar', () => {
    expect(isWorkingDay('2026-11-28', null)).toBe(false);
    expect(isWorkingDay('2026-11-26', 'US')).toBe(false);
    expect(isWorkingDay('2026-11-26', 'DE')).toBe(true);
    expect(isWorkingDay('2026-12-25', 'XX')).toBe(true);
  });
});
