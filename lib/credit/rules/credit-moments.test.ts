import { describe, expect, it } from 'vitest';
import type { OpenLot } from '../types';
import { dueReminders, endings, nextCreditMoment } from './credit-moments';

const day = (date: string) => new Date(`2026-${date}T12:00:00Z`);
const lot = (left: number, date: string | null): OpenLot => ({
  id: `${left}`,
  left,
  isBonus: false,
  expiresAt: date === null ? null : day(date),
});

describe('credit that ends', () => {
  it('is one sum where it ends at one moment', () => {
    expect(endings([lot(5, '12-01'), lot(7, null), lot(2, '11-30'), lot(1, '12-01')])).toEqual([
      { at: day('11-30'), amount: 2 },
      { at: day('12-01'), amount: 6 },
    ]);
  });

  it.each<[string, number[], number[]]>([
    ['10-31', [30, 7], []],
    ['11-01', [30, 7], [30]],
    ['11-23', [30, 7], [30]],
    ['11-24', [30, 7], [7]],
    ['12-01', [30, 7], []],
    ['11-24', [], []],
    ['11-30', [1], [1]],
  ])('on %s, with reminders %j before: %j', (date, days, due) => {
    expect(dueReminders([{ at: day('12-01'), amount: 1 }], days, day(date)).map((one) => one.daysBefore)).toEqual(due);
  });

  it('is looked at next at the nearest reminder or end', () => {
    const ends = [
      { at: day('12-01'), amount: 1 },
      { at: day('11-10'), amount: 1 },
    ];
    expect(nextCreditMoment(ends, [30, 7], day('11-01'))).toEqual(day('11-03'));
    expect(nextCreditMoment(ends, [30, 7], day('11-24'))).toEqual(day('12-01'));
    expect(nextCreditMoment(ends, [30, 7], day('12-01'))).toBeNull();
  });
});
