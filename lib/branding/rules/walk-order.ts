import type { Eta, EventLocation, ShipmentStatus, SubStatus } from '@/lib/carriers/types';
import { addDays, dateAt } from '@/lib/core/local-date';
import type { OrderPageRow } from '@/lib/storefront/queries/load-order-page';
import type { OrderState } from './walk-steps';
import { WALK_NUMBER, type WalkWorld, walkId } from './walk-world';

type Row = NonNullable<OrderPageRow['page']>;

const HOUR = 3_600_000;
const STATES: Record<OrderState, { status: ShipmentStatus; subStatus: SubStatus | null; placed: number } | null> = {
  placed: null,
  label_made: { status: 'pre_transit', subStatus: null, placed: 1 },
  in_transit: { status: 'in_transit', subStatus: null, placed: 2 },
  late: { status: 'in_transit', subStatus: null, placed: 4 },
  out_for_delivery: { status: 'out_for_delivery', subStatus: null, placed: 4 },
  delivered: { status: 'delivered', subStatus: 'delivered_signed', placed: 4 },
};

/** Days since the order in each state. */
const placedDaysAgo = (state: OrderState) => STATES[state]?.placed ?? 0;

export type WalkTimes = {
  placedAt: string;
  shippedAt: string | null;
  deliveredAt: string | null;
  eta: Eta | null;
  etaOriginal: Eta | null;
};

/** When what happened, seen from the walk's morning. Delivery days are the carrier's own wall clock. */
export function walkTimes({ now, zone }: WalkWorld, state: OrderState): WalkTimes {
  const today = dateAt(now.getTime(), zone);
  const window = (days: number): Eta => ({
    earliest: `${addDays(today, days)}T10:00:00`,
    latest: `${addDays(today, days)}T13:00:00`,
    source: 'carrier',
    confidence: 'high',
  });
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR).toISOString();
  const placed = placedDaysAgo(state) * 24 + 2;
  const due = { placed: null, label_made: 2, in_transit: 1, late: 1, out_for_delivery: 0, delivered: null }[state];
  const left = state !== 'placed' && state !== 'label_made';
  return {
    placedAt: ago(state === 'placed' ? 1 : placed),
    shippedAt: left ? ago(placed - 20) : null,
    deliveredAt: state === 'delivered' ? ago(0.5) : null,
    eta: due === null ? null : window(due),
    etaOriginal: state === 'late' ? window(-1) : due === null ? null : window(due),
  };
}

/** The order of a walk as a tracking page reads it. */
export function walkOrder(world: WalkWorld, state: OrderState): Row {
  const { place, goods, walker, now } = world;
  const times = walkTimes(world, state);
  const parcel = STATES[state];
  return {
    order: {
      id: walkId.order,
      externalId: 'walk',
      number: WALK_NUMBER,
      placedAt: times.placedAt,
      cancelledAt: null,
      fulfilledAt: null,
      currency: world.currency,
      locale: world.locale,
      country: place.country,
      customerName: walker === 'gift' ? place.giver : place.name,
      address: { city: place.city, region: place.region, postal_code: place.postalCode },
      isGift: walker === 'gift',
      tags: [],
      note: null,
      shipsBy: null,
      channel: null,
      isFirst: true,
    },
    policy: world.policy,
    handover: world.deliveryRules,
    lines: goods.map((thing, index) => ({
      id: walkId.line(index),
      externalId: `walk-${index}`,
      title: thing.title,
      variantTitle: thing.variants[0]?.title ?? null,
      sku: null,
      imageUrl: thing.variants[0]?.imageUrl ?? thing.imageUrl,
      category: thing.category,
      tags: thing.tags,
      quantity: 1,
      claimed: 0,
      unitPrice: thing.price,
      finalSale: isRefused(world, index),
      withdrawalExempt: false,
      requiresShipping: true,
      careTips: thing.careTips,
    })),
    shipments: parcel
      ? [
          {
            id: walkId.parcel,
            externalId: 'walk',
            carrier: place.carrier,
            service: null,
            trackingNumber: place.number,
            direction: 'outbound',
            status: parcel.status,
            subStatus: parcel.subStatus,
            cause: null,
            actionBy: null,
            shippedAt: times.shippedAt,
            deliveredAt: times.deliveredAt,
            deliveredAtLocal: null,
            promisedAt: null,
            etaOriginal: times.etaOriginal,
            eta: times.eta,
            etaTrail: [],
            checkAt: state === 'late' ? new Date(now.getTime() + 8 * HOUR).toISOString() : null,
            note: null,
            signedBy: state === 'delivered' ? place.name : null,
            photo: null,
            lines: goods.map((_, index) => ({ lineId: walkId.line(index), quantity: 1 })),
            change: { attempted: false, lastEventAt: null, agreement: null, program: null, asked: [] },
            events: scans(world, state, times),
          },
        ]
      : [],
    reports: [],
    returns: [],
  };
}

/** The last thing of the order, where the walk is about what cannot come back. */
export const isRefused = ({ walker, goods }: Pick<WalkWorld, 'walker' | 'goods'>, index: number): boolean =>
  walker === 'refused' && index === goods.length - 1;

function scans(
  { now, place }: WalkWorld,
  state: OrderState,
  { shippedAt }: WalkTimes,
): Row['shipments'][number]['events'] {
  if (!shippedAt) return [];
  const from = Date.parse(shippedAt);
  const to = now.getTime() - HOUR;
  const [first, second, last] = place.way;
  const far: [ShipmentStatus, string | undefined][] = [
    ['in_transit', first],
    ['in_transit', second],
    ...(state === 'out_for_delivery' || state === 'delivered'
      ? ([
          ['in_transit', last],
          ['out_for_delivery', last],
        ] as [ShipmentStatus, string | undefined][])
      : []),
    ...(state === 'delivered' ? ([['delivered', last]] as [ShipmentStatus, string | undefined][]) : []),
  ];
  return far
    .map(([status, city], index) => {
      const at = new Date(from + ((to - from) * (index + 1)) / (far.length + (state === 'late' ? 2 : 0))).toISOString();
      const location: EventLocation = {
        city: city ?? null,
        region: null,
        postal_code: null,
        country: place.country,
        latitude: null,
        longitude: null,
      };
      return {
        id: walkId.event(index),
        occurredAt: at,
        localTime: null,
        status,
        subStatus: null,
        code: null,
        description: null,
        location,
        source: 'generic',
        receivedAt: at,
        stops: status === 'out_for_delivery' && state === 'out_for_delivery' ? 8 : null,
      };
    })
    .reverse();
}
