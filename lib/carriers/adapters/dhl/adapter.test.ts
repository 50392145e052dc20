import { describe, expect, it } from 'vitest';
import { dhl } from './adapter';
import { express, paket, samples, unified, xmlpi } from './samples';

const only = (payload: unknown) =>
  dhl.parse(typeof payload === 'string' ? payload : JSON.stringify(payload), 'tracking').shipments[0];

describe('unified', () => {
  it('reads a shipment; a numeric id becomes text, an event without a zone stays local', () => {
    expect(only(unified('transit', 'Sorted'))).toMatchObject({
      carrier: 'dhl',
      service: 'DHL PAKET',
      tracking_number: '1234567890',
      eta: { earliest: '2026-05-06T12:00:00Z', latest: '2026-05-06T16:00:00Z' },
      events: [{ occurred_at: null, local_time: '2026-05-06T10:00:00', location: { city: 'Bonn', country: 'DE' } }],
    });
  });

  it('keeps the digits of an id beyond exact numbers', () => {
    const body = JSON.stringify(unified('transit', 'Sorted')).replace('1234567890', '340434161094042557');
    expect(only(body)?.tracking_number).toBe('340434161094042557');
  });

  it.each([
    ['pre-transit', 'DELIVERED', 'pre_transit', 'label_created'],
    ['transit', 'The parcel is out for delivery', 'out_for_delivery', 'loaded'],
    ['transit', 'Ready for pick-up at the post office', 'available_for_pickup', 'ready_at_point'],
    ['transit', 'Something else', 'in_transit', null],
    ['failure', 'Delivery attempted; recipient not home', 'attempt_failed', 'not_home'],
    ['failure', 'Returned to shipper', 'returned', 'returning'],
    ['failure', 'Other', 'exception', null],
    ['delivered', 'Delivered to a neighbour', 'delivered', 'delivered_to_neighbour'],
    ['unknown', '', 'unknown', null],
  ])('%s %j is %s / %s', (code, words, status, sub_status) => {
    expect(only(unified(code, words))).toMatchObject({ status, sub_status });
  });

  it('reports "not found" as an error', () => {
    expect(dhl.parse(samples.notFound ?? '', 'tracking')).toMatchObject({ shipments: [], errors: [{ code: '404' }] });
  });
});

describe('express', () => {
  it('puts date, time and offset together; "Success" is the API’s status', () => {
    expect(only(express('PU', 'Shipment picked up'))).toMatchObject({
      carrier: 'dhl_express',
      status: 'in_transit',
      events: [
        {
          occurred_at: '2026-05-06T04:06:00Z',
          local_time: '2026-05-06T13:06:00',
          location: { city: 'Osaka', country: 'JP' },
        },
      ],
    });
  });

  it('reads XML-PI: local times, and errors beside parcels', () => {
    expect(dhl.parse(xmlpi('OK', 'Delivered'), 'tracking')).toMatchObject({
      shipments: [
        {
          tracking_number: '1234567890',
          status: 'delivered',
          delivered_at: null,
          delivered_at_local: '2026-05-06T10:09:00',
        },
      ],
      errors: [{ code: '209', tracking_number: '9999999999' }],
    });
  });

  it.each([
    ['WC', 'With delivery courier', 'out_for_delivery', 'loaded'],
    ['NH', 'Recipient not home', 'attempt_failed', 'not_home'],
    ['HP', 'Available for collection', 'available_for_pickup', 'ready_at_point'],
    ['HP', 'Held for payment', 'exception', 'payment_due'],
    ['UD', 'Clearance event', 'exception', 'customs_delay'],
    ['RT', 'Returned', 'returned', 'returning'],
    ['Q9', 'New', 'in_transit', 'update'],
  ])('%s %j is %s / %s', (code, words, status, sub_status) => {
    for (const payload of [express(code, words), xmlpi(code, words)])
      expect(only(payload)).toMatchObject({ status, sub_status });
  });
});

describe('paket', () => {
  it('reads the German piece XML with its day first, and invents no zone', () => {
    expect(only(samples.paket)).toMatchObject({
      carrier: 'dhl_de',
      tracking_number: '00340434000000000000',
      status: 'delivered',
      delivered_at: null,
      delivered_at_local: '2026-03-18T10:02',
    });
  });

  it.each([
    ['SRTED', 'The shipment has been loaded onto the delivery vehicle', 'false', 'out_for_delivery', 'loaded'],
    ['SRTED', 'Sorted', 'false', 'in_transit', 'at_local_depot'],
    ['ULFMV', 'Unloaded', 'true', 'returned', 'returning'],
    ['DLVRD', 'Delivered', 'true', 'returned', 'returned_to_sender'],
  ])('%s %j back %s is %s / %s', (ice, words, back, status, sub_status) => {
    expect(only(paket(ice, words, back))).toMatchObject({ status, sub_status });
  });

  it('reports a refused log-in', () => {
    const refused = '<data name="piece-shipment-list" code="5" error="Log-in failed"/>';
    expect(dhl.parse(refused, 'tracking')).toMatchObject({
      shipments: [],
      errors: [{ code: '5', message: 'Log-in failed' }],
    });
  });
});

it('refuses XML that could defend itself with entities', () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${samples.paket}`;
  expect(() => dhl.parse(bomb, 'tracking')).toThrow(expect.objectContaining({ name: 'PayloadNotUnderstood' }));
});

it('MyDHL: what the pieces were measured to weigh counts, not what was declared', () => {
  const weighed = (pieces: object[], unitOfMeasurements = 'metric') => {
    const [one] = JSON.parse(JSON.stringify(express('PU', 'Picked up'))).shipments;
    return only({ shipments: [{ ...one, totalWeight: 10, unitOfMeasurements, pieces }] })?.weight_grams;
  };
  expect(weighed([{ weight: 2, actualWeight: 2.25 }, { actualWeight: 1 }])).toBe(3_250);
  expect(weighed([{ actualWeight: 2 }], 'imperial')).toBe(907);
  expect(weighed([{ weight: 2 }])).toBeUndefined();
  expect(weighed([])).toBeUndefined();
});
