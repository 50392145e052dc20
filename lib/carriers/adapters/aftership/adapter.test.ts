import { expect, it } from 'vitest';
import { aftership } from './adapter';
import { delivered, older, samples, tracking, webhook } from './samples';

const only = (payload: unknown) => {
  const { shipments } = aftership.parse(JSON.stringify(payload), 'webhook');
  expect(shipments).toHaveLength(1);
  return shipments[0];
};

it('reads every envelope', () => {
  const list = { meta: { code: 200 }, data: { trackings: [tracking()], pagination: {} } };
  for (const payload of [webhook(tracking()), { meta: { code: 200 }, data: tracking() }, older, list]) {
    expect(only(payload)).toMatchObject({
      carrier: 'dhl_de',
      tracking_number: '00340434000000000000',
      status: 'in_transit',
      order_external_id: '1001',
    });
  }
});

it('reads places old and new', () => {
  for (const payload of [webhook(tracking()), older]) {
    expect(only(payload)?.events[0]?.location).toMatchObject({
      city: 'Kassel',
      postal_code: '34117',
      country: 'DE',
      latitude: 51.3,
      longitude: 9.5,
    });
  }
});

it('takes the delivery time from the checkpoint, and invents none', () => {
  expect(only(webhook(delivered('2026-05-06T12:15:00+02:00')))).toMatchObject({
    status: 'delivered',
    sub_status: 'delivered_to_neighbour',
    delivered_at: '2026-05-06T10:15:00Z',
    delivered_at_local: '2026-05-06T12:15:00',
  });
  expect(only(webhook(delivered('2026-05-06T12:15:00')))).toMatchObject({
    delivered_at: null,
    delivered_at_local: '2026-05-06T12:15:00',
  });
});

it('keeps the tag a merchant gave against the scans', () => {
  const lost = { ...delivered('2026-05-06T12:15:00+02:00'), tag: 'Exception', subtag: 'Exception_013' };
  expect(only(webhook(lost))).toMatchObject({
    status: 'exception',
    sub_status: 'lost',
    delivered_at: null,
    events: [{ status: 'delivered' }],
  });
});

it.each([
  ['Pending', 'Pending_002', 'unknown', 'no_data'],
  ['InfoReceived', 'InfoReceived_001', 'pre_transit', 'label_created'],
  ['Exception', 'Exception_010', 'returned', 'returning'],
  ['Exception', 'Exception_011', 'returned', 'returned_to_sender'],
  ['Exception', 'Exception_099', 'exception', null],
  ['AttemptFail', 'AttemptFail_003', 'attempt_failed', 'business_closed'],
  ['AvailableForPickup', 'AvailableForPickup_001', 'available_for_pickup', 'ready_at_point'],
  ['OutForDelivery', 'OutForDelivery_003', 'out_for_delivery', 'courier_near'],
  ['Expired', 'Expired_001', 'expired', null],
])('%s / %s is %s / %s', (tag, subtag, status, sub_status) => {
  expect(only(webhook(tracking({ tag, subtag, checkpoints: [] })))).toMatchObject({ status, sub_status });
});

it('advances a tag that lags behind its checkpoints', () => {
  expect(only(webhook(tracking({ tag: 'InfoReceived', subtag: 'InfoReceived_001' })))?.status).toBe('in_transit');
});

it('tells the estimate, the direction and its own clock', () => {
  expect(only(webhook(tracking({ shipment_direction: 'return' })))).toMatchObject({
    direction: 'return',
    eta: { earliest: '2026-05-06', latest: '2026-05-07' },
    observed_at: '2026-05-05T10:00:00Z',
  });
});

it('reports errors, and understands answers without a tracking', () => {
  expect(aftership.parse(samples.error ?? '', 'tracking')).toMatchObject({ shipments: [], errors: [{ code: '4004' }] });
  expect(aftership.parse('{"meta":{"code":200},"data":{"couriers":[]}}', 'tracking').shipments).toEqual([]);
  expect(aftership.parse('{"ts":1,"event":"x","msg":{}}', 'webhook').shipments).toEqual([]);
  expect(() => aftership.parse('{"a":1}', 'tracking')).toThrow(
    expect.objectContaining({ name: 'PayloadNotUnderstood' }),
  );
  expect(aftership.eventId?.(samples.webhook ?? '')).toBe('e-1');
});
