import { expect, it } from 'vitest';
import { generic } from './adapter';
import { payload, samples } from './samples';

const parse = (body: unknown) => generic.parse(JSON.stringify(body), 'webhook').shipments;

it('reads scans of a shipment named by the merchant’s id or by carrier and number', () => {
  expect(parse(payload())).toMatchObject([
    {
      external_id: 'S-1',
      tracking_number: null,
      status: 'delivered',
      sub_status: 'delivered_to_neighbour',
      delivered_at: '2026-05-05T14:20:00Z',
    },
  ]);
  expect(generic.parse(samples.byNumber ?? '', 'webhook').shipments).toMatchObject([
    { external_id: null, carrier: 'own_courier', tracking_number: 'X-77', shipped_at: '2026-05-05T07:00:00Z' },
  ]);
});

it('reads several shipments, and an envelope around them', () => {
  expect(parse([payload(), payload({ shipment_external_id: 'S-2' })])).toHaveLength(2);
  expect(parse({ type: 'shipment.scanned', data: payload() })).toHaveLength(1);
});

it('takes an instant without an offset for a wall clock', () => {
  const events = [{ occurred_at: '2026-05-05T16:20:00', status: 'delivered' }];
  expect(parse(payload({ events }))).toMatchObject([{ delivered_at: null, delivered_at_local: '2026-05-05T16:20:00' }]);
});

it.each([
  [{ events: [] }, 'must name the shipment'],
  [payload({ events: {} }), 'events must be a list'],
  [payload({ events: [{ status: 'DELIVERED' }] }), 'events.0.status'],
  ['text', 'Expected an object'],
])('says what is wrong with %j', (body, reason) => {
  expect(() => parse(body)).toThrow(reason);
});

it('ignores words it does not know beside the status', () => {
  expect(
    parse(
      payload({
        events: [{ occurred_at: '2026-05-05T16:20:00Z', status: 'exception', sub_status: 'alien', cause: 'magic' }],
      }),
    ),
  ).toMatchObject([{ status: 'exception', sub_status: null, cause: 'unknown' }]);
});
