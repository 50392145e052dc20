import { CATALOG } from '@/db/seed/pictures/catalog';
import type { DemoShop } from '@/db/seed/pictures/catalog-types';
import { hoursAgo, type ShopApi, unique } from './shop-api';

export type Line = {
  external_id: string;
  title: string;
  variant_title?: string | null;
  product_external_id?: string | null;
  variant_external_id?: string | null;
  quantity: number;
  image_url?: string | null;
  unit_price: { amount: number; currency: string };
  category?: string;
  tags?: string[];
  final_sale?: boolean;
  withdrawal_exception?: 'personalised';
};

/** A line as the demo shop's checkout would write it. */
export function catalogLine(shop: DemoShop, variant: string, overrides: Partial<Line> = {}): Line {
  const { products, locale } = CATALOG[shop];
  for (const product of products) {
    const found = product.variants.find((one) => one.external_id === variant);
    if (!found) continue;
    return {
      external_id: variant,
      title: product.title[locale] ?? product.title.en,
      variant_title: found.title[locale] ?? found.title.en,
      product_external_id: product.external_id,
      variant_external_id: variant,
      quantity: 1,
      unit_price: found.price,
      category: product.category,
      tags: product.tags,
      ...(found.final_sale && { final_sale: true }),
      ...(found.withdrawal_exception && { withdrawal_exception: found.withdrawal_exception }),
      ...overrides,
    };
  }
  throw new Error(`${shop} does not sell ${variant}.`);
}

/** Where each demo shop's people live, and what they buy: two things, the first in sizes or colours. */
export const HOUSES = {
  ahlbeck: {
    locale: 'de',
    goods: ['derby-cognac-42', 'care-tin-neutral'],
    name: 'Marlene Petersen',
    phone: '+49 30 23125 101',
    address: { line1: 'Torstraße 1', city: 'Berlin', postal_code: '10119', country: 'DE' },
    courier: { carrier: 'dhl', city: 'Leipzig', number: () => `0034${digits(16)}` },
  },
  duskhound: {
    locale: 'en',
    goods: ['coat-signal-m', 'glow-ball-amber'],
    name: 'June Okafor',
    phone: '+1 503 555 0171',
    address: { line1: '12 Alder Street', city: 'Portland', region: 'OR', postal_code: '97204', country: 'US' },
    courier: { carrier: 'ups', city: 'Portland', number: () => `1Z${digits(16)}` },
  },
  asagiri: {
    locale: 'ja',
    goods: ['tea-bowl-shiro', 'soba-cup-gosu'],
    name: '青木 芽衣',
    phone: '075-000-0171',
    address: { line1: '寺町通二条上る', city: '京都市中京区', postal_code: '604-0931', country: 'JP' },
    courier: { carrier: '洛中便', city: '京都', number: () => digits(12) },
  },
} as const satisfies Record<DemoShop, unknown>;
export type House = keyof typeof HOUSES;

function digits(count: number): string {
  return Array.from({ length: count }, () => Math.floor(Math.random() * 10)).join('');
}

export type Order = {
  externalId: string;
  number: string;
  email: string;
  postcode: string;
  phone: string;
  /** Path of the shopper's page. */
  path: string;
  lines: Line[];
  shipment: string | null;
  trackingNumber: string | null;
};

export type OrderWish = {
  /** Whose people, goods and carrier. */
  house: House;
  lines?: Line[];
  locale?: string;
  /** How far its parcel has come; null for an order that is not packed yet. */
  state?: 'shipped' | 'in_transit' | 'out_for_delivery' | 'attempt_failed' | 'delivered' | null;
  placedHoursAgo?: number;
  /** Whose it is; somebody new unless told. */
  email?: string;
};

const STEPS = ['shipped', 'in_transit', 'out_for_delivery', 'delivered'] as const;

/** An order of its own for one test, with one parcel, written through the API. */
export async function createOrder(api: ShopApi, wish: OrderWish): Promise<Order> {
  const { locale, goods, name, phone, address, courier } = HOUSES[wish.house];
  const id = unique();
  const lines = wish.lines ?? goods.map((variant) => catalogLine(wish.house, variant));
  const currency = lines[0]?.unit_price.currency ?? 'EUR';
  const worth = lines.reduce((sum, line) => sum + line.unit_price.amount * line.quantity, 0);
  const shipping = currency === 'JPY' ? 800 : 490;
  const externalId = `e2e-${id}`;
  const email = wish.email ?? `shopper-${id.toLowerCase()}@example.test`;
  const order = await api.put(`/orders/${externalId}`, {
    number: `E2E-${id}`,
    placed_at: hoursAgo(wish.placedHoursAgo ?? 120),
    currency,
    locale: wish.locale ?? locale,
    customer: { email, phone, name },
    shipping_address: { name, ...address },
    prices_include_tax: true,
    shipping_total: { amount: shipping, currency },
    total_paid: { amount: worth + shipping, currency },
    lines,
  });
  const made: Order = {
    externalId,
    number: order.number,
    email,
    postcode: address.postal_code,
    phone,
    path: new URL(order.tracking_url).pathname,
    lines,
    shipment: null,
    trackingNumber: null,
  };
  if (wish.state === null) return made;
  made.shipment = `parcel-${id}`;
  made.trackingNumber = courier.number();
  await api.put(`/shipments/${made.shipment}`, {
    order_external_id: externalId,
    carrier: courier.carrier,
    tracking_number: made.trackingNumber,
    shipped_at: hoursAgo(96),
  });
  const state = wish.state ?? 'in_transit';
  const city = { city: courier.city, country: address.country };
  const past = [
    { occurred_at: hoursAgo(94), status: 'pre_transit' },
    { occurred_at: hoursAgo(72), status: 'in_transit', location: city },
    {
      occurred_at: hoursAgo(30),
      status: 'out_for_delivery',
      location: { city: address.city, country: address.country },
    },
    state === 'attempt_failed'
      ? { occurred_at: hoursAgo(26), status: 'attempt_failed', sub_status: 'not_home' }
      : { occurred_at: hoursAgo(26), status: 'delivered', sub_status: 'delivered_to_person' },
  ];
  const reached = state === 'attempt_failed' ? past.length : STEPS.indexOf(state) + 1;
  await api.post(`/shipments/${made.shipment}/events`, { events: past.slice(0, reached) });
  return made;
}
