import { describe, expect, it } from 'vitest';
import type { QuoteOrder } from '../types';
import { availableCount, openUnitBook } from './unit-book';

const shipped = [{ shipped_at: '2026-11-20T10:00:00Z' }];
const available = (quantity: number, returned: { quantity: number; unit_offset: number }[], elsewhere = 0) => {
  const order = {
    lines: [{ external_id: 'a', quantity }],
    refunds: elsewhere ? [{ lines: [{ line_external_id: 'a', quantity: elsewhere }] }] : [],
  } as unknown as QuoteOrder;
  const claims = returned.map((claim) => ({ line_external_id: 'a', ...claim }));
  const units = openUnitBook(order, shipped, claims).get('a');
  return units ? availableCount(units) : null;
};

describe('C12, C18: units that may still come back', () => {
  it.each([
    ['none is claimed', 3, [], 0, 3],
    ['some are', 3, [{ quantity: 2, unit_offset: 1 }], 0, 1],
    ['others gave money for some', 3, [{ quantity: 1, unit_offset: 0 }], 1, 1],
    ['the line was made shorter than a claim reaches', 2, [{ quantity: 2, unit_offset: 1 }], 0, 0],
    ['the line ends before a claim begins', 1, [{ quantity: 1, unit_offset: 1 }], 0, 0],
    ['and others gave money too', 3, [{ quantity: 1, unit_offset: 4 }], 1, 1],
  ] as const)('%s', (_, quantity, returned, elsewhere, left) => {
    expect(available(quantity, [...returned], elsewhere)).toBe(left);
  });
});
