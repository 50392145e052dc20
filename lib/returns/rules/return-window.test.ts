import { describe, expect, it } from 'vitest';
import { addDays, dateAt, dateOf, formatInZone, startOfDay } from '@/lib/core/local-date';
import { easter, isWorkingDay, orthodoxEaster } from './public-holidays';
import { returnWindow } from './return-window';
import { shippingZone } from './shipping-zone';

const end = (delivered: string, zone: string, days: number, country: string, extend = true) =>
  returnWindow(dateOf(delivered, zone), { days, extendToWorkingDay: extend, zone, country })?.until;

describe('C23: returnWindow', () => {
  it.each([
    // The local day is 12 December; 26 is Boxing Day and a Saturday, 27 a Sunday. A UTC count says 25.
    ['2026-12-11T23:30:00Z', 'Europe/Berlin', 14, 'DE', true, '2026-12-28T23:59:59+01:00'],
    ['2026-12-11T23:30:00Z', 'Europe/Berlin', 14, 'DE', false, '2026-12-26T23:59:59+01:00'],
    // Good Friday, Saturday, Easter Sunday, Easter Monday; and the clocks go forward on the way.
    ['2027-03-12T12:00:00Z', 'Europe/Berlin', 14, 'DE', true, '2027-03-30T23:59:59+02:00'],
    // Still 27 February in Los Angeles.
    ['2026-02-28T03:00:00Z', 'America/Los_Angeles', 30, 'US', false, '2026-03-29T23:59:59-07:00'],
    ['2028-02-14T12:00:00Z', 'Europe/Berlin', 15, 'DE', true, '2028-02-29T23:59:59+01:00'],
    // A day of 23 hours and one of 25.
    ['2027-03-27T12:00:00Z', 'Europe/Berlin', 1, 'DE', false, '2027-03-28T23:59:59+02:00'],
    ['2027-10-30T12:00:00Z', 'Europe/Berlin', 1, 'DE', false, '2027-10-31T23:59:59+01:00'],
    ['2026-11-22T15:30:00Z', 'Asia/Tokyo', 0, 'JP', false, '2026-11-23T23:59:59+09:00'],
    ['2026-11-22T15:30:00Z', 'Asia/Tokyo', 0, 'JP', true, '2026-11-24T23:59:59+09:00'],
    ['2026-11-22T05:15:00+05:45', 'Asia/Kathmandu', 30, 'NP', false, '2026-12-22T23:59:59+05:45'],
  ])('%s in %s, %i days, %s, extended %s: %s', (delivered, zone, days, country, extend, until) => {
    expect(end(delivered, zone, days, country, extend)).toBe(until);
  });

  it('closes at the first instant of the next day', () => {
    const window = returnWindow('2026-12-12', {
      days: 14,
      extendToWorkingDay: true,
      zone: 'Europe/Berlin',
      country: 'DE',
    });
    expect(window?.lastDay).toBe('2026-12-28');
    expect(window?.closesAt).toBe(Date.parse('2026-12-29T00:00:00+01:00'));
  });

  it('has no end without a limit or a start', () => {
    const terms = { extendToWorkingDay: false, zone: 'UTC', country: null };
    expect(returnWindow('2026-01-01', { ...terms, days: null })).toBeNull();
    expect(returnWindow(null, { ...terms, days: 30 })).toBeNull();
  });
});

describe('local dates', () => {
  it('takes a day or a wall clock as it stands, and moves an instant', () => {
    expect(dateOf('2026-12-11', 'Pacific/Auckland')).toBe('2026-12-11');
    expect(dateOf('2026-12-11T23:30:00', 'Pacific/Auckland')).toBe('2026-12-11');
    expect(dateOf('2026-12-11T23:30:00Z', 'Pacific/Auckland')).toBe('2026-12-12');
    expect(dateOf('2026-12-11T23:30:00-08:00', 'America/Los_Angeles')).toBe('2026-12-11');
    expect(dateOf('yesterday', 'UTC')).toBeNull();
    expect(dateOf('2026-13-40', 'UTC')).toBeNull();
  });

  it('finds the first instant of a day whose midnight does not exist', () => {
    // Chile's clocks jumped from 24:00 to 01:00.
    const start = startOfDay('2026-09-06', 'America/Santiago');
    expect(formatInZone(start, 'America/Santiago')).toBe('2026-09-06T01:00:00-03:00');
    expect(dateAt(start - 1, 'America/Santiago')).toBe('2026-09-05');
  });

  it('begins every day of a year exactly where the one before ends, in awkward zones', () => {
    for (const zone of ['Europe/Berlin', 'America/Santiago', 'Africa/Cairo', 'Australia/Lord_Howe', 'America/Havana']) {
      for (let date = '2026-01-01'; date < '2027-01-01'; date = addDays(date, 1)) {
        const start = startOfDay(date, zone);
        expect(dateAt(start, zone)).toBe(date);
        expect(dateAt(start - 1, zone)).toBe(addDays(date, -1));
      }
    }
  });
});

describe('public holidays', () => {
  it.each([
    [2024, '2024-03-31', '2024-05-05'],
    [2025, '2025-04-20', '2025-04-20'],
    [2026, '2026-04-05', '2026-04-12'],
    [2027, '2027-03-28', '2027-05-02'],
    [2038, '2038-04-25', '2038-04-25'],
  ])('Easter %i', (year, western, orthodox) => {
    expect(easter(year)).toBe(western);
    expect(orthodoxEaster(year)).toBe(orthodox);
  });

  it.each([
    ['DE', '2026-05-14', 'Ascension'],
    ['DE', '2026-05-25', 'Whit Monday'],
    ['AT', '2026-06-04', 'Corpus Christi'],
    ['FR', '2027-07-14', 'Bastille Day'],
    ['BE', '2026-07-21', 'National Day'],
    ['NL', '2026-04-27', "King's Day"],
    ['ES', '2026-10-12', 'Hispanic Day'],
    ['IT', '2026-06-02', 'Republic Day'],
    ['GB', '2026-05-25', 'spring bank holiday'],
    ['GB', '2026-12-28', 'Boxing Day on a Saturday, in lieu'],
    ['GB', '2027-12-27', 'Christmas Day on a Saturday, in lieu'],
    ['GB', '2027-12-28', 'Boxing Day on a Sunday, in lieu'],
    ['US', '2026-11-26', 'Thanksgiving'],
    ['US', '2026-07-03', 'Independence Day on a Saturday, the Friday'],
    ['US', '2021-12-31', "New Year's Day of the next year"],
    ['US', '2027-01-18', 'Martin Luther King Day'],
    ['JP', '2026-03-20', 'vernal equinox'],
    ['JP', '2026-09-22', 'a day between two holidays'],
    ['JP', '2026-09-23', 'autumnal equinox'],
    ['JP', '2026-05-06', 'Constitution Day on a Sunday, in lieu'],
    ['JP', '2026-10-12', 'Sports Day'],
    ['GR', '2026-04-13', 'Orthodox Easter Monday'],
    ['SE', '2026-06-19', 'Midsummer Eve'],
    ['CA', '2026-05-18', 'Victoria Day'],
    ['PL', '2026-12-24', 'Christmas Eve'],
  ])('%s does not work on %s: %s', (country, date) => {
    expect(isWorkingDay(date, country)).toBe(false);
    expect(isWorkingDay(date, 'ZZ')).toBe(true);
  });

  it('knows days of a region, and weekends elsewhere', () => {
    expect(isWorkingDay('2027-01-06', 'DE')).toBe(true);
    expect(isWorkingDay('2027-01-06', 'DE', 'BY')).toBe(false);
    expect(isWorkingDay('2027-01-06', 'DE', 'DE-BY')).toBe(false);
    expect(isWorkingDay('2026-11-18', 'DE', 'SN')).toBe(false);
    expect(isWorkingDay('2026-11-22', null)).toBe(false);
    expect(isWorkingDay('2026-11-20', 'SA')).toBe(false);
    expect(isWorkingDay('2026-11-22', 'SA')).toBe(true);
  });
});

describe('shippingZone', () => {
  it.each([
    [{ country: 'DE' }, 'Europe/Berlin'],
    [{ country: 'JP' }, 'Asia/Tokyo'],
    [{ country: 'GB' }, 'Europe/London'],
    [{ country: 'US', region: 'CA' }, 'America/Los_Angeles'],
    [{ country: 'US', region: 'California' }, 'America/Los_Angeles'],
    [{ country: 'US', region: 'US-NY' }, 'America/New_York'],
    [{ country: 'US', region: 'New York', postal_code: '' }, 'America/New_York'],
    [{ country: 'US', postal_code: '90012-1234' }, 'America/Los_Angeles'],
    [{ country: 'US', region: 'TX', postal_code: '79901' }, 'America/Denver'],
    [{ country: 'US', region: 'AK', postal_code: '99501' }, 'America/Anchorage'],
    [{ country: 'US' }, null],
    [{ country: 'US', region: 'AE', postal_code: '09012' }, null],
    [{ country: 'CA', postal_code: 'v5k 0a1' }, 'America/Vancouver'],
    [{ country: 'CA', region: 'Newfoundland and Labrador' }, 'America/St_Johns'],
    [{ country: 'AU', region: 'WA' }, 'Australia/Perth'],
    [{ country: 'AU', postal_code: '0800' }, 'Australia/Darwin'],
    [{ country: 'AU', postal_code: '3000' }, 'Australia/Melbourne'],
    [{ country: 'ES', postal_code: '35001' }, 'Atlantic/Canary'],
    [{ country: 'ES', postal_code: '28001' }, 'Europe/Madrid'],
    [{ country: 'PT', postal_code: '9500-321' }, 'Atlantic/Azores'],
    [{ country: 'BR', postal_code: '69005-141' }, 'America/Manaus'],
    [{ country: 'MX', postal_code: '22000' }, 'America/Tijuana'],
    [{ country: 'ZZ' }, null],
    [{}, null],
    [null, null],
  ])('%j: %s', (address, zone) => {
    expect(shippingZone(address)).toBe(zone);
  });

  it('names zones that the runtime knows', () => {
    for (const country of [
      'AR',
      'CL',
      'CN',
      'CY',
      'EC',
      'GL',
      'KZ',
      'MN',
      'MY',
      'NZ',
      'PF',
      'PG',
      'UA',
      'UZ',
      'FR',
      'IT',
    ])
      expect(() => new Intl.DateTimeFormat('en', { timeZone: shippingZone({ country }) ?? 'none' })).not.toThrow();
  });
});
