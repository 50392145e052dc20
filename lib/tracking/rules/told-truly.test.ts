import { describe, expect, it } from 'vitest';
import { createTranslator } from '@/lib/i18n/translator';
import type { OrderFacts, ShipmentFacts } from '../types';
import { buildOrderPage } from './build-order-page';
import { orderStories, orderWords } from './order-stories';
import { parcelDeliveries } from './parcel-delivery';
import { at, event, facts, line, shipment, window } from './testing/order-facts';

/** Tuesday noon in Berlin. */
const NOW = new Date('2026-11-24T11:00:00Z');
const TO_BERLIN = { city: 'Berlin', country: 'DE' };

function one(over: Partial<ShipmentFacts>, order: Partial<OrderFacts['order']> = {}): OrderFacts {
  const made = facts({ shipments: [shipment({ id: 's1', ...over })] });
  return { ...made, order: { ...made.order, ...TO_BERLIN, ...order } };
}
const page = (story: OrderFacts, locale = 'en', now = NOW, links = {}) =>
  buildOrderPage(story, { now, locale, t: createTranslator(locale), links });
const places = (story: OrderFacts) => page(story).parcels[0]?.route.map(({ label, state }) => `${label} ${state}`);
const chapters = (story: OrderFacts) => page(story).parcels[0]?.chapters.map(({ key, state }) => `${key} ${state}`);

const ROAD = [
  event('in_transit', 'arrived', '2026-11-21T06:00:00Z', at('Leipzig')),
  event('in_transit', 'picked_up', '2026-11-20T16:00:00Z', at('Hamburg')),
];

describe('what will not come is not still ahead', () => {
  const lost = one({
    status: 'exception',
    subStatus: 'lost',
    eta: window('2026-11-26T09:00:00Z', '2026-11-26T12:00:00Z'),
    events: [event('exception', 'lost', '2026-11-23T09:00:00Z', at('Leipzig')), ...ROAD],
  });

  it('ends the way where it was lost', () => {
    expect(places(lost)).toEqual(['Hamburg passed', 'Leipzig here']);
    expect(chapters(lost)).toEqual(['ready done', 'courier current']);
  });

  it('tells assistants no day of arrival', () => {
    const words = orderWords(lost, { t: createTranslator('en'), now: NOW });
    const [told] = parcelDeliveries(lost, orderStories(lost, words), 'https://shop.test/t');
    expect(told).not.toHaveProperty('expectedArrivalFrom');
    expect(told).toMatchObject({ partOfOrder: { orderStatus: 'https://schema.org/OrderProblem' } });
  });
});

it('a delivery that was taken back brought it no further', () => {
  const retracted = one({
    status: 'exception',
    subStatus: 'delivery_retracted',
    events: [
      event('exception', 'delivery_retracted', '2026-11-24T08:00:00Z'),
      event('delivered', null, '2026-11-23T09:00:00Z', at('Potsdam')),
      ...ROAD,
    ],
  });
  expect(places(retracted)).toEqual(['Hamburg passed', 'Leipzig here', 'Berlin ahead']);
  expect(chapters(retracted)).toEqual(['ready done', 'courier current', 'near ahead', 'door ahead', 'yours ahead']);
});

it('what was not collected stands where it was packed', () => {
  const waits = one({
    status: 'pre_transit',
    subStatus: 'pickup_missed',
    cause: 'merchant',
    events: [
      event('pre_transit', 'pickup_missed', '2026-11-23T16:00:00Z', at('Hannover')),
      event('pre_transit', 'label_created', '2026-11-22T16:00:00Z', at('Hamburg')),
    ],
  });
  expect(places(waits)).toEqual(['Hamburg here', 'Berlin ahead']);
});

describe('silence longer than patience', () => {
  const silent = one({
    events: ROAD.map((each) => ({ ...each, occurredAt: each.occurredAt?.replace('-2', '-1') ?? null })),
  });

  it('is the first thing said of a parcel without a day', () => {
    const { headline, parcels, primary, nothingToDo } = page(silent);
    expect(headline).toMatchObject({
      sentence: 'We’ve had no news of your Chelsea boots for a while, and we’re looking into it.',
      word: 'No news',
      tone: 'attention',
    });
    expect(parcels[0]?.statusLabel).toBe('No news');
    expect(primary?.label ?? nothingToDo).toBeTruthy();
  });

  it('is not, while a day still stands', () => {
    const dated = one({
      events: silent.shipments[0]?.events ?? [],
      eta: window('2026-11-26T09:00:00Z', '2026-11-26T12:00:00Z'),
    });
    expect(page(dated).headline.sentence).toBe('Your Chelsea boots arrive Thursday, 10:00–13:00.');
  });
});

describe('hours across midnight', () => {
  const night = one({ events: ROAD, eta: window('2026-11-25T22:00:00+01:00', '2026-11-26T01:00:00+01:00') });
  const said = (locale: string, now = NOW) => page(night, locale, now).headline.sentence;

  it('belong to their evening, in every language', () => {
    expect(said('en')).toBe('Your Chelsea boots arrive tomorrow, 22:00–01:00.');
    expect(said('de')).toBe('Chelsea boots kommen morgen, 22:00–01:00 Uhr.');
    expect(said('ja')).toContain('明日22〜翌1時');
    expect(said('ar')).toContain('10\u00a0م–1\u00a0ص');
    expect(said('en-US')).toBe('Your Chelsea boots arrive tomorrow, 10\u00a0PM–1\u00a0AM.');
  });

  it('are not over at midnight, and no day late then', () => {
    expect(said('en', new Date('2026-11-25T23:30:00Z'))).toBe('Your Chelsea boots arrive today, 00:00–01:00.');
    expect(page(night, 'en', new Date('2026-11-25T23:30:00Z')).headline.was).toBeNull();
  });

  it('end with the day where they end at midnight', () => {
    const evening = one({ events: ROAD, eta: window('2026-11-25T20:00:00+01:00', '2026-11-26T00:00:00+01:00') });
    expect(page(evening).headline.sentence).toBe('Your Chelsea boots arrive tomorrow, 20:00–00:00.');
    expect(page(evening, 'ja').headline.sentence).toContain('明日20〜24時');
  });

  it('from noon to noon are two days', () => {
    const long = one({ events: ROAD, eta: window('2026-11-25T12:00:00+01:00', '2026-11-26T12:00:00+01:00') });
    expect(page(long).headline.sentence).toBe('Your Chelsea boots arrive between tomorrow and Thursday.');
  });
});

it('a new day is set against the old one by its name', () => {
  const late = (latest: string) =>
    page(one({ events: ROAD, promisedAt: '2026-11-23T17:00:00Z', eta: window(latest, latest) })).headline.sentence;
  expect(late('2026-11-26T12:00:00Z')).toContain('not Monday');
  expect(late('2026-11-24T17:00:00Z')).toContain('today by 18:00, not yesterday');
});

it('a promise is in doubt while the parcel has lost its way and the courier names no day', () => {
  const astray = (source: 'carrier' | 'promised') =>
    page(
      one({
        status: 'exception',
        subStatus: 'missorted',
        promisedAt: '2026-11-26T17:00:00Z',
        eta: { ...window('2026-11-26T00:00:00+01:00', '2026-11-26T23:59:00+01:00'), source },
        events: ROAD,
      }),
    ).headline.explanation ?? '';
  expect(astray('promised')).toContain('It may be later than Thursday, the day we promised.');
  expect(astray('carrier')).not.toContain('later');
});

it('a clock that runs ahead says nothing of when', () => {
  const ahead = one({ events: [event('in_transit', 'arrived', '2026-12-20T06:00:00Z', at('Leipzig')), ...ROAD] });
  const [parcel] = page(ahead).parcels;
  const told = parcel?.chapters.flatMap(({ events }) => events).find(({ id }) => id.includes('2026-12-20'));
  expect(told).toMatchObject({ when: 'Time not given', dateTime: null });
  expect(parcel?.chapters.map(({ when }) => when)).not.toContain('Sunday 20 December');
});

describe('before the first scan', () => {
  const sent = (shippedAt: string | null, placedAt?: string) => {
    const made = one({ status: 'unknown', shippedAt, lines: [{ lineId: 'a', quantity: 1 }], events: [] });
    const lines = [line({ id: 'a', returnBy: '2027-02-03' })];
    return page(
      { ...made, order: { ...made.order, lines, fulfilledAt: null, placedAt: placedAt ?? made.order.placedAt } },
      'en',
      NOW,
      { return: '/return' },
    );
  };

  it('nothing is to be sent back', () => {
    const { startReturn, parcels } = sent('2026-11-22T10:00:00Z');
    expect(startReturn).toBeNull();
    expect(parcels[0]?.items.map(({ returnNote }) => returnNote)).toEqual([null]);
  });

  it('it is, where none has come for long: nobody may ever tell of it', () => {
    expect(sent('2026-11-01T10:00:00Z').startReturn).not.toBeNull();
    expect(sent(null, '2026-11-22T10:00:00Z').startReturn).toBeNull();
    expect(sent(null, '2026-11-01T10:00:00Z').startReturn).not.toBeNull();
  });
});

it('where a parcel waits is said in the courier’s words, and to nobody who knows only a postcode', () => {
  const waits = one({
    status: 'available_for_pickup',
    subStatus: 'ready_at_point',
    events: [
      event('available_for_pickup', 'ready_at_point', '2026-11-24T08:00:00Z', {
        description: 'Kiosk Yilmaz, Brunnenstr. 12, bis 01.12. bereit',
      }),
    ],
  });
  const { headline } = page(waits);
  expect(headline.sentence).toContain('until Tuesday 1 December');
  // In large figures the last day would read as the day it comes.
  expect(headline).toMatchObject({ date: null, word: 'Ready to collect' });
  expect(headline.explanation).toContain('The courier wrote: “Kiosk Yilmaz, Brunnenstr. 12, bis 01.12. bereit”');
  expect(page({ ...waits, scope: 'status' }).headline.explanation ?? '').not.toContain('Yilmaz');
});
