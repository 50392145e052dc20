import { expect, it } from 'vitest';
import { eventIdentity } from '../../rules/event-identity';
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

it('reads what was decided about a delivery request, and refuses what decides nothing', () => {
  const answer = (state: unknown, more = {}) => ({ delivery_request: { id: 'r-1', state, answer: 'Ja.' }, ...more });
  const read = (body: unknown) => generic.parse(JSON.stringify(body), 'webhook');
  expect(read(answer('confirmed'))).toMatchObject({
    shipments: [],
    answers: [{ request_id: 'r-1', state: 'confirmed', answer: 'Ja.', reference: null }],
  });
  expect(read({ data: [answer('refused'), payload()] })).toMatchObject({
    shipments: [{ external_id: 'S-1' }],
    answers: [{ state: 'refused' }],
  });
  expect(() => read(answer('perhaps'))).toThrow('confirmed or refused');
  expect(read(payload()).answers).toBeUndefined();
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

it('reads how far a courier on the round is, and keeps each telling apart', () => {
  const round = (stops_before: unknown, eta: unknown = undefined) => ({
    status: 'out_for_delivery',
    stops_before,
    eta,
  });
  const window = { earliest: '2026-05-05T10:00:00+02:00', latest: '2026-05-05T12:00:00+02:00' };
  const [told] = parse(payload({ events: [round(8, window), round(7), round(-1), round('many'), round(1.5)] }));
  expect(told?.events.map(({ stops }) => stops)).toEqual([8, 7, undefined, undefined, undefined]);
  expect(told?.events[0]?.eta).toMatchObject({ earliest: '2026-05-05T08:00:00Z', latest: '2026-05-05T10:00:00Z' });
  const keys = told?.events.slice(0, 2).map((event) => eventIdentity('generic', event));
  expect(new Set(keys).size).toBe(2);
});

it.each([
  [1_650, 1_650],
  ['1650', 1_650],
  [-1, undefined],
  [2_000_000, undefined],
  [undefined, undefined],
])('what it weighs: %j', (weight_grams, grams) => {
  expect(parse(payload({ weight_grams }))[0]?.weight_grams).toBe(grams);
});
