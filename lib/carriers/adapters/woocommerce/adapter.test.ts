import { expect, it } from 'vitest';
import { orderWriteSchema } from '@/lib/orders/schema';
import { woocommerce } from './adapter';
import { order, samples } from './samples';

const parse = (payload: unknown) =>
  woocommerce.parse(typeof payload === 'string' ? payload : JSON.stringify(payload), 'webhook');
const eur = (amount: number) => ({ amount, currency: 'EUR' });

it('makes a document the API would take; a line is worth what was charged', () => {
  const { orders } = parse(order());
  const { external_id, ...document } = orders[0] ?? { external_id: '' };
  expect(external_id).toBe('727');
  expect(orderWriteSchema.parse(document)).toMatchObject({
    number: '727',
    placed_at: '2026-05-04T10:00:00Z',
    customer: { email: 'ida@example.com', name: 'Ida Berg' },
    shipping_address: { line1: 'Am Markt 1', country: 'DE' },
    prices_include_tax: false,
    shipping_total: eur(490),
    shipping_tax: eur(93),
    total_paid: eur(2971),
    refunds: [{ external_id: '726', amount: eur(500) }],
    lines: [
      {
        title: 'Socks – Black',
        variant_title: 'Black',
        unit_price: eur(667),
        discount_total: eur(201),
        tax_total: eur(342),
        variant_external_id: null,
      },
    ],
  });
});

it.each([
  [{ status: 'cancelled' }, { cancelled_at: '2026-05-05T10:00:00Z' }],
  [{ date_paid_gmt: null, status: 'pending' }, { total_paid: eur(0) }],
  [{ date_completed_gmt: '2026-05-06T10:00:00' }, { fulfilled_at: '2026-05-06T10:00:00Z' }],
])('%j', (over, expected) => {
  expect(parse(order(over)).orders).toMatchObject([expected]);
});

it('reads the tracking that plugins keep, as a list or as text', () => {
  const [meta] = order().meta_data;
  const asText = order({ meta_data: [{ ...meta, value: JSON.stringify(meta?.value) }] });
  for (const payload of [order(), asText]) {
    expect(parse(payload).shipments).toMatchObject([
      {
        external_id: 'abc',
        order_external_id: '727',
        carrier: 'dhl_de',
        tracking_number: '00340434000000000000',
        shipped_at: '2026-05-05T10:00:00Z',
      },
    ]);
  }
  expect(parse(order({ meta_data: [{ ...meta, value: 'not json' }] })).shipments).toEqual([]);
  expect(parse(samples.trackings).shipments).toMatchObject([
    { carrier: 'usps', tracking_number: '9400', shipped_at: null },
  ]);
});

it('reads a refund by its link, answers the ping, reports errors', () => {
  expect(parse(samples.refund).refunds).toEqual([
    { external_id: '726', order_external_id: '727', amount: null, lines: [] },
  ]);
  for (const body of [samples.ping, '{"id":727}', '[]'])
    expect(parse(body)).toMatchObject({ shipments: [], orders: [], errors: [] });
  expect(parse(samples.error)).toMatchObject({ errors: [{ code: 'woocommerce_rest_cannot_view' }] });
  expect(() => parse({ hello: 'world' })).toThrow(expect.objectContaining({ name: 'PayloadNotUnderstood' }));
});

it('knows the parts of a bundle, and what a shop says of a line itself', () => {
  const [line] = order().line_items;
  const meta_data = [
    { id: 9, key: '_gift_from', value: '60.00' },
    { id: 10, key: '_value', value: '15' },
  ];
  const { orders } = parse(
    order({
      line_items: [
        { ...line, id: 1, bundled_by: '', bundled_items: [2, 3] },
        { ...line, id: 2, bundled_by: 1, bundled_items: [], total: '0.00', subtotal: '0.00' },
        { ...line, id: 3, bundled_by: '1', bundled_items: [], meta_data },
        { ...line, id: 4 },
      ],
    }),
  );
  expect(orders[0]?.lines).toMatchObject([
    { bundle: '1', requires_shipping: false },
    { bundle: '1', gift_from: null },
    { bundle: '1', gift_from: eur(6000), value: eur(1500) },
    { bundle: null },
  ]);
});
