import { expect, it } from 'vitest';
import { canadaPost } from './adapter';
import { details, occurrence, samples } from './samples';

const only = (body: string | undefined) => canadaPost.parse(body ?? '', 'tracking').shipments[0];

it('reads details by identifier, whatever the language, space before the declaration or not', () => {
  expect(only(samples.delivered)).toMatchObject({
    carrier: 'canada_post',
    service: 'Xpresspost',
    tracking_number: '1000000000000000',
    status: 'delivered',
    delivered_at: '2026-02-03T16:59:59Z',
    delivered_at_local: '2026-02-03T11:59:59',
    eta: { latest: '2026-02-04' },
    events: [{}, {}, { location: { city: 'QUEBEC', region: 'QC', country: 'CA' } }],
  });
});

it.each([
  ['EST', '2026-02-03', '2026-02-03T16:59:59Z'],
  ['EDT', '2026-07-03', '2026-07-03T15:59:59Z'],
  ['CSTNO', '2026-07-03', '2026-07-03T17:59:59Z'],
  // standard time in summer may be a clock that ignores it or a label that was never changed
  ['EST', '2026-07-03', null],
  ['EST', '2026-03-07', '2026-03-07T16:59:59Z'],
  ['EST', '2026-03-08', null],
  ['EST', '2026-11-02', '2026-11-02T16:59:59Z'],
  ['XYZ', '2026-02-03', null],
  ['', '2026-02-03', null],
])('%s on %s', (zone, date, delivered_at) => {
  expect(only(details(occurrence('1496', date, zone)))).toMatchObject({
    delivered_at,
    delivered_at_local: `${date}T11:59:59`,
  });
});

it.each([
  ['3000', 'pre_transit', 'label_created'],
  ['2300', 'in_transit', 'picked_up'],
  ['0170', 'in_transit', 'arrived'],
  ['170', 'in_transit', 'arrived'],
  ['0500', 'out_for_delivery', 'loaded'],
  ['1701', 'available_for_pickup', 'ready_at_point'],
  ['1450', 'attempt_failed', null],
  ['0173', 'exception', 'address_problem'],
  ['1415', 'returned', 'returning'],
  ['9999', 'in_transit', 'update'],
])('%s is %s / %s', (code, status, sub_status) => {
  expect(only(details(occurrence(code, '2026-02-03')))).toMatchObject({ status, sub_status });
});

it('does not let a signature image hide where the parcel is', () => {
  expect(only(details(occurrence('20', '2026-02-03'), occurrence('0174', '2026-02-02')))?.status).toBe(
    'out_for_delivery',
  );
});

it('takes the later delivery of a parcel carried out again', () => {
  const twice = details(
    occurrence('1496', '2026-02-05'),
    occurrence('0174', '2026-02-04'),
    occurrence('1496', '2026-02-01'),
  );
  expect(only(twice)?.delivered_at).toBe('2026-02-05T16:59:59Z');
});

it('reads a summary, and reports messages', () => {
  const summary = `<tracking-summary><pin-summary><pin>1000000000000000</pin><event-date-time>20260203:101500</event-date-time>
<event-type>OUT</event-type><event-description>Out</event-description><event-location>QUEBEC</event-location></pin-summary></tracking-summary>`;
  expect(only(summary)).toMatchObject({
    status: 'out_for_delivery',
    events: [{ occurred_at: null, local_time: '2026-02-03T10:15:00' }],
  });
  expect(canadaPost.parse(samples.notFound ?? '', 'tracking')).toMatchObject({
    shipments: [],
    errors: [{ code: '004' }],
  });
  expect(() => canadaPost.parse('<html><body>Busy</body></html>', 'tracking')).toThrow(
    expect.objectContaining({ name: 'PayloadNotUnderstood' }),
  );
});
