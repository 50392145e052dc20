import { expect, it } from 'vitest';
import { karrio } from './adapter';
import { samples, tracker } from './samples';

const only = (payload: unknown) => karrio.parse(JSON.stringify(payload), 'webhook').shipments[0];

it('reads trackers, lists and webhooks', () => {
  for (const payload of [tracker(), { results: [tracker()] }, { event: 'tracker_updated', data: tracker() }]) {
    expect(only(payload)).toMatchObject({
      carrier: 'dpd',
      service: 'Classic',
      tracking_number: '05000000000000',
      status: 'in_transit',
      eta: { latest: '2026-05-07' },
    });
  }
});

it('does not believe the Z of a timestamp', () => {
  expect(only(tracker())?.events).toMatchObject([
    { occurred_at: null, local_time: '2026-05-06T09:30' },
    { occurred_at: null, local_time: '2026-05-05T18:00', status: 'in_transit', sub_status: 'update' },
  ]);
  const events = [{ timestamp: '2026-05-06T09:30:00+02:00', status: 'delivered' }];
  expect(only(tracker({ status: 'delivered', events }))?.delivered_at).toBe('2026-05-06T07:30:00Z');
});

it.each([
  ['pending', [], 'unknown', 'no_data'],
  ['on_hold', [], 'exception', 'held'],
  ['delivery_delayed', [], 'in_transit', 'delay'],
  ['ready_for_pickup', [], 'available_for_pickup', 'ready_at_point'],
  ['return_to_sender', [], 'returned', 'returning'],
  [
    'delivery_failed',
    [{ date: '2026-05-06', status: 'delivery_failed', reason: 'consignee_not_home' }],
    'attempt_failed',
    'not_home',
  ],
])('%s with %j is %s / %s', (status, events, expected, sub_status) => {
  expect(only(tracker({ status, events }))).toMatchObject({ status: expected, sub_status });
});

it('reports errors', () => {
  expect(karrio.parse(samples.error ?? '', 'tracking')).toMatchObject({
    shipments: [],
    errors: [{ code: 'not_found' }],
  });
});
