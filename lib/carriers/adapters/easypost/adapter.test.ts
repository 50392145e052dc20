import { describe, expect, it } from 'vitest';
import { easypost } from './adapter';
import { attempted, delivered, event, samples, tracker } from './samples';

const parse = (payload: unknown) => easypost.parse(JSON.stringify(payload), 'webhook');
const only = (payload: unknown) => {
  const { shipments } = parse(payload);
  expect(shipments).toHaveLength(1);
  return shipments[0];
};

describe('trackers', () => {
  it('reads one, an event around one, a list and a shipment that embeds one', () => {
    for (const payload of [
      tracker(),
      event(tracker()),
      { trackers: [tracker()] },
      [tracker()],
      { id: 'shp_1', tracker: tracker() },
    ]) {
      expect(only(payload)).toMatchObject({
        carrier: 'usps',
        tracking_number: '9400100000000000000000',
        status: 'in_transit',
      });
    }
  });

  it('tells the newest scan first, with place and detail', () => {
    expect(only(tracker())?.events).toMatchObject([
      {
        occurred_at: '2026-05-05T10:00:00Z',
        sub_status: 'departed',
        location: { city: 'TULSA', region: 'OK', postal_code: '74103', country: 'US' },
      },
      { occurred_at: '2026-05-04T10:00:00Z', status: 'pre_transit', sub_status: 'label_created' },
    ]);
  });

  it('takes the delivery time from the delivered scan', () => {
    expect(only(event(delivered))).toMatchObject({ status: 'delivered', delivered_at: '2026-05-06T11:30:00Z' });
  });

  it('believes "delivered" though that scan is dated before the others', () => {
    const details = [
      { ...tracker().tracking_details[0], status: 'out_for_delivery', datetime: '2026-05-09T08:00:00Z' },
      { ...tracker().tracking_details[0], status: 'delivered', datetime: '2026-05-02T08:00:00Z' },
    ];
    expect(only(tracker({ status: 'delivered', tracking_details: details }))).toMatchObject({
      status: 'delivered',
      delivered_at: '2026-05-02T08:00:00Z',
    });
  });

  it('infers a failed attempt from code or message, and lets it outrank "in transit"', () => {
    expect(only(attempted)).toMatchObject({ status: 'attempt_failed', events: [{ status: 'attempt_failed' }, {}] });
  });

  it.each([
    ['unknown', null, 'unknown', null],
    ['error', 'unknown', 'unknown', 'no_data'],
    ['return_to_sender', 'return', 'returned', 'returning'],
    ['in_transit', 'return', 'returned', 'returning'],
    ['in_transit', 'expired', 'expired', null],
    ['in_transit', 'arrived_at_pickup_location', 'available_for_pickup', 'ready_at_point'],
    ['in_transit', 'weather_delay', 'in_transit', 'weather_delay'],
    ['in_transit', 'damaged', 'in_transit', 'damaged'],
    ['failure', 'lost', 'exception', 'lost'],
    ['failure', 'something_new', 'exception', null],
    ['cancelled', 'cancelled', 'exception', 'cancelled'],
    ['something_new', null, 'unknown', null],
  ])('%s / %s is %s / %s', (status, status_detail, expected, sub_status) => {
    expect(only(tracker({ status, status_detail, tracking_details: [] }))).toMatchObject({
      status: expected,
      sub_status,
    });
  });

  it('means the day by an estimate of midnight, and prefers the local one', () => {
    expect(only(tracker())?.eta).toMatchObject({ earliest: '2026-05-08', latest: '2026-05-08', source: 'carrier' });
    const carrier_detail = { est_delivery_date_local: '2026-05-07', est_delivery_time_local: '20:00:00' };
    expect(only(tracker({ carrier_detail }))?.eta).toMatchObject({ earliest: '2026-05-07T20:00:00' });
  });

  it('knows a return', () => {
    expect(only(tracker({ is_return: true }))?.direction).toBe('return');
  });
});

describe('everything else', () => {
  it('reports errors and makes no shipment of them', () => {
    expect(easypost.parse(samples.error ?? '', 'tracking')).toMatchObject({
      shipments: [],
      errors: [{ code: 'TRACKER.CREATE.ERROR' }],
    });
  });

  it.each([
    [16, 454],
    ['58.0', 1_644],
    [0, undefined],
    [null, undefined],
    ['heavy', undefined],
  ])('a weight of %j ounces is %j grams', (weight, grams) => {
    expect(only(tracker({ weight }))?.weight_grams).toBe(grams);
  });

  it('understands events without a tracker', () => {
    expect(parse(event({ id: 'batch_1', object: 'Batch' }))).toEqual({ shipments: [], orders: [], errors: [] });
    expect(parse({ ...event(undefined), result: undefined })).toMatchObject({ shipments: [] });
  });

  it.each(['', 'x', '[]x', 'null', '1', '{}', '{"hello":"world"}'])('does not understand %j', (body) => {
    expect(() => easypost.parse(body, 'tracking')).toThrow(expect.objectContaining({ name: 'PayloadNotUnderstood' }));
  });

  it('names the delivery by the event id', () => {
    expect(easypost.eventId?.(samples.delivered ?? '')).toBe('evt_0001');
    expect(easypost.eventId?.('not json')).toBeNull();
  });
});
