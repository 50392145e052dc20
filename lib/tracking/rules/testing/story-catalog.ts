import type { OrderFacts } from '../../types';
import { at, event, facts, line, shipment, window } from './order-facts';

/** Sunday 22 November 2026 would hide working days; the stories are told on the Tuesday after, at noon in Berlin. */
export const STORY_NOW = new Date('2026-11-24T11:00:00Z');

const duskhound = {
  slug: 'duskhound',
  name: 'Duskhound',
  timeZone: 'America/Denver',
  locales: ['en'],
  contact: { email: 'dusk@duskhound.test', phone: null, url: null, hours: null, replyTime: null },
};
const denver = {
  number: 'DH-20417',
  country: 'US',
  city: 'Boulder',
  timeZone: 'America/Denver',
  currency: 'USD',
  locale: 'en',
  lines: [
    line({ id: 'coat', title: 'Reflective coat', variantTitle: 'M', unitPrice: { amount: 8900, currency: 'USD' } }),
    line({ id: 'ball', title: 'Glow ball', variantTitle: null, unitPrice: { amount: 1900, currency: 'USD' } }),
    line({ id: 'leash', title: 'Night leash', variantTitle: null, unitPrice: { amount: 3900, currency: 'USD' } }),
  ],
};
const only = (id: string) => ({ lines: [{ lineId: id, quantity: 1 }] });
const coatOrder = { ...denver, lines: denver.lines.slice(0, 1) };

/** The stories of the demo shops as facts, told at STORY_NOW. */
export const STORIES: Record<string, OrderFacts> = {
  labelMade: facts({
    shipments: [
      shipment({
        id: 's1',
        status: 'pre_transit',
        subStatus: 'label_created',
        eta: window('2026-11-26T00:00:00+01:00', '2026-11-27T23:59:00+01:00'),
        events: [event('pre_transit', 'label_created', '2026-11-24T08:00:00Z')],
      }),
    ],
  }),
  arrivingTomorrow: facts({
    shipments: [
      shipment({
        id: 's1',
        eta: window('2026-11-25T10:00:00+01:00', '2026-11-25T13:00:00+01:00'),
        events: [
          event('in_transit', 'departed', '2026-11-24T03:10:00Z', at('Leipzig')),
          event('in_transit', 'accepted', '2026-11-23T16:00:00Z', at('Stralsund')),
        ],
      }),
    ],
  }),
  outForDelivery: facts({
    shipments: [
      shipment({
        id: 's1',
        status: 'out_for_delivery',
        subStatus: 'loaded',
        eta: window('2026-11-24T13:00:00+01:00', '2026-11-24T16:00:00+01:00'),
        events: [event('out_for_delivery', 'loaded', '2026-11-24T07:05:00Z', at('Potsdam'))],
      }),
    ],
  }),
  eightStopsAway: facts({
    shop: duskhound,
    order: coatOrder,
    shipments: [
      shipment({
        id: 's1',
        ...only('coat'),
        status: 'out_for_delivery',
        subStatus: 'courier_near',
        events: [
          event('out_for_delivery', 'courier_near', '2026-11-24T10:40:00Z', {
            description: 'Your driver is 8 stops away',
            ...at('Boulder', 'US'),
          }),
        ],
      }),
    ],
  }),
  leftWithNeighbour: facts({
    order: {
      lines: [line({ id: 'boots', returnBy: '2026-12-24', careTip: 'Rub in a little balm before the first rain.' })],
    },
    shipments: [
      shipment({
        id: 's1',
        status: 'delivered',
        subStatus: 'delivered_to_neighbour',
        deliveredAt: '2026-11-24T09:12:00Z',
        deliveredAtLocal: '2026-11-24T10:12:00',
        promisedAt: '2026-11-24T22:59:00Z',
        events: [
          event('delivered', 'delivered_to_neighbour', '2026-11-24T09:12:00Z', {
            description: 'Zugestellt bei Frau Petersen, 2. OG',
            ...at('Potsdam'),
          }),
        ],
      }),
    ],
  }),
  failedAttempt: facts({
    shipments: [
      shipment({
        id: 's1',
        status: 'attempt_failed',
        subStatus: 'not_home',
        cause: 'recipient',
        actionBy: 'shopper',
        eta: window('2026-11-25T00:00:00+01:00', '2026-11-25T23:59:00+01:00'),
        events: [event('attempt_failed', 'not_home', '2026-11-24T09:30:00Z', at('Potsdam'))],
      }),
    ],
  }),
  lockerUntilTomorrow: facts({
    shop: duskhound,
    order: { ...coatOrder, placedAt: '2026-11-16T10:00:00Z' },
    shipments: [
      shipment({
        id: 's1',
        ...only('coat'),
        status: 'available_for_pickup',
        subStatus: 'ready_in_locker',
        actionBy: 'shopper',
        events: [
          event('available_for_pickup', 'ready_in_locker', '2026-11-19T20:00:00Z', {
            description: 'Ready in locker 14, held until 2026-11-25',
            ...at('Boulder', 'US'),
          }),
        ],
      }),
    ],
  }),
  customsDocuments: facts({
    shop: { slug: 'asagiri', name: '朝霧道具店', timeZone: 'Asia/Tokyo', locales: ['ja', 'en'] },
    order: {
      country: 'FR',
      city: 'Lyon',
      timeZone: 'Europe/Paris',
      lines: [line({ id: 'boots', title: '灰釉の花入', unitPrice: { amount: 18000, currency: 'JPY' } })],
    },
    shipments: [
      shipment({
        id: 's1',
        status: 'exception',
        subStatus: 'missing_documents',
        cause: 'customs',
        actionBy: 'shopper',
        events: [event('exception', 'missing_documents', '2026-11-23T10:00:00Z', at('Roissy', 'FR'))],
      }),
    ],
  }),
  stuckNineDays: facts({
    order: { placedAt: '2026-11-12T10:00:00Z' },
    shipments: [
      shipment({
        id: 's1',
        promisedAt: '2026-11-19T22:59:00Z',
        cause: 'carrier',
        note: 'Wir haben heute früh mit dem Depot telefoniert.\nIhr Schuhmacher, Ole Ahlbeck',
        events: [event('in_transit', 'arrived', '2026-11-15T19:00:00Z', at('Bremen'))],
      }),
    ],
  }),
  threeParcels: facts({
    shop: duskhound,
    order: denver,
    shipments: [
      shipment({
        id: 's1',
        ...only('leash'),
        status: 'delivered',
        subStatus: 'left_in_safe_place',
        deliveredAt: '2026-11-23T20:00:00Z',
        events: [event('delivered', 'left_in_safe_place', '2026-11-23T20:00:00Z', at('Boulder', 'US'))],
      }),
      shipment({
        id: 's2',
        ...only('coat'),
        status: 'out_for_delivery',
        eta: window('2026-11-24T17:00:00Z', '2026-11-24T20:00:00Z'),
        events: [event('out_for_delivery', null, '2026-11-24T13:00:00Z', at('Boulder', 'US'))],
      }),
      shipment({
        id: 's3',
        ...only('ball'),
        eta: window('2026-11-30T07:00:00Z', '2026-12-01T06:59:00Z'),
        events: [event('in_transit', 'departed', '2026-11-24T05:00:00Z', at('Omaha', 'US'))],
      }),
    ],
  }),
  lostAndResent: facts({
    shop: duskhound,
    order: coatOrder,
    shipments: [
      shipment({
        id: 's1',
        ...only('coat'),
        status: 'exception',
        subStatus: 'lost',
        shippedAt: '2026-11-10T10:00:00Z',
        events: [event('exception', 'lost', '2026-11-22T10:00:00Z')],
      }),
      shipment({
        id: 's2',
        ...only('coat'),
        shippedAt: '2026-11-23T10:00:00Z',
        eta: window('2026-11-27T07:00:00Z', '2026-11-28T06:59:00Z'),
        events: [event('in_transit', 'accepted', '2026-11-23T20:00:00Z', at('Omaha', 'US'))],
      }),
    ],
  }),
  damaged: facts({
    shipments: [
      shipment({
        id: 's1',
        status: 'exception',
        subStatus: 'damaged',
        cause: 'carrier',
        actionBy: 'merchant',
        events: [event('exception', 'damaged', '2026-11-24T07:00:00Z', at('Leipzig'))],
      }),
    ],
  }),
  returning: facts({
    shipments: [
      shipment({
        id: 's1',
        status: 'returned',
        subStatus: 'returning',
        cause: 'recipient',
        events: [event('returned', 'returning', '2026-11-24T07:00:00Z', at('Potsdam'))],
      }),
    ],
  }),
  stormDelay: facts({
    shop: duskhound,
    order: coatOrder,
    shipments: [
      shipment({
        id: 's1',
        ...only('coat'),
        subStatus: 'weather_delay',
        cause: 'weather',
        promisedAt: '2026-11-27T06:59:00Z',
        etaOriginal: window('2026-11-26T07:00:00Z', '2026-11-27T06:59:00Z'),
        eta: window('2026-11-27T16:00:00Z', '2026-11-27T20:00:00Z'),
        events: [event('in_transit', 'weather_delay', '2026-11-24T08:00:00Z', at('Cheyenne', 'US'))],
      }),
    ],
  }),
  missedLeipzig: facts({
    shipments: [
      shipment({
        id: 's1',
        status: 'exception',
        subStatus: 'delay',
        cause: 'carrier',
        promisedAt: '2026-11-23T22:59:00Z',
        eta: window('2026-11-24T14:00:00+01:00', '2026-11-24T17:00:00+01:00'),
        events: [
          event('exception', 'delay', '2026-11-24T05:40:00Z', {
            description: 'Anschluss nach Leipzig verpasst.',
            ...at('Kabelsketal'),
          }),
        ],
      }),
    ],
  }),
  weDoNotKnow: facts({
    shop: duskhound,
    order: { ...coatOrder, city: 'Nome', timeZone: 'America/Nome' },
    shipments: [
      shipment({
        id: 's1',
        ...only('coat'),
        events: [event('in_transit', 'departed', '2026-11-23T20:00:00Z', at('Anchorage', 'US'))],
      }),
    ],
  }),
  kilnDelay: facts({
    shop: { slug: 'asagiri', name: '朝霧道具店', timeZone: 'Asia/Tokyo', locales: ['ja', 'en'] },
    order: {
      country: 'JP',
      city: '京都市',
      timeZone: 'Asia/Tokyo',
      lines: [line({ id: 'boots', title: '粉引の茶碗', unitPrice: { amount: 6800, currency: 'JPY' } })],
      shipsBy: '2026-12-04T09:00:00Z',
      note: '窯の温度が上がりきらず、焼き直しております。',
    },
  }),
  gift: facts({
    scope: 'gift',
    order: { isGift: true, note: 'Liebe Frau Brandt' },
    shipments: [
      shipment({
        id: 's1',
        eta: window('2026-11-26T00:00:00+01:00', '2026-11-26T23:59:00+01:00'),
        note: 'Liebe Frau Brandt, wie besprochen.',
        events: [event('in_transit', 'departed', '2026-11-24T03:10:00Z', at('Leipzig'))],
      }),
    ],
  }),
  halfReturned: facts({
    order: {
      lines: [
        line({ id: 'boots', returnBy: '2026-12-20', returnedQuantity: 1 }),
        line({ id: 'tin', title: 'Care tin', variantTitle: null, returnBy: '2026-12-20' }),
      ],
    },
    shipments: [
      shipment({
        id: 's1',
        status: 'delivered',
        subStatus: 'delivered_to_person',
        lines: [
          { lineId: 'boots', quantity: 1 },
          { lineId: 'tin', quantity: 1 },
        ],
        deliveredAtLocal: '2026-11-20T15:00:00',
        events: [event('delivered', 'delivered_to_person', '2026-11-20T14:00:00Z')],
      }),
    ],
    returns: [
      { number: 'R-1009', status: 'in_transit', href: '/s/ahlbeck/returns/tok', createdAt: '2026-11-22T10:00:00Z' },
    ],
  }),
  exchangeOnItsWay: facts({
    order: { placedAt: '2026-11-09T10:00:00Z' },
    shipments: [
      shipment({
        id: 's1',
        status: 'delivered',
        subStatus: 'delivered_to_person',
        shippedAt: '2026-11-10T10:00:00Z',
        deliveredAtLocal: '2026-11-12T15:00:00',
        events: [event('delivered', 'delivered_to_person', '2026-11-12T14:00:00Z')],
      }),
      shipment({
        id: 's2',
        shippedAt: '2026-11-23T10:00:00Z',
        eta: window('2026-11-26T00:00:00+01:00', '2026-11-26T23:59:00+01:00'),
        events: [event('in_transit', 'accepted', '2026-11-23T20:00:00Z', at('Stralsund'))],
      }),
    ],
    returns: [
      { number: 'R-1007', status: 'approved', href: '/s/ahlbeck/returns/tok', createdAt: '2026-11-20T10:00:00Z' },
    ],
  }),
  careTinFollows: facts({
    order: {
      lines: [line({ id: 'boots' }), line({ id: 'tin', title: 'Care tin', variantTitle: null })],
      shipsBy: '2026-11-27T15:00:00Z',
    },
    shipments: [
      shipment({
        id: 's1',
        eta: window('2026-11-25T10:00:00+01:00', '2026-11-25T13:00:00+01:00'),
        events: [event('in_transit', 'departed', '2026-11-24T03:10:00Z', at('Leipzig'))],
      }),
    ],
  }),
};
