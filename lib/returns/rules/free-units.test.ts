import { describe, expect, it } from 'vitest';
import { areFree } from './free-units';

const units = (unitOffset: number, quantity: number, lineId = 'a') => ({ lineId, unitOffset, quantity });
const line = (quantity: number, claimed: number, lineId = 'a') => ({ lineId, quantity, claimed });

describe('units of an order’s lines', () => {
  it.each([
    ['beside another claim', [units(1, 1)], [units(0, 1), units(2, 1)], [line(3, 2)], true],
    ['under another claim', [units(0, 2)], [units(1, 1)], [line(3, 1)], false],
    ['of a line that has fewer now', [units(1, 2)], [], [line(2, 1)], false],
    ['of a line that is gone', [units(0, 1)], [], [], false],
    ['in two pieces that are too many together', [units(0, 1), units(2, 1)], [], [line(1, 0)], false],
    ['of another line than the claim', [units(0, 1, 'b')], [units(0, 1)], [line(1, 1), line(1, 0, 'b')], true],
  ])('%s', (_, wanted, claims, lines, free) => {
    expect(areFree(wanted, claims, lines)).toBe(free);
  });
});
