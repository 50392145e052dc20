/** Payloads of our own making in Shopify's shapes; people, numbers and places are invented. */
export const line = (id: number, over: Record<string, unknown> = {}) => ({
  id,
  title: 'Wool socks',
  variant_title: 'M',
  sku: `S-${id}`,
  product_id: 10,
  variant_id: 20 + id,
  quantity: 2,
  price: '10.00',
  requires_shipping: true,
  total_discount: '0.00',
  discount_allocations: [{ amount: '3.33' }],
  tax_lines: [{ price: '1.10' }, { price: '0.17' }],
  ...over,
});

export const fulfillment = (over: Record<string, unknown> = {}) => ({
  id: 900,
  order_id: 500,
  status: 'success',
  shipment_status: null,
  created_at: '2026-05-05T11:00:00-05:00',
  updated_at: '2026-05-05T12:00:00-05:00',
  tracking_company: 'UPS',
  tracking_number: '1Z999AA10123456784',
  tracking_numbers: ['1Z999AA10123456784'],
  line_items: [{ id: 1, quantity: 2 }],
  ...over,
});

export const refund = {
  id: 700,
  order_id: 500,
  refund_line_items: [{ line_item_id: 1, quantity: 1 }],
  transactions: [
    { kind: 'refund', status: 'success', amount: '9.31', currency: 'EUR' },
    { kind: 'refund', status: 'failure', amount: '99.00', currency: 'EUR' },
    { kind: 'void', status: 'success', amount: '1.00', currency: 'EUR' },
  ],
};

export const order = (over: Record<string, unknown> = {}) => ({
  id: 500,
  name: '#1001',
  order_number: 1001,
  created_at: '2026-05-04T09:00:00-05:00',
  updated_at: '2026-05-05T12:00:00-05:00',
  cancelled_at: null,
  currency: 'EUR',
  customer_locale: 'de-DE',
  source_name: 'web',
  email: 'ida@example.com',
  phone: null,
  customer: { first_name: 'Ida', last_name: 'Berg' },
  shipping_address: {
    name: 'Ida Berg',
    address1: 'Am Markt 1',
    city: 'Kiel',
    zip: '24103',
    country_code: 'DE',
    province_code: null,
  },
  taxes_included: true,
  financial_status: 'partially_refunded',
  fulfillment_status: 'fulfilled',
  total_price: '22.67',
  shipping_lines: [{ price: '4.90', discounted_price: '2.67', tax_lines: [{ price: '0.43' }] }],
  tags: 'vip,  first order ,',
  line_items: [line(1), line(2, { quantity: 0 })],
  fulfillments: [fulfillment()],
  refunds: [refund],
  ...over,
});

export const fulfillmentEvent = {
  id: 800,
  fulfillment_id: 900,
  order_id: 500,
  status: 'out_for_delivery',
  message: null,
  happened_at: '2026-05-06T08:00:00-05:00',
  city: 'Kiel',
  zip: '24103',
  country: 'Germany',
  latitude: 54.3,
  longitude: 10.1,
  estimated_delivery_at: '2026-05-06T18:00:00-05:00',
};

export const samples: Record<string, string> = {
  order: JSON.stringify(order()),
  fulfillment: JSON.stringify({ fulfillment: fulfillment({ tracking_numbers: ['A', 'B'], tracking_number: 'A' }) }),
  event: JSON.stringify(fulfillmentEvent),
  refund: JSON.stringify(refund),
  error: JSON.stringify({ errors: 'Not Found' }),
};
