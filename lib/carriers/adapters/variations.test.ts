import { describe, expect, it } from 'vitest';
import { adapterFor } from '../registry';
import type { Source } from '../types';
import * as aus from './australia_post/samples';
import * as dhl from './dhl/samples';
import * as fedex from './fedex/samples';
import * as karrio from './karrio/samples';
import * as royal from './royal_mail/samples';
import * as ups from './ups/samples';
import * as usps from './usps/samples';

/** Shapes that providers document beside the usual ones; every value is invented. */
const read = (source: Source, payload: unknown) =>
  adapterFor(source).parse(typeof payload === 'string' ? payload : JSON.stringify(payload), 'tracking');
const only = (source: Source, payload: unknown) => read(source, payload).shipments[0];

describe('ups', () => {
  const delivery = {
    deliveryDate: [{ type: 'DEL', date: '20260505' }],
    deliveryTime: { type: 'DEL', startTime: '', endTime: '101500' },
  };
  const [shipment] = ups.details([ups.activity('I', 'AR')]).trackResponse.shipment;
  const [parcel] = shipment?.package ?? [];
  const told = (over: object) => ({
    trackResponse: { shipment: [{ ...shipment, package: [{ ...parcel, ...over }] }] },
  });

  it('believes the package where it ended and no scan says so', () => {
    const currentStatus = { code: '011', description: 'Delivered' };
    expect(only('ups', told({ currentStatus, ...delivery }))).toMatchObject({
      status: 'delivered',
      delivered_at: null,
      delivered_at_local: '2026-05-05T10:15:00',
    });
    expect(only('ups', told({ currentStatus: { code: '005', description: 'In Transit' } }))?.sub_status).toBe(
      'arrived',
    );
  });

  it('reads several packages, one activity without a list, and dates sent as numbers', () => {
    const one = ups.activity('D', 'FS', { date: 20260505 });
    const both = { trackResponse: { shipment: [{ ...shipment, package: [{ ...parcel, activity: one }, parcel] }] } };
    expect(read('ups', both).shipments).toMatchObject([
      { status: 'delivered', delivered_at_local: '2026-05-05T09:15:00' },
      { status: 'in_transit' },
    ]);
  });

  it.each([
    ['X', 'Severe weather conditions have delayed delivery.', 'exception', 'weather_delay'],
    ['X', 'Your package is being held while duty and taxes are due.', 'exception', 'payment_due'],
    ['X', 'The address is incomplete.', 'exception', 'address_problem'],
    ['D', 'DELIVERED after a first delivery attempt', 'delivered', null],
    ['D', 'Delivered to UPS Access Point, awaiting customer pickup', 'available_for_pickup', 'ready_at_point'],
  ])('%s %j is %s / %s', (type, description, status, sub_status) => {
    const activity = ups.activity(type, 'Q9', { status: { type, code: 'Q9', description } });
    expect(only('ups', ups.details([activity]))).toMatchObject({ status, sub_status });
  });
});

describe('fedex', () => {
  it('reads why a delivery failed from the exception’s own words', () => {
    const failed = fedex.scan('DE', '2026-05-06T08:00:00-05:00', {
      eventDescription: 'Delivery exception',
      exceptionCode: 'A9',
      exceptionDescription: 'Customer not available or business closed',
    });
    expect(only('fedex', fedex.answer(fedex.result('', [failed])))?.status).toBe('attempt_failed');
    const storm = fedex.scan('SE', '2026-05-06T08:00:00-05:00', {
      exceptionDescription: 'Weather delay - winter storm',
    });
    expect(only('fedex', fedex.answer(fedex.result('', [storm])))).toMatchObject({
      status: 'exception',
      sub_status: 'weather_delay',
      cause: 'weather',
    });
  });

  it('tells parcels of one number apart by their dates where one has no scans', () => {
    const dated = (year: number) => ({
      dateAndTimes: [{ type: 'ACTUAL_PICKUP', dateTime: `${year}-05-04T17:00:00-05:00` }],
    });
    const old = fedex.result('DL', [fedex.scan('DL', '2024-05-06T14:00:00-05:00')]);
    expect(only('fedex', fedex.answer(old, fedex.result('PU', [], dated(2026))))?.status).toBe('in_transit');
    expect(only('fedex', fedex.answer(old, fedex.result('PU', [], dated(2023))))?.status).toBe('delivered');
  });

  it('reads a result without its envelope', () => {
    const pushed = fedex.result('OD', [fedex.scan('OD', '2026-05-06T08:00:00-05:00')]);
    for (const payload of [pushed, [pushed], { trackResults: [pushed] }])
      expect(only('fedex', payload)).toMatchObject({ status: 'out_for_delivery', tracking_number: '770000000000' });
  });
});

describe('usps', () => {
  const summary = (TrackSummary: string) => ({ TrackResults: { TrackInfo: { '@ID': '94001', TrackSummary } } });
  it.each([
    ['Your item departed our facility in OCALA FL on May 4.', 'in_transit'],
    ['A shipping label has been created; the USPS is awaiting the item.', 'pre_transit'],
    ['The Postal Service could not locate the tracking information for your request.', 'unknown'],
    ['Your item was delivered in or at the mailbox at 1:58 pm.', 'delivered'],
    ['Your item is being returned to the sender.', 'returned'],
  ])('%j is %s', (words, status) => {
    expect(only('usps', summary(words))?.status).toBe(status);
  });

  it('says why an alert was raised', () => {
    const alert = (status: string) => only('usps', usps.detail('Alert', [], { status }));
    expect(alert('Insufficient Address')).toMatchObject({ status: 'exception', sub_status: 'address_problem' });
    expect(alert('Being Returned to Sender')).toMatchObject({ status: 'returned' });
  });
});

describe('dhl', () => {
  it.each([
    ['transit', 'Held by customs', { status: 'in_transit' }],
    ['failure', 'Shipment held by customs', { status: 'exception', sub_status: 'customs_delay' }],
    ['failure', 'Unsuccessful delivery attempt', { status: 'attempt_failed' }],
    ['transit', 'The shipment is ready for collection', { status: 'available_for_pickup' }],
    ['transit', 'The shipment is out for delivery', { status: 'out_for_delivery' }],
    ['failure', 'The shipment is being returned to the sender', { status: 'returned' }],
  ])('%s %j', (statusCode, words, expected) => {
    expect(only('dhl', dhl.unified(statusCode, words))).toMatchObject(expected);
  });

  it('takes the instant of delivery from the proof of delivery', () => {
    const events: unknown[] = [];
    const proof = { proofOfDelivery: { timestamp: '2026-05-06T09:58:00+02:00' } };
    expect(only('dhl', dhl.unified('delivered', 'delivered', { events, details: proof }))?.delivered_at).toBe(
      '2026-05-06T07:58:00Z',
    );
  });

  it('reads pieces where the shipment itself has no events', () => {
    const [one] = dhl.express('PU', 'Shipment picked up').shipments;
    const pieces = { shipments: [{ ...one, events: [], pieces: [{ number: 1, events: one?.events }] }] };
    expect(only('dhl', pieces)).toMatchObject({ status: 'in_transit', events: [{ code: 'PU' }] });
    const xml = dhl
      .xmlpi('PU', 'Shipment picked up')
      .replace('<ShipmentEvent>', '<Pieces>1</Pieces></ShipmentInfo><Pieces><PieceInfo><PieceEvent>')
      .replace('</ShipmentEvent></ShipmentInfo>', '</PieceEvent></PieceInfo></Pieces>');
    expect(read('dhl', xml).shipments).toMatchObject([{ status: 'in_transit', events: [{ code: 'PU' }] }]);
  });

  it.each(['ErrorResponse', 'ShippingErrorResponse', 'OtherErrorResponse'])('%s is an error', (name) => {
    const xml = `<req:${name} xmlns:req="x"><Response><Status><ActionStatus>Error</ActionStatus><Condition><ConditionCode>100</ConditionCode><ConditionData>No access</ConditionData></Condition></Status></Response></req:${name}>`;
    expect(read('dhl', xml)).toMatchObject({ shipments: [], errors: [{ code: '100', message: 'No access' }] });
  });
});

describe('others', () => {
  it.each([
    ['DELIVERED TO NEIGHBOUR', 'Delivered to your neighbour', 'delivered'],
    ['RETURNED TO SENDER', 'Returned', 'returned'],
    ['ATTEMPTED DELIVERY - CARD LEFT', 'We’ve tried', 'attempt_failed'],
  ])('royal mail: %s is %s', (category, words, status) => {
    const mailPieces = { ...royal.piece(category, words, 'XXXXX'), events: [] };
    expect(only('royal_mail', { mailPieces })?.status).toBe(status);
  });

  it('australia post: articles of a consignment that tell nothing travel with it', () => {
    const whole = aus.item('In transit', 'Arrived at facility');
    const nested = {
      ...whole,
      article_id: undefined,
      consignment_id: 'C1',
      items: [{ article_id: 'A1' }, { article_id: 'A2' }],
    };
    const articles = [
      { tracking_number: 'A1', status: 'in_transit', events: [{ description: 'Arrived at facility' }] },
      { tracking_number: 'A2', status: 'in_transit' },
    ];
    expect(read('australia_post', aus.answer(nested)).shipments).toMatchObject(articles);
    const alone = { tracking_results: [{ tracking_id: 'C1', consignment: nested }] };
    expect(read('australia_post', alone).shipments).toMatchObject(articles);
  });

  it('karrio: lists, and trackers older than statuses', () => {
    const tracker = JSON.parse(Object.values(karrio.samples)[0] ?? '');
    const old = { ...(tracker.data ?? tracker), status: undefined, delivered: true };
    expect(read('karrio', [old, old]).shipments).toMatchObject([{ status: 'delivered' }, { status: 'delivered' }]);
  });

  it('easypost: trackers within events, shipments and orders', () => {
    const tracker = {
      object: 'Tracker',
      id: 'trk_1',
      tracking_code: 'EZ1',
      status: 'in_transit',
      tracking_details: [],
    };
    for (const payload of [
      { events: [{ object: 'Event', id: 'evt_1', result: tracker }] },
      { object: 'Order', id: 'order_1', shipments: [{ object: 'Shipment', tracker }] },
      [{ object: 'Event', result: tracker }],
    ]) {
      expect(read('easypost', payload).shipments).toMatchObject([{ tracking_number: 'EZ1', status: 'in_transit' }]);
    }
    const failure = { ...tracker, status: 'failure', status_detail: 'address_correction' };
    expect(only('easypost', failure)).toMatchObject({ status: 'exception', sub_status: 'address_problem' });
    expect(only('easypost', { ...tracker, status: 'pre_transit', status_detail: 'expired' })?.status).toBe('expired');
  });

  it('shippo: a day alone stays a day, and a list of messages is an error', () => {
    const event = { status: 'TRANSIT', status_date: '2026-05-04', status_details: 'x', substatus: null };
    const track = { carrier: 'usps', tracking_number: '1', tracking_status: event, tracking_history: [event] };
    expect(only('shippo', track)?.events).toMatchObject([{ occurred_at: null, local_time: '2026-05-04' }]);
    expect(read('shippo', ['Invalid token'])).toMatchObject({ shipments: [], errors: [{ message: 'Invalid token' }] });
  });

  it('ship24: the courier of the tracker, and a time of its own only as a clock', () => {
    const shipment = { statusMilestone: 'delivered', delivery: {} };
    const statistics = { timestamps: { deliveredDatetime: '2026-05-04T10:00:00.000Z' } };
    const tracker = { trackingNumber: 'T1', courierCode: ['cn-post', 'us-post'] };
    expect(only('ship24', { data: { trackings: [{ tracker, shipment, events: [], statistics }] } })).toMatchObject({
      carrier: 'usps',
      delivered_at: null,
      delivered_at_local: '2026-05-04T10:00:00',
    });
  });

  it('aftership: its own estimate where no courier gives one', () => {
    const tracking = { tracking_number: '1', tag: 'InTransit', checkpoints: [] };
    const predicted = { estimated_delivery_date_min: '2026-05-04', estimated_delivery_date_max: '2026-05-06' };
    const list = [{ ...tracking, aftership_estimated_delivery_date: predicted }];
    expect(only('aftership', list)?.eta).toMatchObject({ earliest: '2026-05-04', latest: '2026-05-06' });
  });
});

describe('orders', () => {
  const base = {
    id: 1,
    currency: 'JPY',
    line_items: [],
    financial_status: 'paid',
    processed_at: '2026-05-04T10:00:00Z',
  };

  it('shopify: yen, gift cards, shipping off its own discount, a country by its name', () => {
    const order = {
      ...base,
      order_number: 1,
      total_price: '5500',
      shipping_lines: [{ price: '800', discount_allocations: [{ amount: '300' }], tax_lines: [{ price: '45' }] }],
      shipping_address: { country: 'Japan', zip: '100-0001' },
      line_items: [{ id: 2, title: 'Card', quantity: 1, price: '5000', gift_card: true, tax_lines: [] }],
    };
    expect(read('shopify', order).orders).toMatchObject([
      {
        total_paid: { amount: 5500, currency: 'JPY' },
        shipping_total: { amount: 500 },
        shipping_tax: { amount: 45 },
        shipping_address: { country: 'JP' },
        lines: [{ unit_price: { amount: 5000 }, category: 'gift_card' }],
      },
    ]);
  });

  it('woocommerce: a fee below nothing is a discount on the order', () => {
    const order = {
      ...base,
      date_created_gmt: '2026-05-04T10:00:00',
      fee_lines: [{ total: '-300' }, { total: '120' }],
    };
    expect(read('woocommerce', order).orders).toMatchObject([{ discount_total: { amount: 300, currency: 'JPY' } }]);
  });
});
