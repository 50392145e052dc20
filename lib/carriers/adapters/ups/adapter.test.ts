import { expect, it } from 'vitest';
import { ups } from './adapter';
import { activity, alert, details, samples } from './samples';

const parse = (payload: unknown) => ups.parse(JSON.stringify(payload), 'tracking');
const only = (payload: unknown) => parse(payload).shipments[0];

it('reads details; local times fix no instant, gmt fields do', () => {
  expect(ups.parse(samples.details ?? '', 'tracking').shipments).toMatchObject([
    {
      carrier: 'ups',
      service: 'UPS Ground',
      status: 'delivered',
      delivered_at: null,
      delivered_at_local: '2026-05-05T09:15:00',
    },
  ]);
  const gmt = { gmtDate: '20260505', gmtTime: '14:15:00', gmtOffset: '-05:00' };
  expect(only(details([activity('D', 'KM', gmt)]))).toMatchObject({
    delivered_at: '2026-05-05T14:15:00Z',
    delivered_at_local: '2026-05-05T09:15:00',
  });
  expect(only(details([activity('D', 'KM', { gmtOffset: '-05:00' })]))?.delivered_at).toBe('2026-05-05T14:15:00Z');
});

it('reads a push: the gmt fields are the instant, a stale scheduled day is no estimate', () => {
  expect(only(alert())).toMatchObject({
    status: 'out_for_delivery',
    eta: { latest: '2026-05-05' },
    events: [{ occurred_at: '2026-05-05T14:15:00Z', code: 'I OT' }],
  });
  expect(only(alert({ scheduledDeliveryDate: '20191014' }))?.eta).toBeNull();
  expect(parse([alert(), alert()]).shipments).toHaveLength(2);
});

it.each([
  ['M', 'MP', '', 'pre_transit', 'label_created'],
  ['MV', '', '', 'exception', 'cancelled'],
  ['I', 'ZZ', 'Moved somehow', 'in_transit', null],
  ['I', 'ZZ', 'Your package was held for pickup at the counter', 'available_for_pickup', 'ready_at_point'],
  ['D', 'ZZ', 'DELIVERED', 'delivered', null],
  ['D', '2Q', 'Delivered to UPS Access Point', 'available_for_pickup', 'ready_at_point'],
  ['D', 'ZZ', 'Loaded on Delivery Vehicle', 'out_for_delivery', 'loaded'],
  ['D', 'F4', 'Left at front door', 'delivered', 'left_in_safe_place'],
  ['X', '48', 'The customer was not available', 'attempt_failed', 'not_home'],
  ['X', 'ZZ', 'The receiver was not available', 'attempt_failed', 'not_home'],
  ['X', 'SR', '', 'in_transit', 'customs_cleared'],
  ['X', 'DJ', '', 'in_transit', 'weather_delay'],
  ['X', 'ZZ', '', 'exception', null],
  ['RS', '', '', 'returned', 'returning'],
  ['QQ', 'ZZ', '', 'in_transit', 'update'],
])('%s %s %j is %s / %s', (type, code, description, status, sub_status) => {
  expect(only(details([activity(type, code, { status: { type, code, description } })]))).toMatchObject({
    status,
    sub_status,
  });
});

it('sorts activities by time, not by place in the list', () => {
  const driving = activity('I', 'OT', { date: '20260505' });
  expect(
    only(details([activity('P', 'PU', { date: '20260502' }), driving, activity('M', 'MP', { date: '20260501' })]))
      ?.status,
  ).toBe('out_for_delivery');
});

it('makes a shipment of each package, and of a status without activities', () => {
  const payload = details([activity('P', 'PU')]);
  const [shipment] = payload.trackResponse.shipment;
  const second = { trackingNumber: '1Z2', currentStatus: { code: '011', description: 'Delivered' } };
  const two = { trackResponse: { shipment: [{ ...shipment, package: [...(shipment?.package ?? []), second] }] } };
  expect(parse(two).shipments).toMatchObject([
    { status: 'in_transit' },
    { tracking_number: '1Z2', status: 'delivered', events: [] },
  ]);
});

it('prefers the rescheduled day and tells its window', () => {
  const over = {
    deliveryDate: [
      { type: 'SDD', date: '20260507' },
      { type: 'RDD', date: '20260508' },
    ],
    deliveryTime: { type: 'EDW', startTime: '141500', endTime: '181500' },
  };
  expect(only(details([activity('P', 'PU')], over))?.eta).toMatchObject({
    earliest: '2026-05-08T14:15:00',
    latest: '2026-05-08T18:15:00',
  });
});

it('takes a warning without a package for "not found", and reports errors', () => {
  expect(ups.parse(samples.notFound ?? '', 'tracking')).toMatchObject({
    shipments: [],
    errors: [{ code: 'TW0001', tracking_number: '1Z1' }],
  });
  expect(ups.parse(samples.error ?? '', 'tracking')).toMatchObject({ shipments: [], errors: [{ code: '250003' }] });
});

it('takes a photo sent along for the newest scan that delivered, and a placeholder for none', () => {
  const photo = '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAEBAQEBAQEBAQEB';
  const photos = (told: unknown, ...activities: unknown[]) =>
    only(details(activities, { deliveryInformation: { deliveryPhoto: { photo: told } } }))?.events.map(
      (event) => event.photo_url ?? null,
    );
  const [delivered, again, driving] = [
    activity('D', 'KM', { date: '20260505' }),
    activity('D', 'F4', { date: '20260504' }),
    activity('I', 'OT', { date: '20260503' }),
  ];
  expect(photos(`${photo}\n`, delivered, again, driving)).toEqual([`data:image/jpeg;base64,${photo}`, null, null]);
  expect(photos(photo, driving)).toEqual([null]);
  for (const none of ['encoding Base64', 'JVBERi0xLjQ=', '/9j/<script>', 7, null]) {
    expect(photos(none, delivered)).toEqual([null]);
  }
  const pushed = only(alert({ activityStatus: { type: 'D', code: 'KM' }, deliveryPhoto: { photo } }));
  expect(pushed?.events[0]?.photo_url).toMatch(/^data:image\/jpeg;base64,/);
});
