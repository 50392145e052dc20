import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpenLot } from '../types';
import { drawLots } from './draw-lots';
import { restorable, splitRestoration } from './split-restoration';

const lot = (id: string, left: number, isBonus: boolean, day: number | null): OpenLot => ({
  id,
  left,
  isBonus,
  expiresAt: day === null ? null : new Date(Date.UTC(2027, 0, day)),
});

describe('drawLots', () => {
  const lots = [lot('a', 100, false, 20), lot('b', 30, true, 20), lot('c', 50, true, 31), lot('d', 10, false, null)];
  const of = (amount: number, purpose: 'spend' | 'claw_back') =>
    drawLots(lots, amount, purpose)
      ?.map((draw) => `${draw.lotId}${draw.amount}`)
      .join(' ');

  it.each([
    [20, 'b20'],
    [130, 'b30 a100'],
    [150, 'b30 a100 c20'],
    [190, 'b30 a100 c50 d10'],
  ])('spends %i from what ends first, bonus before principal: %s', (amount, expected) =>
    expect(of(amount, 'spend')).toBe(expected),
  );

  it.each([
    [60, 'b30 c30'],
    [100, 'b30 c50 a20'],
  ])('takes %i back bonus first: %s', (amount, expected) => expect(of(amount, 'claw_back')).toBe(expected));

  it('is all or nothing', () => expect(drawLots(lots, 191, 'spend')).toBeNull());
});

describe('splitRestoration', () => {
  it('gives back, in any number of steps, what was paid and never the bonus', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(300), fc.array(fc.integer({ min: 1, max: 400 })), (principal, bonus, steps) => {
        const spend = { principal, bonus, restored: 0, bonusRestored: 0, bonusVoided: 0 };
        for (const step of steps) {
          const amount = Math.min(step, restorable(spend));
          const part = splitRestoration(spend, amount, false);
          expect(part.principal + part.bonus + part.voided).toBe(amount);
          expect(part.bonus).toBe(0);
          // Bonus goes first: nothing that was paid comes back while any of it is left.
          if (part.principal > 0) expect(spend.bonusVoided + part.voided).toBe(bonus);
          spend.restored += part.principal;
          spend.bonusVoided += part.voided;
        }
        expect(spend.restored).toBeLessThanOrEqual(principal);
      }),
    );
  });

  it('gives everything back where the shop called the order off', () => {
    const spend = { principal: 100, bonus: 10, restored: 0, bonusRestored: 0, bonusVoided: 0 };
    expect(splitRestoration(spend, 110, true)).toEqual({ principal: 100, bonus: 10, voided: 0 });
  });
});
