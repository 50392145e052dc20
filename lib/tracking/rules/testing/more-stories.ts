import type { OrderFacts, ShipmentFacts } from '../../types';
import { at, event, facts, line, shipment, window } from './order-facts';

/** One parcel of the boots in a state, told an hour ago unless it says otherwise. */
const boots = (over: Partial<ShipmentFacts>, order: Partial<OrderFacts['order']> = {}): OrderFacts =>
  facts({
    order,
    shipments: [
      shipment({
        id: 's1',
        events: [
          event(over.status ?? 'in_transit', over.subStatus ?? null, '2026-11-24T10:00:00Z', at('Potsdam')),
          event('in_transit', 'accepted', '2026-11-23T16:00:00Z', at('Stralsund')),
        ],
        ...over,
      }),
    ],
  });

const arrived: Partial<ShipmentFacts> = {
  status: 'delivered',
  deliveredAt: '2026-11-24T09:12:00Z',
  deliveredAtLocal: '2026-11-24T10:12:00',
};
const TOMORROW = window('2026-11-25T10:00:00+01:00', '2026-11-25T13:00:00+01:00');
const YESTERDAY = window('2026-11-23T00:00:00+01:00', '2026-11-23T23:59:00+01:00');
const FRIDAY = window('2026-11-27T00:00:00+01:00', '2026-11-27T23:59:00+01:00');

const LONG = 'Donaudampfschifffahrtsgesellschaft'.repeat(8);

/** States beside those of the demo's stories: every status, cause and lateness that a page has words for, at STORY_NOW. */
export const MORE_STORIES: Record<string, OrderFacts> = {
  notSentYet: facts({ order: { shipsBy: '2026-11-25T16:00:00Z' } }),
  notSentInTime: facts({ order: { shipsBy: '2026-11-23T16:00:00Z' } }),
  cancelled: facts({ order: { cancelledAt: '2026-11-23T12:00:00Z' } }),
  collectionMissed: boots({ status: 'pre_transit', subStatus: 'pickup_missed', cause: 'carrier' }),
  nearby: boots({ subStatus: 'at_local_depot', eta: TOMORROW }),
  later: boots({
    eta: FRIDAY,
    etaOriginal: TOMORROW,
    cause: 'carrier',
    actionBy: 'carrier',
    subStatus: 'missorted',
    etaTrail: [
      { at: '2026-11-21T09:00:00Z', eta: TOMORROW, reason: 'first' },
      { at: '2026-11-24T08:00:00Z', eta: FRIDAY, reason: 'carrier' },
    ],
  }),
  overdue: boots({ eta: YESTERDAY, etaOriginal: YESTERDAY, checkAt: '2026-11-24T17:00:00Z' }),
  earlier: boots({ eta: TOMORROW, etaOriginal: FRIDAY }),
  customs: boots({ subStatus: 'customs_started', cause: 'customs', actionBy: 'carrier' }),
  customsCleared: boots({ subStatus: 'customs_cleared', eta: FRIDAY }),
  withinMinutes: boots({
    status: 'out_for_delivery',
    subStatus: 'courier_near',
    eta: window('2026-11-24T12:10:00+01:00', '2026-11-24T12:25:00+01:00'),
    events: [event('out_for_delivery', 'courier_near', '2026-11-24T10:55:00Z', { stops: 2, ...at('Potsdam') })],
  }),
  anyMinute: boots({
    status: 'out_for_delivery',
    subStatus: 'courier_near',
    eta: window('2026-11-24T11:55:00+01:00', '2026-11-24T12:05:00+01:00'),
    events: [event('out_for_delivery', 'courier_near', '2026-11-24T10:58:00Z', { stops: 0, ...at('Potsdam') })],
  }),
  lateOnTheVan: boots({
    status: 'out_for_delivery',
    subStatus: 'loaded',
    eta: window('2026-11-24T08:00:00+01:00', '2026-11-24T11:00:00+01:00'),
    etaOriginal: YESTERDAY,
  }),
  noAccess: boots({ status: 'attempt_failed', subStatus: 'no_access', cause: 'recipient', actionBy: 'shopper' }),
  rescheduled: boots({ status: 'attempt_failed', subStatus: 'rescheduled', eta: FRIDAY }),
  pickupPoint: boots({
    status: 'available_for_pickup',
    subStatus: 'ready_at_point',
    actionBy: 'shopper',
    events: [
      event('available_for_pickup', 'ready_at_point', '2026-11-24T09:00:00Z', {
        description: 'Abholbereit in der Filiale, lagert bis 01.12.2026',
        ...at('Potsdam'),
      }),
    ],
  }),
  addressWrong: boots({ status: 'exception', subStatus: 'address_problem', cause: 'recipient', actionBy: 'shopper' }),
  dutiesDue: boots({ status: 'exception', subStatus: 'payment_due', cause: 'customs', actionBy: 'shopper' }),
  held: boots({ status: 'exception', subStatus: 'held', cause: 'carrier', actionBy: 'carrier' }),
  refused: boots({ status: 'exception', subStatus: 'refused', cause: 'recipient', actionBy: 'merchant' }),
  backWithUs: boots({ status: 'returned', subStatus: 'returned_to_sender', cause: 'recipient' }),
  disposed: boots({ status: 'exception', subStatus: 'disposed', cause: 'carrier', actionBy: 'merchant' }),
  deliveryTakenBack: boots({ status: 'exception', subStatus: 'delivery_retracted', cause: 'carrier' }),
  noData: boots({ status: 'unknown', subStatus: null, trackingUrl: null, events: [] }),
  collected: boots({ ...arrived, subStatus: 'collected' }),
  signedWithPhoto: boots(
    {
      ...arrived,
      subStatus: 'delivered_signed',
      signedBy: 'J. Brandt',
      photo: { id: '0', width: 900, height: 1125 },
      promisedAt: '2026-11-23T22:59:00Z',
      etaOriginal: YESTERDAY,
    },
    { lines: [line({ id: 'boots', returnBy: '2026-12-24', careTip: 'Rub in a little balm before the first rain.' })] },
  ),
  statusOnly: { ...boots({ eta: TOMORROW }), scope: 'status' },
  statusOnlyArrived: { ...boots({ ...arrived, subStatus: 'left_in_safe_place' }), scope: 'status' },
  /** Words without a place to break, as long as a page shows them. */
  longWords: facts({
    order: { lines: [line({ id: 'boots', title: LONG, variantTitle: LONG, careTip: LONG }), line({ id: 'tin' })] },
    shipments: ['s1', 's2'].map((id) =>
      shipment({
        id,
        status: 'exception',
        subStatus: 'delay',
        cause: 'carrier',
        carrierName: LONG,
        trackingNumber: LONG.slice(0, 100),
        note: LONG,
        lines: [{ lineId: id === 's1' ? 'boots' : 'tin', quantity: 1 }],
        events: [
          event('exception', 'delay', '2026-11-24T10:00:00Z', { ...at(LONG), description: LONG }),
          event('in_transit', 'accepted', '2026-11-23T16:00:00Z', { ...at('Stralsund'), description: LONG }),
        ],
      }),
    ),
  }),
  giftArrived: { ...boots({ ...arrived, subStatus: 'left_in_safe_place' }), scope: 'gift' },
};
