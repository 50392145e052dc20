import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDeliveryDays, HOLIDAYS_TOO } from './delivery-days';
import { learnedDays } from './lane-days';
import {
  DELIVERIES_TO_LEARN_FROM,
  LANE_MEMORY,
  type Lane,
  lanesOf,
  learnLanes,
  type PastDelivery,
  postalPrefix,
} from './learn-lanes';

const MONDAY = '2026-11-02';
const FIVE = { country: 'DE', weekdays: [1, 2, 3, 4, 5] };

const delivery = (took: number, over: Partial<PastDelivery> = {}): PastDelivery => ({
  carrier: 'dhl',
  service: 'paket',
  origin: 'DE',
  destination: 'DE',
  postalCode: '14467',
  shippedOn: MONDAY,
  deliveredOn: addDeliveryDays(MONDAY, took, FIVE),
  ...over,
});
const many = (count: number, took: (index: number) => number, over: Partial<PastDelivery> = {}) =>
  Array.from({ length: count }, (_, index) => delivery(took(index), over));
const lane = (days: number[], over: Partial<Lane> = {}): Lane => ({
  carrier: 'dhl',
  service: '',
  origin: '',
  destination: 'DE',
  prefix: '',
  days,
  weekdays: [1, 2, 3, 4, 5],
  ...over,
});

describe('postalPrefix', () => {
  it.each([
    ['US', '80301-1234', '803'],
    ['GB', 'sw1a 1aa', 'SW'],
    ['CA', 'K1A 0B1', 'K'],
    ['IE', 'D02 X285', 'D02'],
    ['DE', '14467', '14'],
    ['JP', '１５０-０００１', '15'],
    ['DE', null, ''],
    ['GB', '12345', ''],
    [null, '--', ''],
  ])('%s %s → %s', (country, code, prefix) => expect(postalPrefix(country, code)).toBe(prefix));
});

describe('lanesOf', () => {
  it('goes from the finest lane to the coarsest, each once', () => {
    const levels = lanesOf(delivery(1)).map(({ service, origin, prefix }) => [service, origin, prefix].join('/'));
    expect(levels).toEqual(['paket/DE/14', 'paket/DE/', 'paket//14', 'paket//', '//14', '/DE/', '//']);
    expect(lanesOf({ ...delivery(1), service: null, origin: null, postalCode: null })).toHaveLength(1);
    expect(lanesOf({ ...delivery(1), carrier: null })).toEqual([]);
  });
});

describe('remote parts', () => {
  it.each([
    ['US', '99501'],
    ['US', '96801'],
    ['ES', '35001'],
    ['GB', 'ZE1 0AA'],
    ['JP', '900-0001'],
  ])('%s %s is not dated by the rest of its country', (destination, postalCode) => {
    const far = lanesOf({ ...delivery(1), destination, postalCode });
    expect(far.length).toBeGreaterThan(0);
    expect(far.every(({ prefix }) => prefix !== '')).toBe(true);
    expect(lanesOf({ ...delivery(1), destination: 'US', postalCode: '80301' }).at(-1)?.prefix).toBe('');
  });
});

describe('learnLanes', () => {
  it(`learns nothing from fewer than ${DELIVERIES_TO_LEARN_FROM}`, () => {
    expect(learnLanes(many(9, () => 2))).toEqual([]);
    expect(learnLanes(many(10, () => 2)).map(({ days }) => days)).toEqual(Array(7).fill([0, 0, 10]));
  });

  it('counts a delivery in its fine lane and in the coarse ones that others share', () => {
    const lanes = learnLanes([...many(10, () => 1), ...many(10, () => 3, { postalCode: '80331', service: 'express' })]);
    const coarsest = lanes.find(({ service, origin, prefix }) => !service && !origin && !prefix);
    expect(coarsest?.days).toEqual([0, 10, 0, 10]);
    expect(lanes.find(({ prefix, origin }) => prefix === '80' && origin)?.days).toEqual([0, 0, 0, 10]);
  });

  it('remembers the newest and forgets the rest', () => {
    const lanes = learnLanes([...many(LANE_MEMORY, () => 1), ...many(500, () => 9)]);
    expect(lanes.map(({ days }) => days)).toEqual(Array(7).fill([0, LANE_MEMORY]));
  });

  it('finds out which days a carrier works', () => {
    const saturdays = many(3, () => 1, { shippedOn: '2026-11-05', deliveredOn: '2026-11-07' });
    expect(learnLanes([...saturdays, ...many(20, () => 2)])[0]?.weekdays).toContain(6);
    const once = many(1, () => 1, { shippedOn: '2026-11-05', deliveredOn: '2026-11-07' });
    expect(learnLanes([...once, ...many(40, () => 2)])[0]?.weekdays).not.toContain(6);
    const holidays = many(3, () => 1, { shippedOn: '2026-12-24', deliveredOn: '2026-12-25' });
    expect(learnLanes([...holidays, ...many(20, () => 2)])[0]?.weekdays).toContain(HOLIDAYS_TOO);
  });
});

describe('learnedDays', () => {
  it('bounds by order statistics, and says how many kept the bound', () => {
    expect(learnedDays([lane([0, 0, 50, 40, 8, 1, 1])], () => 0)?.days).toEqual({
      min: 2,
      max: 4,
      of: 100,
      by: 98,
      stragglers: false,
    });
    // With ten there is nothing to cut off.
    expect(learnedDays([lane([0, 1, 8, 0, 0, 0, 1])], () => 0)?.days).toEqual({
      min: 1,
      max: 6,
      of: 10,
      by: 10,
      stragglers: false,
    });
  });

  it('takes the finest lane that knows enough', () => {
    const fine = lane([0, 9], { prefix: '14' });
    const coarse = lane([0, 0, 0, 30]);
    expect(learnedDays([fine, coarse], () => 0)?.lane).toBe(coarse);
  });

  it('asks only those that took as long, and gives up when they are too few', () => {
    const known = lane([0, 0, 60, 20, 6, 2, 1]);
    expect(learnedDays([known], () => 3)?.days).toEqual({ min: 3, max: 5, of: 29, by: 28, stragglers: true });
    expect(learnedDays([known], () => 5)).toBeNull();
  });

  it('holds what it says for parcels of the same kind: at least four in five, at least nine in ten not later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 10, max: 120 }), (seed, size) => {
        let state = seed | 1;
        const random = () => {
          state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
          return state / 0x7fffffff;
        };
        const took = () => 1 + Math.floor(-Math.log(1 - random() * 0.999) * 1.6);
        let within = 0;
        let notLater = 0;
        const rounds = 400;
        for (let round = 0; round < rounds; round++) {
          const days: number[] = [];
          for (let i = 0; i < size; i++) {
            const n = took();
            while (days.length <= n) days.push(0);
            days[n] = (days[n] ?? 0) + 1;
          }
          const found = learnedDays([lane(days)], () => 0)?.days;
          if (!found) throw new Error('Nothing learned.');
          const next = took();
          if (next <= found.max) notLater += 1;
          if (next >= found.min && next <= found.max) within += 1;
        }
        // Five standard deviations of 400 throws below what is promised.
        expect(notLater / rounds).toBeGreaterThan(0.9 - 0.075);
        expect(within / rounds).toBeGreaterThan(0.8 - 0.1);
      }),
      { numRuns: 30, seed: 7 },
    );
  });

  it('never names a day that is over', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 20 }), fc.nat(15), (days, passed) => {
        const found = learnedDays([lane(days)], () => passed);
        return found === null || (found.days.min >= passed && found.days.max >= found.days.min);
      }),
    );
  });
});
