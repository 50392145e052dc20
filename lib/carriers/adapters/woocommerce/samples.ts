/** Payloads of our own making in WooCommerce's shapes; people, numbers and places are invented. */
export const order = (over: Record<string, unknown> = {}) => ({
  id: 727,
  number: '727',
  status: 'processing',
  currency: 'EUR',
  created_via: 'checkout',
  date_created: '2026-05-04T12:00:00',
  date_created_gmt: '2026-05-04T10:00:00',
  date_modified_gmt: '2026-05-05T10:00:00',
  date_paid_gmt: '2026-05-04T10:01:00',
  date_completed_gmt: null,
  shipping_total: '4.90',
  shipping_tax: '0.93',
  total: '29.71',
  prices_include_tax: true,
  billing: {
    first_name: 'Ida',
    last_name: 'Berg',
    address_1: 'Am Markt 1',
    city: 'Kiel',
    postcode: '24103',
    country: 'DE',
    email: 'ida@example.com',
    phone: '1',
  },
  shipping: { first_name: '', last_name: '', country: '' },
  meta_data: [
    {
      id: 1,
      key: '_wc_shipment_tracking_items',
      value: [
        {
          tracking_provider: 'DHL Paket',
          custom_tracking_provider: '',
          tracking_number: '00340434000000000000',
          date_shipped: '1777975200',
          tracking_id: 'abc',
        },
      ],
    },
  ],
  line_items: [
    {
      id: 315,
      name: 'Socks &ndash; Black',
      product_id: 93,
      variation_id: 0,
      quantity: 3,
      subtotal: '20.00',
      total: '18.00',
      total_tax: '3.42',
      meta_data: [
        { key: 'pa_color', value: 'black', display_value: '<p>Black</p>' },
        { key: '_hidden', value: 'x' },
      ],
      sku: 'S1',
      price: 6,
      image: { src: 'https://shop.test/socks.jpg' },
    },
  ],
  refunds: [{ id: 726, reason: '', total: '-5.00' }],
  ...over,
});

export const samples: Record<string, string> = {
  order: JSON.stringify(order()),
  refund: JSON.stringify({
    id: 726,
    amount: '5.00',
    line_items: [],
    _links: { up: [{ href: 'https://shop.test/wp-json/wc/v3/orders/727' }] },
  }),
  trackings: JSON.stringify([
    { tracking_id: 'abc', tracking_provider: 'USPS', tracking_number: '9400', date_shipped: '2026-05-05' },
  ]),
  error: JSON.stringify({ code: 'woocommerce_rest_cannot_view', message: 'Sorry.', data: { status: 401 } }),
  ping: 'webhook_id=142',
};
