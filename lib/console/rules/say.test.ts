import { describe, expect, it } from 'vitest';
import { parseAmount } from './parse-amount';
import { firstName, sayCount, sayGoods, sayLine, sayReason, saySums } from './say-things';
import { greeting, sayAge, sayAgo, sayDate, sayDay, sayStamp } from './say-time';

const NOW = new Date('2026-11-25T12:00:00Z');
const earlierBy = (ms: number) => new Date(NOW.getTime() - ms);
const HOUR = 3_600_000;

describe('time', () => {
  it.each([
    [30_000, 'a moment ago'],
    [12 * 60_000, '12 minutes ago'],
    [HOUR, '1 hour ago'],
    [47 * HOUR, '1 day ago'],
    [20 * 24 * HOUR, '20 days ago'],
    [-HOUR, 'a moment ago'],
  ])('%i ms before is %s', (ms, words) => expect(sayAgo(earlierBy(ms), NOW)).toBe(words));

  it('is told on the shop’s clock, with the year only when it is another', () => {
    expect(sayStamp(new Date('2026-11-24T23:30:00Z'), 'Asia/Tokyo', NOW)).toBe('Wed 25 Nov, 08:30');
    expect(sayDate(new Date('2025-12-31T23:30:00Z'), 'Europe/Berlin', NOW)).toBe('Thu 1 Jan');
    expect(sayDate(new Date('2025-11-24T12:00:00Z'), 'UTC', NOW)).toContain('2025');
    expect(sayAge(earlierBy(3 * HOUR), NOW)).toBe('3 hours');
  });

  it.each([
    ['2026-11-25', 'today'],
    ['2026-11-26', 'tomorrow'],
    ['2026-11-24', 'yesterday'],
    ['2026-11-28', 'on Saturday'],
    ['2026-12-25', 'on 25 Dec'],
  ])('%s is %s', (day, words) => expect(sayDay(day, '2026-11-25')).toBe(words));

  it.each([
    ['2026-11-25T06:00:00Z', 'Europe/Berlin', 'Good morning'],
    ['2026-11-25T06:00:00Z', 'Asia/Tokyo', 'Good afternoon'],
    ['2026-11-25T19:00:00Z', 'Europe/Berlin', 'Good evening'],
    ['2026-11-25T08:00:00Z', 'America/Denver', 'Still up'],
  ])('at %s in %s one says %s', (now, zone, words) => expect(greeting(new Date(now), zone)).toBe(words));
});

describe('things', () => {
  it('names goods and counts the rest', () => {
    const derby = { title: 'Derby', variantTitle: '42', quantity: 1 };
    expect(sayGoods([derby])).toBe('Derby, 42');
    expect(sayGoods([derby, { title: 'Belt', quantity: 2 }])).toBe('Derby, 42 and 2 more');
    expect(sayGoods([{ title: 'Soba cup', variantTitle: 'Default Title', quantity: 3 }])).toBe('3 × Soba cup');
    expect(sayGoods([])).toBe('An order');
    expect(sayLine({ title: 'Shirt\u202e\nevil', variantTitle: null })).toBe('Shirt evil');
  });

  it('keeps sums of several currencies apart', () => {
    expect(saySums([{ amount: 0, currency: 'USD' }])).toBeNull();
    expect(
      saySums([
        { amount: 4_000, currency: 'USD' },
        { amount: 120_400, currency: 'EUR' },
      ]),
    ).toBe('€1,204.00 + $40.00');
  });

  it('reads a reason in English, else in any language, else its code', () => {
    const reasons: { code: string; label: Record<string, string> }[] = [
      { code: 'a', label: { de: 'Zu eng', en: 'Too tight' } },
      { code: 'b', label: { de: 'Zu weit' } },
    ];
    expect(['a', 'b', 'worn_out', null].map((code) => sayReason(code, reasons))).toEqual([
      'Too tight',
      'Zu weit',
      'Worn out',
      null,
    ]);
  });

  it('begins sentences with small numbers in words', () => {
    expect([0, 1, 4, 12, 13, 2500].map(sayCount)).toEqual(['No', 'One', 'Four', 'Twelve', '13', '2,500']);
    expect([firstName('Mila Hart'), firstName('山田花子')]).toEqual(['Mila', '山田花子']);
  });
});

describe('an amount as it is typed', () => {
  it.each([
    ['149', 2, 14_900],
    ['149,9', 2, 14_990],
    ['149.90', 2, 14_990],
    ['1.204,50', 2, 120_450],
    ['1,204.50', 2, 120_450],
    ['1 204,50', 2, 120_450],
    ['12,000', 0, 12_000],
    ['880', 0, 880],
    ['1.250', 3, null],
    ['0.500', 3, 500],
    ['1,204', 2, null],
    ['149.999', 2, null],
    ['12.5', 0, null],
    ['-5', 2, null],
    ['1e3', 2, null],
    ['', 2, null],
    ['12,34,56', 2, null],
    ['1,204,50', 2, null],
    ['1.204.567,50', 2, 120_456_750],
    ['99999999999999999', 2, null],
  ])('%s with %i digits is %s', (text, digits, amount) => expect(parseAmount(text, digits)).toBe(amount));
});
