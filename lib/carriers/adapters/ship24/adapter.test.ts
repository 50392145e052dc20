import { expect, it } from 'vitest';
import { ship24 } from './adapter';
import { samples, scan, tracking } from './samples';

const only = (payload: unknown) => ship24.parse(JSON.stringify(payload), 'webhook').shipments[0];

it('reads results and webhooks; the last courier of a scan delivers', () => {
  expect(ship24.parse(samples.results ?? '', 'tracking').shipments).toMatchObject([
    {
      carrier: 'la_poste',
      service: 'Standard',
      tracking_number: 'LX000000000CN',
      status: 'out_for_delivery',
      eta: { earliest: '2026-05-06', latest: '2026-05-07' },
    },
  ]);
  expect(ship24.parse(samples.webhook ?? '', 'webhook').shipments).toMatchObject([
    { status: 'delivered', observed_at: '2026-05-06T09:05:00Z' },
  ]);
});

it.each([
  ['no offset: the Z of datetime is not believed', {}, null, '2026-05-06T09:00:00'],
  [
    'an offset of its own',
    { occurrenceDatetime: '2026-05-06T09:00:00+02:00', utcOffset: '+02:00' },
    '2026-05-06T07:00:00Z',
    '2026-05-06T09:00:00',
  ],
  ['an offset beside it', { utcOffset: '+02:00' }, '2026-05-06T07:00:00Z', '2026-05-06T09:00:00'],
  ['a day only', { hasNoTime: true, occurrenceDatetime: '2026-05-06T00:00:00' }, null, '2026-05-06'],
  ['a Z nobody vouches for', { occurrenceDatetime: '2026-05-06T09:00:00.000Z' }, null, '2026-05-06T09:00:00'],
])('%s', (_, over, occurred_at, local_time) => {
  expect(only({ trackings: [tracking([scan(over)])] })?.events[0]).toMatchObject({ occurred_at, local_time });
});

it.each([
  ['pending', null, 'unknown', 'no_data'],
  ['failed_attempt', 'delivery_attempted', 'attempt_failed', null],
  ['exception', 'exception_return', 'returned', 'returning'],
  ['exception', 'return_initiated', 'returned', 'returning'],
  ['exception', 'customs_exception', 'exception', 'customs_delay'],
  ['in_transit', 'customs_cleared', 'in_transit', 'customs_cleared'],
  ['in_transit', 'brand_new_code', 'in_transit', null],
])('%s / %s is %s / %s', (milestone, code, status, sub_status) => {
  expect(only({ trackings: [tracking([], milestone, code)] })).toMatchObject({ status, sub_status });
});

it('reports errors and names the delivery by the message id', () => {
  expect(ship24.parse(samples.error ?? '', 'tracking')).toMatchObject({
    shipments: [],
    errors: [{ code: 'auth_invalid_api_key' }],
  });
  expect(ship24.parse('{"data":{"couriers":[]}}', 'tracking').shipments).toEqual([]);
  expect(ship24.eventId?.(samples.webhook ?? '')).toBe('m-1');
  expect(ship24.eventId?.('x')).toBeNull();
});
