import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from './allocate';
import { sliceUnits } from './slice-units';
import { percentDown, percentHalfUp } from './take-percent';

const amount = fc.bigInt({ min: 0n, max: 10n ** 15n });

describe('allocate', () => {
  it.each([
    [10n, [1n, 1n, 1n], [4n, 3n, 3n]],
    [4n, [1n, 1n, 1n], [2n, 1n, 1n]],
    [100n, [50n, 30n, 20n], [50n, 30n, 20n]],
    // 2.5, 1.25 and 1.25: the half is the largest remainder
    [5n, [2n, 1n, 1n], [3n, 1n, 1n]],
    [1n, [1n, 2n], [0n, 1n]],
    [7n, [0n, 3n, 0n], [0n, 7n, 0n]],
    [7n, [0n, 0n], [0n, 0n]],
    [0n, [1n, 2n], [0n, 0n]],
    [7n, [], []],
  ])('%s over %s is %s', (total, weights, parts) => {
    expect(allocate(total, weights)).toEqual(parts);
  });

  it('sums to the whole, and each part is its share rounded down or up', () => {
    fc.assert(
      fc.property(amount, fc.array(amount, { minLength: 1, maxLength: 20 }), (total, weights) => {
        const sum = weights.reduce((a, b) => a + b, 0n);
        const parts = allocate(total, weights);
        if (sum === 0n) return;
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
        for (const [i, part] of parts.entries()) {
          const exact = total * (weights[i] ?? 0n);
          expect(part * sum <= exact ? exact - part * sum < sum : part * sum - exact < sum).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('sliceUnits', () => {
  it('gives 20 over 3 units as 6, 7, 7', () => {
    expect([0, 1, 2].map((k) => sliceUnits(20n, 3, k, k + 1))).toEqual([6n, 7n, 7n]);
  });
  it('gives 2 over 3 units as 0, 1, 1', () => {
    expect([0, 1, 2].map((k) => sliceUnits(2n, 3, k, k + 1))).toEqual([0n, 1n, 1n]);
  });
  it('sums to the line however it is cut, and no unit exceeds its share rounded up', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 60 }), fc.array(fc.nat(60)), (total, quantity, cuts) => {
        const edges = [...new Set([0, ...cuts.filter((cut) => cut < quantity), quantity])].sort((a, b) => a - b);
        const slices = edges.slice(1).map((to, i) => sliceUnits(total, quantity, edges[i] ?? 0, to));
        expect(slices.reduce((a, b) => a + b, 0n)).toBe(total);
        const most = (total + BigInt(quantity) - 1n) / BigInt(quantity);
        for (let k = 0; k < quantity; k++) expect(sliceUnits(total, quantity, k, k + 1) <= most).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('percent', () => {
  it.each([
    [5n, 10, 1n, 0n],
    [4n, 10, 0n, 0n],
    [19n, 10, 2n, 1n],
    [1000n, 7.5, 75n, 75n],
    [100n, 0.005, 0n, 0n],
    [333n, 33.3333, 111n, 110n],
    [1999n, 100, 1999n, 1999n],
    [1999n, 0, 0n, 0n],
  ])('of %s at %s %% is %s half up and %s down', (base, percent, up, down) => {
    expect(percentHalfUp(base, percent)).toBe(up);
    expect(percentDown(base, percent)).toBe(down);
  });
});
