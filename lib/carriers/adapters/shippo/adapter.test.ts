import { expect, it } from 'vitest';
import { shippo } from './adapter';
import { samples, step, track } from './samples';

const parse = (body: string | undefined) => shippo.parse(body ?? '', 'webhook');
const only = (payload: unknown) => parse(JSON.stringify(payload)).shipments[0];

it('reads a history oldest first, UTC with and without its Z', () => {
  expect(parse(samples.delivered).shipments).toMatchObject([
    {
      carrier: 'usps',
      service: 'Priority Mail',
      status: 'delivered',
      delivered_at: '2026-05-06T15:00:00Z',
      eta: { earliest: '2026-05-08' },
      events: [
        { status: 'delivered' },
        { occurred_at: '2026-05-05T10:00:00Z', sub_status: 'departed' },
        { status: 'pre_transit' },
      ],
    },
  ]);
});

it('makes a scan of the status where the history is empty', () => {
  expect(parse(samples.webhook).shipments).toMatchObject([
    { status: 'out_for_delivery', events: [{ sub_status: 'loaded' }] },
  ]);
});

it('knows a number without data from an error', () => {
  expect(parse(samples.noData).shipments).toMatchObject([{ status: 'unknown', sub_status: 'no_data', events: [] }]);
  expect(parse(samples.error)).toMatchObject({
    shipments: [],
    errors: [{ message: "Carrier with name 'nobody' is not supported." }],
  });
  expect(parse('{"tracking_number":["This field may not be blank."]}').errors).toHaveLength(1);
});

it.each([
  ['TRANSIT', 'delivery_attempted', false, 'attempt_failed', null],
  ['TRANSIT', 'pickup_available', true, 'available_for_pickup', 'ready_at_point'],
  ['TRANSIT', 'delayed', false, 'in_transit', 'delay'],
  ['TRANSIT', 'address_issue', true, 'exception', 'address_problem'],
  ['TRANSIT', 'something_new', false, 'in_transit', null],
  ['TRANSIT', null, false, 'in_transit', null],
  ['DELIVERED', 'information_received', false, 'delivered', null],
  ['RETURNED', 'return_to_sender', false, 'returned', 'returning'],
  ['FAILURE', 'package_lost', true, 'exception', 'lost'],
  ['FAILURE', 'package_damaged', true, 'exception', 'damaged'],
  ['UNKNOWN', null, false, 'unknown', null],
])('%s / %s (help: %s) is %s / %s', (status, code, action_required, expected, sub_status) => {
  const substatus = code === null ? null : { code, text: '', action_required };
  const history = [step(status, null, '2026-05-05T10:00:00Z', { substatus })];
  expect(only(track(history))).toMatchObject({ status: expected, sub_status });
  if (code !== null && !action_required) {
    const older = [step(status, null, '2026-05-05T10:00:00Z', { substatus: code })];
    expect(only(track(older))).toMatchObject({ status: expected, sub_status });
  }
});

it('understands other events and refuses what is not Shippo’s', () => {
  expect(parse('{"event":"transaction_updated","data":{"object_id":"t1"}}').shipments).toEqual([]);
  expect(() => parse('{"a":1}')).toThrow(expect.objectContaining({ name: 'PayloadNotUnderstood' }));
});
