import { describe, expect, it } from 'vitest';
import { createTranslator } from '@/lib/i18n/translator';
import { createDateWords, readSpan } from './dates';

// Tuesday 24 November 2026, noon in Berlin.
const words = (locale: string, country: string | null = 'DE', now = '2026-11-24T11:00:00Z', zone = 'Europe/Berlin') =>
  createDateWords({ t: createTranslator(locale), locale, country, now: new Date(now), zone });

const span = (earliest: string, latest: string) => {
  const read = readSpan({ earliest, latest }, words('en'));
  if (!read) throw new Error('no span');
  return read;
};
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ') ?? null;

const WINDOW = span('2026-11-26T10:00:00+01:00', '2026-11-26T13:00:00+01:00');
const RANGE = span('2026-11-26T00:00:00+01:00', '2026-11-28T23:59:00+01:00');
const FAR = span('2026-12-03T00:00:00+01:00', '2026-12-03T23:59:00+01:00');

describe('when', () => {
  it.each([
    ['en', 'DE', 'Thursday, 10:00–13:00', 'between Thursday and Saturday', 'Thursday 3 December'],
    ['en', 'US', 'Thursday, 10 AM–1 PM', 'between Thursday and Saturday', 'Thursday, December 3'],
    ['en-US', 'DE', 'Thursday, 10 AM–1 PM', 'between Thursday and Saturday', 'Thursday, December 3'],
    ['de', 'DE', 'am Donnerstag, 10:00–13:00 Uhr', 'zwischen Donnerstag und Samstag', 'am Donnerstag, 3. Dezember'],
    ['ja', 'JP', '11月26日（木）10〜13時に', '11月26日（木）から11月28日（土）のあいだに', '12月3日（木）に'],
    ['ar', 'AE', 'يوم الخميس، 10 ص–1 م', 'بين الخميس والسبت', 'يوم الخميس، 3 ديسمبر'],
    ['ar-EG', 'EG', 'يوم الخميس، ١٠ ص–١ م', 'بين الخميس والسبت', 'يوم الخميس، ٣ ديسمبر'],
    ['ar-SA', 'SA', 'يوم الخميس، ١٠ ص–١ م', 'بين الخميس والسبت', 'يوم الخميس، ٣ ديسمبر'],
  ])('%s to %s', (locale, country, window, range, far) => {
    const { when } = words(locale, country);
    expect([when(WINDOW), when(RANGE), when(FAR)].map(plain)).toEqual([window, range, far]);
  });

  it.each([
    ['en-US', 522, '8:42 AM'],
    ['en-US', 1_155, '7:15 PM'],
    ['en-GB', 522, '08:42'],
    ['de', 522, '08:42 Uhr'],
    ['ar-EG', 522, '٨:٤٢ ص'],
  ])('%s writes clocks as they are written there', (locale, minute, expected) => {
    expect(plain(words(locale, null).time(minute))).toBe(expected);
  });

  it('writes windows of a twelve-hour clock without leading zeros', () => {
    const odd = span('2026-11-26T08:15:00+01:00', '2026-11-26T09:45:00+01:00');
    expect(plain(words('en-US').window(odd))).toBe('8:15–9:45 AM');
  });

  it('counts days where the parcel is going, not where the server is', () => {
    const late = span('2026-11-26T10:00:00Z', '2026-11-26T10:00:00Z');
    expect(words('en', 'NZ', '2026-11-25T11:30:00Z', 'Pacific/Auckland').noun('2026-11-26')).toBe('today');
    expect(words('en', 'US', '2026-11-25T11:30:00Z', 'America/Denver').noun('2026-11-26')).toBe('tomorrow');
    expect(plain(words('en').when(late))).toBe('Thursday by 11:00');
  });

  it('takes a bare day and a wall clock as they stand', () => {
    const read = words('en', 'US', '2026-11-24T11:00:00Z', 'Pacific/Kiritimati').read;
    expect(read('2026-11-26')).toEqual({ day: '2026-11-26', minute: null });
    expect(read('2026-11-26T08:00:00')).toEqual({ day: '2026-11-26', minute: 480 });
  });

  it('puts the two ends of an estimate in order, and lets one stand for both', () => {
    expect(readSpan({ earliest: '2026-11-28', latest: '2026-11-26' }, words('en'))).toEqual(
      readSpan({ earliest: '2026-11-26', latest: '2026-11-28' }, words('en')),
    );
    expect(readSpan({ earliest: 'soon', latest: '2026-11-26' }, words('en'))?.from.day).toBe('2026-11-26');
    expect(readSpan({ earliest: 'soon', latest: 'later' }, words('en'))).toBeNull();
  });

  it('says the year only when it is far away', () => {
    expect(words('en').date('2027-03-14')).toBe('14 March');
    expect(words('en').date('2027-11-14')).toBe('14 November 2027');
    expect(words('ja').long('2027-11-14')).toBe('2027年11月14日（日）');
  });
});

describe('carrier clocks', () => {
  it('are shown as written, and as they are when we cannot read them', () => {
    expect(words('de').wallClock('2026-11-24T14:03:00-05:00')).toBe('Dienstag, 24. November, 14:03 Uhr');
    expect(words('de').wallClock('24.11. gegen Abend')).toBe('24.11. gegen Abend');
  });
});

describe('figures', () => {
  it('are what a large date shows', () => {
    expect(words('en').figures(WINDOW)).toEqual({
      weekday: 'Thursday',
      day: '26',
      month: 'November',
      time: '10:00–13:00',
      dateTime: '2026-11-26',
    });
    expect(words('ja').figures(RANGE)).toEqual({
      weekday: '木〜土',
      day: '26〜28',
      month: '11月',
      time: null,
      dateTime: '2026-11-28',
    });
  });
});
