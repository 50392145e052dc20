import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addUp,
  dependencies,
  dwellOf,
  followDependencies,
  groupScores,
  ratingOf,
  type ScoreRow,
  shareOf,
} from './scorecard';
import { csvCell, scorecardCsv } from './scorecard-csv';
import { sayDependencyBriefly, wordScorecard } from './scorecard-words';

const row = (members: Partial<ScoreRow> = {}): ScoreRow => ({
  carrier: 'dhl_de',
  service: '',
  origin: 'DE',
  destination: 'DE',
  dwell: 1,
  parcels: 1,
  promised: { good: 1, of: 1 },
  estimated: { good: 0, of: 0 },
  first: { good: 1, of: 1 },
  ended: 1,
  lost: 0,
  damaged: 0,
  ratings: { sum: 0, of: 0 },
  value: 100,
  ...members,
});
const options = { currency: 'EUR', showsValue: true };

describe('a scorecard', () => {
  it('adds up whatever way it is cut', () => {
    const rows = fc.array(
      fc.record({
        carrier: fc.constantFrom('dhl_de', 'dpd', ''),
        destination: fc.constantFrom('DE', 'AT', ''),
        dwell: fc.option(fc.integer({ min: 0, max: 30 })),
        parcels: fc.integer({ min: 0, max: 500 }),
        value: fc.integer({ min: 0, max: 1e9 }),
      }),
    );
    fc.assert(
      fc.property(rows, (some) => {
        const full = some.map((one) => row(one));
        const all = addUp(full);
        const groups = groupScores(full, ({ carrier }) => carrier);
        expect(groups.reduce((sum, { score }) => sum + score.parcels, 0)).toBe(all.parcels);
        expect(groups.reduce((sum, { score }) => sum + score.value, 0)).toBe(all.value);
        expect(all.dwells.reduce((sum, count) => sum + count, 0)).toBe(
          full.filter(({ dwell }) => dwell !== null).reduce((sum, { parcels }) => sum + parcels, 0),
        );
      }),
    );
  });

  it.each([
    [{ good: 9, of: 9 }, null],
    [{ good: 9, of: 10 }, 0.9],
    [{ good: 0, of: 0 }, null],
    [{ good: 0, of: 40 }, 0],
  ])('%o is %s', (share, expected) => {
    expect(shareOf(share)).toBe(expected);
  });

  it('speaks of stars and silences only where there are enough', () => {
    expect(ratingOf({ sum: 45, of: 9 })).toBeNull();
    expect(ratingOf({ sum: 45, of: 10 })).toBe(4.5);
    expect(dwellOf([4, 4, 1], 0.5)).toBeNull();
    expect(dwellOf([4, 4, 1, 1], 0.5)).toBe(1);
    expect(dwellOf([4, 4, 1, 1], 0.9)).toBe(2);
    expect(dwellOf([], 0.5)).toBeNull();
  });

  it('says “too few” by saying nothing, and otherwise a share beside what it was counted from', () => {
    const few = wordScorecard([row({ parcels: 4, promised: { good: 4, of: 4 }, ended: 4 })], options);
    expect(few.carriers[0]?.cells.map(({ value }) => value)).toEqual([null, null, null, null, null, null, null]);
    const many = wordScorecard(
      [
        row({
          parcels: 40,
          promised: { good: 38, of: 40 },
          first: { good: 30, of: 40 },
          ended: 40,
          lost: 1,
          ratings: { sum: 90, of: 20 },
        }),
      ],
      options,
    );
    expect(
      Object.fromEntries(many.carriers[0]?.cells.map(({ key, value, tone }) => [key, [value, tone]]) ?? []),
    ).toEqual({
      promised: ['95 %', 'good'],
      estimated: [null, 'calm'],
      first: ['75 %', 'bad'],
      lost: ['2.5 %', 'bad'],
      damaged: ['0 %', 'good'],
      dwell: ['1 day', 'calm'],
      rating: ['4.5 ★', 'good'],
    });
  });

  it('never rounds what is not everything up to everything', () => {
    const cells = wordScorecard([row({ parcels: 1000, promised: { good: 999, of: 1000 } })], options).total?.cells;
    expect(cells?.[0]?.value).toBe('99 %');
  });
});

describe('dependency', () => {
  const split = (...shares: [string, number][]) =>
    shares.map(([carrier, parcels]) => row({ carrier, parcels, value: 0 }));
  it.each([
    [split(['a', 24], ['b', 24], ['c', 24], ['d', 28]), [['d', 'speak']]],
    [split(['a', 30], ['b', 24], ['c', 24], ['d', 22]), [['a', 'warn']]],
    [
      split(['a', 50], ['b', 50]),
      [
        ['a', 'warn'],
        ['b', 'warn'],
      ],
    ],
    [split(['a', 5]), []],
    [split(['a', 100]), [['a', 'warn']]],
  ])('%#', (rows, expected) => {
    expect(dependencies(rows).map(({ carrier, level }) => [carrier, level])).toEqual(expected);
  });

  it('is told of once a level, also while it sways, and anew after it was over', () => {
    const shares = (a: number) => split(['a', a], ['b', 24], ['c', 24], ['d', 24], ['e', 28 - a]);
    const follow = (a: number, told: 'speak' | 'warn' | null) =>
      followDependencies(shares(a), told ? [{ carrier: 'a', told }] : []);
    const of = (a: number, told: 'speak' | 'warn' | null) =>
      follow(a, told).keep.find(({ carrier }) => carrier === 'a');
    expect(of(24, null)).toBeUndefined();
    expect(of(26, null)).toMatchObject({ level: 'speak', told: 'speak', tell: true });
    expect(of(26, 'speak')).toMatchObject({ level: 'speak', told: 'speak', tell: false });
    // Down between the marks, and up again: known already.
    expect(of(22, 'speak')).toMatchObject({ level: null, told: 'speak', tell: false });
    expect(of(26, 'warn')).toMatchObject({ level: 'speak', told: 'warn', tell: false });
    // 28 parcels less 28 leave 100 in all; a carrier of 10 of 82 is over.
    expect(follow(10, 'warn').over).toEqual(['a']);
    const most = followDependencies(split(['a', 60], ['b', 40]), [{ carrier: 'a', told: 'speak' }]);
    expect(most.keep).toMatchObject([
      { carrier: 'a', level: 'warn', told: 'warn', tell: true },
      { carrier: 'b', level: 'warn', told: 'warn', tell: true },
    ]);
    expect(followDependencies([], [{ carrier: 'a', told: 'warn' }])).toEqual({ keep: [], over: ['a'] });
  });

  it('says the level that was passed', () => {
    const said = wordScorecard(split(['a', 28], ['b', 24], ['c', 24], ['d', 24]), options).alerts;
    expect(said.map(({ text }) => text)).toEqual([
      expect.stringContaining('past the 25 % that one courier should have'),
    ]);
    const one = { carrier: 'dpd', ofParcels: 0.24, ofValue: 0.27, level: 'speak' } as const;
    expect(sayDependencyBriefly(one)).toBe('DPD carries 27 % of what your parcels are worth, past 25 %.');
    expect(sayDependencyBriefly({ ...one, ofParcels: 1, level: 'warn' })).toBe(
      'DPD carries 100 % of your parcels, past 30 %.',
    );
    const more = wordScorecard(split(['a', 40], ['b', 20], ['c', 20], ['d', 20]), options).alerts;
    expect(more.map(({ text }) => text)).toEqual([
      expect.stringContaining('past the 30 % that one courier should have'),
    ]);
  });

  it('sees a few dear parcels as well as many cheap ones', () => {
    const rows = [
      row({ carrier: 'cheap', parcels: 90, value: 100 }),
      row({ carrier: 'dear', parcels: 10, value: 900 }),
    ];
    expect(dependencies(rows).find(({ carrier }) => carrier === 'dear')).toMatchObject({ level: 'warn', ofValue: 0.9 });
  });
});

describe('the scorecard as a table', () => {
  it.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    ['  =1', `"'  =1"`],
    ['Express "Plus"', '"Express ""Plus"""'],
    ['two\nlines', '"two lines"'],
    [-5, '-5'],
    [Number.NaN, ''],
    [null, ''],
  ])('keeps %j from being a formula', (value, expected) => {
    expect(csvCell(value)).toBe(expected);
  });

  it('has as many cells in each line as in its head', () => {
    const lines = scorecardCsv([row(), row({ carrier: 'dpd', service: '=1+1' })])
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines.map((line) => line.split(',').length)).toEqual([18, 18, 18]);
    expect(lines.find((line) => line.includes('dpd'))).toContain(`"'=1+1"`);
  });
});
