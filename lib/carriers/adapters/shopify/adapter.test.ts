import { describe, expect, it } from 'vitest';
import { orderWriteSchema } from '@/lib/orders/schema';
import { shopify } from './adapter';
import { fulfillment, fulfillmentEvent, line, order, refund, samples } from './samples';

const parse = (payload: unknown) => shopify.parse(JSON.stringify(payload), 'webhook');
const eur = (amount: number) => ({ amount, currency: 'EUR' });

describe('orders', () => {
  it('become documents the API would take', () => {
    const { orders } = parse(order());
    expect(orders).toHaveLength(1);
    const { external_id, ...document } = orders[0] ?? { external_id: '' };
    expect(external_id).toBe('500');
    expect(orderWriteSchema.parse(document)).toMatchObject({
      number: '#1001',
      placed_at: '2026-05-04T14:00:00Z',
      fulfilled_at: '2026-05-05T16:00:00Z',
      locale: 'de-DE',
      customer: { email: 'ida@example.com', name: 'Ida Berg' },
      shipping_address: { city: 'Kiel', postal_code: '24103', country: 'DE' },
      prices_include_tax: true,
      shipping_total: eur(267),
      shipping_tax: eur(43),
      total_paid: eur(2267),
      tags: ['vip', 'first order'],
      refunds: [{ external_id: '700', amount: eur(931), lines: [{ line_external_id: '1', quantity: 1 }] }],
      lines: [
        {
          external_id: '1',
          quantity: 2,
          unit_price: eur(1000),
          discount_total: eur(333),
          tax_total: eur(127),
          variant_external_id: '21',
        },
      ],
    });
  });

  it('say which set a line belongs to and which goods it came with, in its properties', () => {
    const properties = [
      { name: '_bundle', value: 'kitchen' },
      { name: '_gift_from', value: '60.00' },
      { name: '_value', value: '-1' },
    ];
    const { orders } = parse(order({ line_items: [line(1, { properties }), line(2)] }));
    expect(orders[0]?.lines).toMatchObject([
      { bundle: 'kitchen', gift_from: { amount: 6000 }, value: null },
      { bundle: null, gift_from: null },
    ]);
  });

  it('bring their parcels', () => {
    expect(parse(order()).shipments).toMatchObject([
      { external_id: '900', order_external_id: '500', carrier: 'ups', tracking_number: '1Z999AA10123456784' },
    ]);
  });

  it.each([
    ['paid', undefined, 2267],
    ['refunded', undefined, 2267],
    ['pending', '22.67', 0],
    ['authorized', undefined, 0],
    ['partially_paid', '12.67', 1000],
  ])('%s with %s open was paid %i', (financial_status, total_outstanding, paid) => {
    expect(parse(order({ financial_status, total_outstanding })).orders[0]?.total_paid).toEqual(eur(paid));
  });

  it.each([
    [250, 250],
    [0, undefined],
    [null, undefined],
    [1.5, undefined],
  ])('say what a unit weighs where the shop does: %j g', (grams, weight) => {
    const [told] = parse(order({ line_items: [line(1, { grams })] })).orders;
    expect(told?.lines[0]?.weight_grams).toBe(weight);
  });

  it('never discount a line below nothing', () => {
    const lines = [line(1, { discount_allocations: [{ amount: '99.00' }] })];
    expect(parse(order({ line_items: lines })).orders[0]?.lines).toMatchObject([{ discount_total: eur(2000) }]);
  });

  it('without id, currency or date are not understood', () => {
    for (const over of [{ id: null }, { currency: null }, { created_at: 'soon' }]) {
      expect(() => parse(order(over))).toThrow(expect.objectContaining({ name: 'PayloadNotUnderstood' }));
    }
  });
});

describe('fulfillments', () => {
  it('become one shipment a number; the first bears the lines', () => {
    expect(shopify.parse(samples.fulfillment ?? '', 'webhook').shipments).toMatchObject([
      { external_id: '900', tracking_number: 'A', lines: [{ line_external_id: '1', quantity: 2 }] },
      { external_id: '900-2', tracking_number: 'B', lines: [] },
    ]);
  });

  it('without a shipment_status are sent all the same, and say nothing of where', () => {
    expect(parse(fulfillment()).shipments).toMatchObject([{ status: 'unknown', shipped_at: '2026-05-05T16:00:00Z' }]);
    expect(parse(fulfillment({ tracking_numbers: [], tracking_number: null })).shipments).toMatchObject([
      { tracking_number: null },
    ]);
  });

  it.each([
    ['success', 'label_printed', 'pre_transit'],
    ['success', 'IN_TRANSIT', 'in_transit'],
    ['success', 'delayed', 'in_transit'],
    ['success', 'attempted_delivery', 'attempt_failed'],
    ['success', 'ready_for_pickup', 'available_for_pickup'],
    ['success', 'picked_up', 'delivered'],
    ['success', 'delivered', 'delivered'],
    ['success', 'READY_FOR_RECIPIENT_PICKUP', 'available_for_pickup'],
    ['success', 'returning_to_sender', 'returned'],
    ['success', 'buyer_action_required', 'exception'],
    ['cancelled', null, 'exception'],
    ['failure', null, 'exception'],
    ['open', null, 'pre_transit'],
  ])('%s / %s is %s', (status, shipment_status, expected) => {
    const [shipment] = parse(fulfillment({ status, shipment_status })).shipments;
    expect(shipment?.status).toBe(expected);
    expect(shipment?.lines).toHaveLength(['cancelled', 'failure'].includes(status) ? 0 : 1);
  });

  it('keep the company the merchant names, and take the number’s own where none is named', () => {
    expect(parse(fulfillment({ tracking_company: 'USPS' })).shipments[0]?.carrier).toBe('usps');
    expect(parse(fulfillment({ tracking_company: 'Other' })).shipments[0]?.carrier).toBe('ups');
    expect(
      parse(fulfillment({ tracking_company: null, tracking_numbers: ['#☠1☢\n---\n43'] })).shipments[0],
    ).toMatchObject({
      carrier: null,
      tracking_number: '#☠1☢\n---\n43',
    });
  });

  it('have events of their own', () => {
    expect(parse(fulfillmentEvent).shipments).toMatchObject([
      {
        external_id: '900',
        status: 'out_for_delivery',
        eta: { latest: '2026-05-06T23:00:00Z' },
        events: [
          { id: '800', occurred_at: '2026-05-06T13:00:00Z', location: { city: 'Kiel', country: 'DE', latitude: 54.3 } },
        ],
      },
    ]);
  });
});

describe('refunds and the rest', () => {
  it('count money that went back', () => {
    expect(parse(refund).refunds).toEqual([
      {
        external_id: '700',
        order_external_id: '500',
        amount: eur(931),
        lines: [{ line_external_id: '1', quantity: 1 }],
        failed: { reason: null, stands: 931 },
      },
    ]);
    expect(
      parse({ refund: { refund_line_items: [], transactions: [{ kind: 'suggested_refund', amount: '2.00' }] } })
        .refunds,
    ).toEqual([]);
  });

  it('reads wrapped and listed resources', () => {
    expect(parse({ orders: [order(), order({ id: 501 })] }).orders).toHaveLength(2);
    expect(parse({ notice: 'x', order: order() }).orders).toHaveLength(1);
    expect(parse({ fulfillments: [] })).toMatchObject({ shipments: [], orders: [], errors: [] });
  });

  it('understands other topics, reports errors, refuses what is not Shopify’s', () => {
    for (const other of [
      { shop_id: 1, shop_domain: 'x', customer: {} },
      { id: 1, admin_graphql_api_id: 'gid://shopify/Return/1' },
    ]) {
      expect(parse(other)).toMatchObject({ shipments: [], orders: [], errors: [] });
    }
    expect(shopify.parse(samples.error ?? '', 'webhook')).toMatchObject({ errors: [{ message: 'Not Found' }] });
    expect(() => parse({ hello: 'world' })).toThrow(expect.objectContaining({ name: 'PayloadNotUnderstood' }));
    expect(shopify.eventId?.('', { 'x-shopify-webhook-id': 'w-1' })).toBe('w-1');
  });
});
