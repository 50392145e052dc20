import { expect, it } from 'vitest';
import { dpd } from './adapter';
import { json, lifeCycle, samples, step } from './samples';

const only = (body: string | undefined) => dpd.parse(body ?? '', 'tracking').shipments[0];

it('reads the SOAP life cycle: American dates without a zone, the month first', () => {
  expect(only(samples.soap)).toMatchObject({
    carrier: 'dpd',
    service: 'DPD CLASSIC',
    status: 'delivered',
    delivered_at: null,
    delivered_at_local: '2026-08-18T14:43:31',
    events: [{ location: { city: 'Gent', country: 'BE' } }, { sub_status: 'at_local_depot' }],
  });
});

it('believes the current status, not the label of the progress bar', () => {
  const body = lifeCycle(
    step('Courier', '8/18/2026 7:34:34 AM'),
    step('ReturningFromDelivery', '8/18/2026 5:00:00 PM', { current: 'true' }),
  );
  expect(only(body)?.status).toBe('attempt_failed');
});

it.each([
  ['PickedUp', 'DPD has received your parcel', 'in_transit', 'accepted'],
  ['ParcelShop', 'Delivered by driver to Pickup parcelshop', 'available_for_pickup', 'ready_at_point'],
  ['ParcelShop', 'Handed in at the parcelshop by the consignor', 'in_transit', 'accepted'],
  ['DeliveryFailure', 'We could not deliver', 'attempt_failed', null],
  ['SomethingNew', 'New', 'in_transit', 'update'],
])('%s %j is %s / %s', (status, text, expected, sub_status) => {
  expect(only(lifeCycle(step(status, '8/18/2026 7:34:34 AM', { current: 'true', text })))).toMatchObject({
    status: expected,
    sub_status,
  });
});

it('leaves out the steps still to come, and reads the JSON sister with its day first', () => {
  expect(only(JSON.stringify(json))).toMatchObject({
    tracking_number: '05000000000000',
    service: 'DPD CLASSIC',
    status: 'in_transit',
    sub_status: 'departed',
    events: [
      { local_time: '2026-05-06T08:00' },
      { local_time: '2026-05-05T10:19', location: { city: 'Essen', country: 'DE' } },
    ],
  });
});

it('reports faults', () => {
  expect(dpd.parse(samples.fault ?? '', 'tracking')).toMatchObject({
    shipments: [],
    errors: [{ code: 'LOGIN_5', message: 'Wrong token' }],
  });
  expect(() => dpd.parse('<a/>', 'tracking')).toThrow(expect.objectContaining({ name: 'PayloadNotUnderstood' }));
});
