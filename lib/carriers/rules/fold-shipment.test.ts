import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAUSES, type Observation, SHIPMENT_STATUSES, SUB_STATUSES } from '../types';
import { foldShipment } from './fold-shipment';
import { meaningOf } from './meaning';

const DAY = 86_400_000;
const START = Date.parse('2026-03-02T08:00:00Z');
const iso = (ms: number) => new Date(ms).toISOString();

let serial = 0;
/** A scan `hours` after the start: [status, hours, sub_status?]. Keys are unique. */
function scan(
  status: Observation['status'],
  hours: number,
  sub_status: Observation['sub_status'] = null,
  over: Partial<Observation> = {},
): Observation {
  const at = iso(START + hours * 3_600_000);
  return {
    kind: 'event',
    key: `k${serial++}`,
    occurred_at: at,
    local_time: null,
    ...meaningOf(status, sub_status),
    code: null,
    description: null,
    location: null,
    observed_at: at,
    received_at: at,
    source: 'easypost',
    ...over,
  };
}
const local = (text: string) => ({ occurred_at: null, local_time: text });
const declared: typeof scan = (status, hours, sub_status = null, over = {}) =>
  scan(status, hours, sub_status, { kind: 'declaration', occurred_at: null, ...over });

const arbitraryObservation: fc.Arbitrary<Observation> = fc
  .record({
    kind: fc.constantFrom('event' as const, 'event' as const, 'declaration' as const),
    id: fc.integer({ min: 0, max: 30 }),
    status: fc.constantFrom(...SHIPMENT_STATUSES),
    sub_status: fc.option(fc.constantFrom(...SUB_STATUSES)),
    cause: fc.option(fc.constantFrom(...CAUSES)),
    minute: fc.integer({ min: 0, max: 60 * 24 * 200 }),
    time: fc.constantFrom('instant', 'local', 'day', 'none'),
    observed: fc.option(fc.integer({ min: 0, max: 60 * 24 * 200 })),
    received: fc.integer({ min: 0, max: 60 * 24 * 200 }),
    eta: fc.option(fc.integer({ min: 0, max: 20 })),
    source: fc.constantFrom('easypost', 'dpd'),
  })
  .map(({ kind, id, status, sub_status, cause, minute, time, observed, received, eta, source }) => {
    const at = iso(START + minute * 60_000);
    return {
      kind,
      key: `${kind}-${id}`,
      occurred_at: time === 'instant' ? at : null,
      local_time: time === 'local' ? at.slice(0, 16) : time === 'day' ? at.slice(0, 10) : null,
      status,
      sub_status,
      cause,
      action_by: null,
      code: null,
      description: null,
      location: null,
      observed_at: observed === null ? null : iso(START + observed * 60_000),
      received_at: iso(START + received * 60_000),
      source,
      eta:
        eta === null
          ? null
          : { earliest: iso(START + eta * DAY), latest: iso(START + eta * DAY), source: 'carrier', confidence: 'high' },
    };
  });

describe('whatever the order', () => {
  it('gives the same state for every permutation, duplication and batching', () => {
    fc.assert(
      fc.property(
        fc
          .array(arbitraryObservation, { maxLength: 40 })
          .chain((history) =>
            fc.tuple(
              fc.constant(history),
              fc.shuffledSubarray(history, { minLength: history.length }),
              fc.subarray(history),
              fc.integer({ min: 0, max: 40 }),
            ),
          ),
        ([history, shuffled, again, cut]) => {
          const batches = [...shuffled.slice(cut), ...again, ...shuffled.slice(0, cut), ...again];
          expect(foldShipment(batches)).toEqual(foldShipment(history));
        },
      ),
      { numRuns: process.env.PORCHLIGHT_DEEP ? 20_000 : 2_000 },
    );
  });

  it('never leaves a delivery for anything but a return, damage, loss or retraction', () => {
    const ordinary = arbitraryObservation.filter(
      (o) => o.status !== 'returned' && !['damaged', 'lost', 'delivery_retracted'].includes(o.sub_status ?? ''),
    );
    fc.assert(
      fc.property(fc.array(ordinary, { maxLength: 30 }), (history) => {
        const first = { ...scan('delivered', -24), key: 'the delivery' };
        const state = foldShipment([...history, first]);
        expect(state.status).toBe('delivered');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('headlines', () => {
  it.each([
    ['nothing known', [], 'unknown'],
    [
      'the newest scan',
      [scan('pre_transit', 0), scan('in_transit', 5), scan('out_for_delivery', 9)],
      'out_for_delivery',
    ],
    [
      'an attempt, then carried out again',
      [scan('attempt_failed', 5), scan('out_for_delivery', 24)],
      'out_for_delivery',
    ],
    ['label data told after the pick-up', [scan('in_transit', 1), scan('pre_transit', 2)], 'in_transit'],
    [
      'an unknown code after "out for delivery"',
      [scan('out_for_delivery', 1), scan('in_transit', 2, 'update')],
      'out_for_delivery',
    ],
    [
      'a real scan after "out for delivery"',
      [scan('out_for_delivery', 1), scan('in_transit', 2, 'arrived')],
      'in_transit',
    ],
    ['delivered, dated before "out for delivery"', [scan('delivered', 1), scan('out_for_delivery', 1.1)], 'delivered'],
    ['a late service exception after delivery', [scan('delivered', 1), scan('exception', 30, 'delay')], 'delivered'],
    ['damage found after delivery', [scan('delivered', 1), scan('exception', 30, 'damaged')], 'exception'],
    ['delivered in error', [scan('delivered', 1), scan('exception', 3, 'delivery_retracted')], 'exception'],
    ['returned after delivery', [scan('delivered', 1), scan('returned', 30, 'returning')], 'returned'],
    ['a return on its way', [scan('returned', 1, 'returning'), scan('in_transit', 9, 'arrived')], 'returned'],
    ['expired, then a scan', [scan('expired', 1), scan('in_transit', 700, 'arrived')], 'in_transit'],
    ['a declaration against older scans', [scan('exception', 1), declared('in_transit', 2)], 'in_transit'],
    ['a declaration that lags behind a scan', [scan('in_transit', 1), declared('pre_transit', 2)], 'in_transit'],
    [
      'a lagging declaration and an attempt',
      [scan('attempt_failed', 1), declared('out_for_delivery', 2)],
      'attempt_failed',
    ],
    ['an older declaration told last', [declared('delivered', 9), declared('in_transit', 2)], 'delivered'],
    ['a scan newer than the declaration', [declared('in_transit', 2), scan('out_for_delivery', 5)], 'out_for_delivery'],
    [
      'a provider that withdraws its own word',
      [declared('out_for_delivery', 2), declared('in_transit', 5)],
      'in_transit',
    ],
    [
      'lost, says the merchant, though scanned delivered',
      [scan('delivered', 1), declared('exception', 9, 'lost')],
      'exception',
    ],
  ] as [string, Observation[], string][])('%s', (_, history, status) => {
    expect(foldShipment(history).status).toBe(status);
    expect(foldShipment([...history].reverse()).status).toBe(status);
  });

  it('says a parcel that came back is returned, not delivered', () => {
    const state = foldShipment([scan('returned', 1, 'returning'), scan('delivered', 50)]);
    expect(state).toMatchObject({ status: 'returned', sub_status: 'returned_to_sender', delivered_at: null });
  });

  it('keeps the detail of a scan when the provider says the same with less', () => {
    const state = foldShipment([scan('attempt_failed', 1, 'not_home'), declared('attempt_failed', 2)]);
    expect(state).toMatchObject({ sub_status: 'not_home', cause: 'recipient', action_by: 'shopper' });
  });

  it('takes nothing back where a wall clock and an instant cannot be told apart', () => {
    const driving = scan('out_for_delivery', 0, null, local('2026-03-02T07:00:00'));
    expect(foldShipment([driving, scan('in_transit', 6, 'departed')]).status).toBe('out_for_delivery');
    expect(foldShipment([driving, scan('in_transit', 30, 'departed')]).status).toBe('in_transit');
  });

  it('leaves the last parcel of a number used again behind', () => {
    const old = scan('delivered', -24 * 200);
    const fresh = scan('pre_transit', 0);
    expect(foldShipment([old, fresh], { labelledAt: iso(START) })).toMatchObject({
      status: 'pre_transit',
      delivered_at: null,
    });
    expect(foldShipment([scan('delivered', 0), scan('returned', 24 * 130)]).status).toBe('delivered');
  });
});

describe('times', () => {
  it('keeps the first delivery, unless the parcel was carried out and delivered again', () => {
    const first = scan('delivered', 10);
    expect(foldShipment([first, scan('delivered', 12)]).delivered_at).toBe(first.occurred_at);
    const second = scan('delivered', 60);
    expect(foldShipment([first, scan('out_for_delivery', 55), second]).delivered_at).toBe(second.occurred_at);
    expect(foldShipment([first, scan('exception', 20, 'delivery_retracted')]).delivered_at).toBeNull();
  });

  it('invents no instant from a wall clock', () => {
    const state = foldShipment([
      scan('in_transit', 0, null, local('2026-03-02T07:00:00')),
      scan('delivered', 0, null, local('2026-03-03T16:30:00')),
    ]);
    expect(state).toMatchObject({
      status: 'delivered',
      shipped_at: null,
      delivered_at: null,
      delivered_at_local: '2026-03-03T16:30:00',
      last_event_at: '2026-03-03T02:30:00Z',
    });
  });

  it('takes the delivery time from a declaration where no scan tells it', () => {
    const at = iso(START + DAY);
    expect(foldShipment([declared('delivered', 30, null, { occurred_at: at })]).delivered_at).toBe(at);
  });

  it('ships with the first scan in the carrier’s hands and tells the first and the newest estimate', () => {
    const eta = (day: number) => ({
      earliest: iso(START + day * DAY),
      latest: iso(START + day * DAY),
      source: 'carrier' as const,
      confidence: 'high' as const,
    });
    const pickedUp = scan('in_transit', 4, 'picked_up');
    const state = foldShipment([
      declared('in_transit', 5, null, { eta: eta(3) }),
      scan('out_for_delivery', 40),
      pickedUp,
      declared('in_transit', 20, null, { eta: eta(4) }),
      scan('pre_transit', 0),
    ]);
    expect(state.shipped_at).toBe(pickedUp.occurred_at);
    expect(state.eta_original).toEqual(eta(3));
    expect(state.eta_current).toEqual(eta(4));
  });
});
