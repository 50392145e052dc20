import { describe, expect, it } from 'vitest';
import { isOfThisParcel } from './parcel-start';

const ORDERED = '2026-11-20T10:00:00Z';
const at = (occurred_at: string, of_number = true) => ({ occurred_at, local_time: null, of_number });
const wall = (local_time: string, of_number = true) => ({ occurred_at: null, local_time, of_number });

describe('a scan is of this parcel', () => {
  it.each([
    ['from after the label', at('2026-11-19T00:00:00Z'), { labelledAt: '2026-11-20T10:00:00Z' }, true],
    ['from two days before it', at('2026-11-18T10:00:00Z'), { labelledAt: '2026-11-20T10:00:00Z' }, true],
    ['from longer before it', at('2026-11-18T09:59:59Z'), { labelledAt: '2026-11-20T10:00:00Z' }, false],
    [
      'the label counts, not the order',
      at('2026-11-01T00:00:00Z'),
      { labelledAt: '2026-11-20T10:00:00Z', orderedAt: ORDERED },
      false,
    ],
    ['from a month before the order', at('2026-10-21T10:00:00Z'), { orderedAt: ORDERED }, true],
    ['from longer before it', at('2026-10-21T09:59:59Z'), { orderedAt: ORDERED }, false],
    ['told of the shipment itself', at('2019-01-01T00:00:00Z', false), { orderedAt: ORDERED }, true],
    ['told of the shipment, before its label', at('2019-01-01T00:00:00Z', false), { labelledAt: ORDERED }, false],
    ['by a wall clock a day before, somewhere', wall('2026-10-20T00:00'), { orderedAt: ORDERED }, true],
    ['by a wall clock two days before', wall('2026-10-19T23:59'), { orderedAt: ORDERED }, false],
    ['by a day', wall('2026-10-19'), { orderedAt: ORDERED }, false],
    ['without a time', { occurred_at: null, local_time: null, of_number: true }, { orderedAt: ORDERED }, true],
    ['where nothing is known of the parcel', at('2019-01-01T00:00:00Z'), {}, true],
  ])('%s', (_, scan, start, own) => {
    expect(isOfThisParcel(scan, start)).toBe(own);
  });
});
