import { expect, it } from 'vitest';
import { usps } from './adapter';
import { detail, samples, scan } from './samples';

const parse = (payload: unknown) => usps.parse(JSON.stringify(payload), 'tracking');
const only = (payload: unknown) => parse(payload).shipments[0];

it('reads a detail: plain service name, instant and wall clock apart', () => {
  expect(usps.parse(samples.delivered ?? '', 'tracking').shipments).toMatchObject([
    {
      carrier: 'usps',
      service: 'USPS Ground Advantage™',
      status: 'delivered',
      sub_status: 'delivered_to_mailbox',
      delivered_at: '2026-05-06T18:58:40Z',
      delivered_at_local: '2026-05-06T13:58:00',
    },
  ]);
});

it.each([
  ['only an offset', { GMTTimestamp: null }, '2026-05-06T18:58:00Z'],
  [
    'an older answer with Z on a wall clock',
    { eventTimestamp: '2026-05-06T13:58:00Z', GMTTimestamp: undefined, GMTOffset: undefined },
    null,
  ],
  ['nothing of a zone', { GMTTimestamp: undefined, GMTOffset: undefined }, null],
])('%s', (_, over, delivered_at) => {
  expect(only(detail('Delivered', [scan('01', 'Delivered', over)]))).toMatchObject({
    delivered_at,
    delivered_at_local: '2026-05-06T13:58:00',
  });
});

it.each([
  ['In Transit', [scan('OF', 'Out for Delivery')], '', 'out_for_delivery', 'loaded'],
  ['Pre-Shipment', [scan('GX', 'Awaiting item')], '', 'pre_transit', 'awaiting_carrier'],
  ['Delivery Attempt', [scan('53', 'Notice Left')], '', 'attempt_failed', 'business_closed'],
  ['Available for Pickup', [], '', 'available_for_pickup', 'ready_at_point'],
  ['Alert', [], 'Return to Sender', 'returned', 'returning'],
  ['Alert', [], 'Moved, Left no Address', 'exception', 'address_problem'],
  ['Alert', [], 'Seized by the moon', 'exception', null],
  [
    'Delivered',
    [scan('01', 'Delivered, To Original Sender')],
    'Delivered, To Original Sender',
    'returned',
    'returned_to_sender',
  ],
  ['Delivered to Agent', [], 'Delivered to Agent', 'delivered', null],
  ['', [], '', 'unknown', null],
  ['', [scan('QQ', 'Something new')], '', 'in_transit', 'update'],
])('%j with %j (%s) is %s / %s', (category, events, status, expected, sub_status) => {
  expect(only(detail(category, events, { status }))).toMatchObject({ status: expected, sub_status });
});

it('reads lists and the prose of a summary', () => {
  expect(
    parse([detail('Delivered', []), { trackingNumber: '1', error: { code: '404', message: 'No' } }]),
  ).toMatchObject({
    shipments: [{ status: 'delivered' }],
    errors: [{ code: '404', tracking_number: '1' }],
  });
  expect(usps.parse(samples.summary ?? '', 'tracking').shipments).toMatchObject([
    { status: 'delivered', delivered_at: null, events: [] },
  ]);
});

it('reports errors of the API and of OAuth', () => {
  expect(usps.parse(samples.error ?? '', 'tracking')).toMatchObject({ shipments: [], errors: [{ code: '404' }] });
  expect(parse({ error: 'invalid_client', error_description: 'No' }).errors).toMatchObject([
    { code: 'invalid_client', message: 'No' },
  ]);
  expect(
    parse({ fault: { faultstring: 'Invalid ApiKey', detail: { errorcode: 'oauth.v2.InvalidApiKey' } } }).errors,
  ).toMatchObject([{ code: 'oauth.v2.InvalidApiKey' }]);
});
