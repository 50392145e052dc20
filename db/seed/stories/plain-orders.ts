import type { DemoShop, ShopCatalog } from '../pictures/catalog-types';
import { type Rng, seeded } from '../pictures/random';
import { PLAIN_PLACES } from './plain-places';
import type { Parcel, Person, Scan, Story } from './story';

/** How an ordinary order stands, and how many of each a shop has. */
const STATES = [
  ...Array<'delivered'>(11).fill('delivered'),
  ...Array<'moving'>(4).fill('moving'),
  ...Array<'tomorrow'>(2).fill('tomorrow'),
  ...Array<'van'>(4).fill('van'),
  'label',
] as const;
export type PlainState = (typeof STATES)[number];

const pick = <T>(rng: Rng, from: readonly T[]): T => from[Math.floor(rng.next() * from.length)] as T;

/** Orders of the months before, all of them arrived: what the shop's estimates are learned from. */
const PAST = 24;

/** The everyday orders beside the stories: the same ones every time. */
export const plainOrders = (shop: DemoShop, catalog: ShopCatalog): Story[] =>
  [...STATES, ...Array<'delivered'>(PAST).fill('delivered')].map((state, index) =>
    plainOrder({ shop, catalog, state, index }),
  );

/** One ordinary order: somebody, one or two things, and a route; `index` decides everything about it. */
export function plainOrder(input: { shop: DemoShop; catalog: ShopCatalog; state: PlainState; index: number }): Story {
  const { shop, catalog, state, index } = input;
  const place = PLAIN_PLACES[shop];
  const rng = seeded(`${shop} plain ${index}`);
  const town = pick(rng, place.towns);
  const { street, hub, ...address } = town;
  const [first = '', firstLatin = ''] = pick(rng, place.first).split('|');
  const [last = '', lastLatin = ''] = pick(rng, place.last).split('|');
  const buyer: Person = {
    ...address,
    name: place.name(first, last),
    email: `${latin(firstLatin || first)}.${latin(lastLatin || last)}${index + 1}@${pick(rng, place.mail)}`,
    line1: place.address(street, 1 + Math.floor(rng.next() * 90)),
    country: place.country,
  };
  const goods = catalog.products.flatMap(({ variants }) => variants).filter((one) => !one.final_sale && one.stock > 0);
  const items = [{ variant: pick(rng, goods).external_id, quantity: rng.next() < 0.12 ? 2 : 1 }];
  const second = pick(rng, goods).external_id;
  if (rng.next() < 0.3 && second !== items[0]?.variant) items.push({ variant: second, quantity: 1 });
  // Arrivals of the last weeks, the latest first in the list.
  const day = state === 'delivered' ? -1 - Math.floor(index * 3.4) : 0;
  const age = state === 'label' ? -1 : day - 3 - Math.floor(rng.next() * 2);
  // Of long ago one in four took a day longer, and one in eight two.
  const longer = index < STATES.length ? 0 : ([0, 1, 0, 0, 2, 0, 1, 0][index % 8] ?? 0);
  return {
    key: `plain-${index + 1}`,
    title: 'An ordinary order',
    number: `${place.numbers.prefix}${numberOf(place.numbers.from, day, index)}`,
    locale: place.locale,
    day: state === 'van' ? 'today' : state === 'tomorrow' ? 'soon' : 'past',
    buyer,
    items,
    placed: `${age - longer} ${clock(rng, 8, 22)}`,
    parcels: [
      parcelOf(
        state,
        day,
        { home: place.home, hub, town: placeName(town, place.country) },
        pick(rng, place.carriers),
        rng,
        longer,
      ),
    ],
  };
}

/** Older orders have lower numbers; none is one of the stories'. */
const numberOf = (from: number, day: number, index: number): number => (day < 0 ? from - 400 + day * 11 : from + index);

const placeName = ({ city, region }: { city: string; region?: string }, country: string) =>
  [city, region, country].filter(Boolean).join(', ');

const clock = (rng: Rng, from: number, to: number): string =>
  `${String(Math.floor(rng.between(from, to))).padStart(2, '0')}:${String(Math.floor(rng.next() * 60)).padStart(2, '0')}`;

function parcelOf(
  state: PlainState,
  day: number,
  route: { home: string; hub: string; town: string },
  carrier: string,
  rng: Rng,
  longer = 0,
): Parcel {
  const label = (at: number): Scan => [`${at} 10:${10 + Math.floor(rng.next() * 49)}`, route.home, 'label'];
  const sent = (at: number): Scan => [`${at} 17:${10 + Math.floor(rng.next() * 49)}`, route.home, 'picked_up'];
  const hub = (at: number, eta?: string): Scan => [
    `${at} 05:${10 + Math.floor(rng.next() * 49)}`,
    route.hub,
    'arrived',
    eta ? { eta } : {},
  ];
  const hour = 9 + Math.floor(rng.next() * 8);
  const scans: Record<PlainState, Scan[]> = {
    label: [[`0 09:12`, route.home, 'label', { eta: '+2' }]],
    moving: [label(-1), sent(-1), hub(0, '+1')],
    tomorrow: [label(-3), sent(-2), hub(-1, `0 ${pad(hour)}:00-${pad(hour + 3)}:00`)],
    van: [
      label(-3),
      sent(-2),
      hub(-1),
      [
        `0 07:${pad(Math.floor(rng.between(20, 59)))}`,
        route.town,
        'van',
        { eta: `0 ${pad(hour)}:00-${pad(hour + 3)}:00` },
      ],
    ],
    delivered: [
      label(day - 2 - longer),
      sent(day - 2 - longer),
      hub(day - 1),
      [`${day} 07:50`, route.town, 'van'],
      [
        `${day} ${pad(hour + 1)}:${10 + Math.floor(rng.next() * 49)}`,
        route.town,
        rng.next() < 0.7 ? 'handed' : 'mailbox',
      ],
    ],
  };
  // Nine of ten of what has arrived came on the day it was promised for.
  const promised = state === 'delivered' ? `${rng.next() < 0.9 ? day : day - 1}` : undefined;
  return { carrier, promised, scans: scans[state] };
}

const latin = (name: string) => name.toLowerCase().replace(/ü/g, 'ue').replace(/ö/g, 'oe').replace(/ä/g, 'ae');

const pad = (value: number) => String(value).padStart(2, '0');
