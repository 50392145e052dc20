import type { ShipmentStatus, SubStatus } from '@/lib/carriers/types';
import type { EventFacts, LineFacts, OrderFacts, ShipmentFacts } from '../../types';

/** Facts for tests of the page's rules: plain objects with every member filled, overridden where a story needs it. */
export const line = (over: Partial<LineFacts> & { id: string }): LineFacts => ({
  externalId: over.id,
  title: 'Chelsea boots',
  variantTitle: 'Walnut, 43',
  sku: `SKU-${over.id}`,
  imageUrl: `/media/${over.id}.webp`,
  category: 'shoes',
  quantity: 1,
  returnedQuantity: 0,
  unitPrice: { amount: 28900, currency: 'EUR' },
  returnBy: null,
  careTip: null,
  requiresShipping: true,
  ...over,
});

export const event = (
  status: ShipmentStatus,
  subStatus: SubStatus | null,
  at: string,
  over: Partial<EventFacts> = {},
): EventFacts => ({
  id: `event-${at}-${over.source ?? ''}`,
  occurredAt: at,
  localTime: null,
  status,
  subStatus,
  code: null,
  description: null,
  location: null,
  source: 'generic',
  receivedAt: at,
  stops: null,
  ...over,
});

export const at = (city: string, country = 'DE') => ({
  location: { city, region: null, postal_code: null, country, latitude: null, longitude: null },
});

export const shipment = (over: Partial<ShipmentFacts> & { id: string }): ShipmentFacts => ({
  externalId: over.id,
  carrier: 'dhl',
  carrierName: 'DHL',
  service: null,
  trackingNumber: 'JJD000390007700000001',
  trackingUrl: 'https://carrier.test/track/JJD000390007700000001',
  direction: 'outbound',
  status: 'in_transit',
  subStatus: null,
  cause: null,
  actionBy: null,
  shippedAt: null,
  deliveredAt: null,
  deliveredAtLocal: null,
  promisedAt: null,
  etaOriginal: null,
  eta: null,
  etaTrail: [],
  checkAt: null,
  note: null,
  signedBy: null,
  photo: null,
  lines: [{ lineId: 'boots', quantity: 1 }],
  events: [],
  ...over,
});

export const window = (earliest: string, latest: string) => ({
  earliest,
  latest,
  source: 'carrier' as const,
  confidence: 'high' as const,
});

type Parts = {
  shop?: Partial<OrderFacts['shop']>;
  order?: Partial<OrderFacts['order']>;
  scope?: OrderFacts['scope'];
  shipments?: ShipmentFacts[];
  returns?: OrderFacts['returns'];
};

export const facts = (over: Parts = {}): OrderFacts => ({
  scope: over.scope ?? 'full',
  shop: {
    slug: 'ahlbeck',
    name: 'Ahlbeck & Tochter',
    timeZone: 'Europe/Berlin',
    locales: ['de', 'en'],
    contact: { email: 'werkstatt@ahlbeck.test', phone: null, url: null, hours: null, replyTime: null },
    ...over.shop,
  },
  order: {
    id: 'order-1',
    number: 'AT-2041',
    placedAt: '2026-11-20T10:00:00Z',
    cancelledAt: null,
    fulfilledAt: null,
    currency: 'EUR',
    locale: 'de',
    country: 'DE',
    region: null,
    city: 'Potsdam',
    postalCode: '14467',
    timeZone: 'Europe/Berlin',
    customerName: 'Jana Brandt',
    isGift: false,
    tags: [],
    lines: [line({ id: 'boots' })],
    shipsBy: null,
    note: null,
    ...over.order,
  },
  shipments: over.shipments ?? [],
  returns: over.returns ?? [],
});
