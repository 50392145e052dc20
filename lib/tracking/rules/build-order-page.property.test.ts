import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTION_BY, CAUSES, SHIPMENT_STATUSES, SUB_STATUSES } from '@/lib/carriers/types';
import { createTranslator } from '@/lib/i18n/translator';
import {
  ETA_REASONS,
  type EventFacts,
  type LineFacts,
  type OrderFacts,
  type OrderPageView,
  type ShipmentFacts,
} from '../types';
import { buildOrderPage } from './build-order-page';
import { type Situation, situationOf } from './situation';
import { facts, line, shipment } from './testing/order-facts';

/** Words a careless template leaves behind; taken out of what goes in, so that any that come out are our own. */
const LEFTOVER = /\bundefined\b|\bnull\b|\bNaN\b|Invalid Date|\[object/g;

const HOSTILE = [
  '',
  ' ',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; drop table orders; --",
  '{goods}',
  "'{when}'",
  '{count, plural, one {x} other {y}}',
  '#☠1☢\n---\n43',
  '\u202eevil\u202c',
  '\ud800',
  '田中さんにあげて下さい',
  'الكل في المجمو عة',
  '👩‍👩‍👧‍👧',
  'Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮',
  'a'.repeat(5000),
  '\u0000\u0001\u001f',
  '%s%s%s',
  '__proto__',
  'constructor',
  '#{7*7}',
  '1/0',
];
const text = fc
  .oneof(
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  )
  .map((value) => value.replace(LEFTOVER, '·'));

const time = fc.oneof(
  fc
    .date({ min: new Date('2026-10-01T00:00:00Z'), max: new Date('2027-01-31T00:00:00Z'), noInvalidDate: true })
    .map((at) => at.toISOString()),
  fc.constantFrom(
    '2026-11-24',
    '2026-11-24T24:00:00',
    '2026-02-30T10:00:00Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '2026-11-24T10:00:00+99:99',
    '+275760-09-13T00:00:00.000Z',
    '2026-11-24 10:00:00+00',
    'T10:00',
  ),
  text,
);
const zone = fc.constantFrom(
  'Europe/Berlin',
  'Pacific/Kiritimati',
  'America/Nome',
  'Mars/Olympus',
  '',
  '+14:00',
  'UTC\u0000',
);
const orNone = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const eta = fc.record({
  earliest: time,
  latest: time,
  source: fc.constantFrom('carrier', 'learned', 'promised', 'rule'),
  confidence: fc.constantFrom('high', 'medium', 'low'),
  history: fc.option(fc.record({ of: fc.nat(), by: fc.nat() }), { nil: undefined }),
} as const);

const eventFacts: fc.Arbitrary<EventFacts> = fc.record({
  id: fc.uuid(),
  occurredAt: orNone(time),
  localTime: orNone(time),
  status: fc.constantFrom(...SHIPMENT_STATUSES),
  subStatus: orNone(fc.constantFrom(...SUB_STATUSES)),
  code: orNone(text),
  description: orNone(text),
  location: orNone(
    fc.record({
      city: orNone(text),
      region: orNone(text),
      postal_code: orNone(text),
      country: orNone(text),
      latitude: fc.constant(null),
      longitude: fc.constant(null),
    }),
  ),
  source: fc.constant('generic'),
  receivedAt: time,
  stops: orNone(fc.integer({ min: 0, max: 999 })),
});

const ids = fc.constantFrom('a', 'b', 'c', 'unknown-line');
const shipmentFacts: fc.Arbitrary<ShipmentFacts> = fc
  .record({
    id: fc.uuid(),
    carrierName: orNone(text),
    trackingNumber: orNone(text),
    trackingUrl: orNone(text),
    direction: fc.constantFrom('outbound', 'outbound', 'return'),
    status: fc.constantFrom(...SHIPMENT_STATUSES),
    subStatus: orNone(fc.constantFrom(...SUB_STATUSES)),
    cause: orNone(fc.constantFrom(...CAUSES)),
    actionBy: orNone(fc.constantFrom(...ACTION_BY)),
    shippedAt: orNone(time),
    deliveredAt: orNone(time),
    deliveredAtLocal: orNone(time),
    promisedAt: orNone(time),
    etaOriginal: orNone(eta),
    eta: orNone(eta),
    etaTrail: fc.array(fc.record({ at: time, eta, reason: fc.constantFrom(...ETA_REASONS) }), { maxLength: 3 }),
    checkAt: orNone(time),
    note: orNone(text),
    lines: fc.array(fc.record({ lineId: ids, quantity: fc.integer({ min: -1, max: 4 }) }), { maxLength: 4 }),
    events: fc.array(eventFacts, { maxLength: 5 }),
  } as const)
  .map((over) => shipment(over as unknown as ShipmentFacts));

const lineFacts = (id: string): fc.Arbitrary<LineFacts> =>
  fc
    .record({
      title: text,
      variantTitle: orNone(text),
      quantity: fc.integer({ min: 0, max: 5 }),
      returnedQuantity: fc.integer({ min: 0, max: 5 }),
      unitPrice: fc.record({
        amount: fc.maxSafeInteger(),
        currency: fc.constantFrom('EUR', 'JPY', 'KWD', 'XXX', 'not money'),
      }),
      returnBy: orNone(time),
      careTip: orNone(text),
      requiresShipping: fc.boolean(),
    })
    .map((over) => line({ id, ...over }));

const orderFacts: fc.Arbitrary<OrderFacts> = fc
  .record({
    scope: fc.constantFrom('full', 'status', 'gift'),
    order: fc.record({
      number: text,
      placedAt: time,
      cancelledAt: orNone(time),
      fulfilledAt: orNone(time),
      country: orNone(fc.oneof(fc.constantFrom('DE', 'US', 'JP', 'AE'), text)),
      city: orNone(text),
      timeZone: zone,
      customerName: orNone(text),
      lines: fc.tuple(lineFacts('a'), lineFacts('b'), lineFacts('c')),
      shipsBy: orNone(time),
      note: orNone(text),
    }),
    shop: fc.record({
      name: text,
      timeZone: zone,
      locales: fc.constantFrom(['en'], ['de', 'en'], []),
      contact: fc.record({
        email: orNone(text),
        phone: orNone(text),
        url: orNone(text),
        hours: fc.constant(null),
        replyTime: fc.constant(null),
      }),
    }),
    shipments: fc.array(shipmentFacts, { maxLength: 4 }),
    returns: fc.array(fc.record({ number: text, status: text, href: fc.constant('/r'), createdAt: time }), {
      maxLength: 2,
    }),
  } as const)
  .map((parts) => facts(parts as unknown as Parameters<typeof facts>[0]));

const locale = fc.constantFrom('en', 'en-US', 'de', 'de-AT', 'ja', 'ar', 'ar-EG', 'ar-SA', 'fr', 'x', '');
const instant = fc.date({
  min: new Date('2001-01-01T00:00:00Z'),
  max: new Date('2099-01-01T00:00:00Z'),
  noInvalidDate: true,
});

function texts(value: unknown, found: string[] = []): string[] {
  if (typeof value === 'string') found.push(value);
  else if (value && typeof value === 'object') for (const below of Object.values(value)) texts(below, found);
  return found;
}

const build = (order: OrderFacts, tag: string, now: Date): OrderPageView =>
  buildOrderPage(order, {
    now,
    locale: tag,
    t: createTranslator(tag),
    links: { return: '/r', withdraw: '/w', calendar: '/c', share: '/s' },
  });

/** What ended on its way. */
const LOST_FOR_GOOD: ReadonlySet<Situation> = new Set(['lost', 'damaged', 'disposed', 'cancelled']);

describe('buildOrderPage', { timeout: 60_000 }, () => {
  it('never throws and leaves no hole in a sentence, whatever the facts hold', () => {
    fc.assert(
      fc.property(orderFacts, locale, instant, (order, tag, now) => {
        const view = build(order, tag, now);
        const holes = texts(view).filter((said) => said.search(LEFTOVER) >= 0);
        expect(holes).toEqual([]);
        expect(view.headline.sentence.trim()).not.toBe('');
        expect(view.headline.word.trim()).not.toBe('');
        expect(Boolean(view.primary ?? view.nothingToDo)).toBe(true);
      }),
      { numRuns: 250 },
    );
  });

  it('opens exactly one chapter at most, and tells them in order', () => {
    fc.assert(
      fc.property(orderFacts, instant, (order, now) => {
        for (const parcel of build(order, 'en', now).parcels) {
          const keys: string[] = parcel.chapters.map(({ key }) => key);
          expect(keys).toEqual(['ready', 'courier', 'near', 'door', 'yours'].filter((key) => keys.includes(key)));
          expect(keys).toContain('ready');
          // Only what is lost on the way comes no further.
          const isWhole = keys.includes('courier') && keys.includes('yours');
          expect(isWhole || order.shipments.some((each) => LOST_FOR_GOOD.has(situationOf(each)))).toBe(true);
          expect(parcel.chapters.filter(({ open }) => open).length).toBeLessThanOrEqual(1);
          const states = parcel.chapters.map(({ state }) => 'done current ahead'.split(' ').indexOf(state));
          expect(states).toEqual([...states].sort());
        }
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same page for the same facts', () => {
    fc.assert(
      fc.property(orderFacts, locale, instant, (order, tag, now) => {
        expect(build(order, tag, now)).toEqual(build(order, tag, now));
      }),
      { numRuns: 50 },
    );
  });

  it('links nowhere but to http, mail, phone and our own paths', () => {
    fc.assert(
      fc.property(orderFacts, instant, (order, now) => {
        const view = build(order, 'en', now);
        const hrefs = [view.primary, ...view.secondary, view.startReturn, view.withdraw].flatMap(
          (action) => action?.href ?? [],
        );
        hrefs.push(...view.parcels.flatMap(({ carrier }) => carrier?.href ?? []));
        for (const href of hrefs) expect(href).toMatch(/^(https?:\/\/[^/]|mailto:|tel:|\/(?!\/))/i);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps from a status page and a gift page what is not theirs, wherever it stands', () => {
    const secret = 'Zq7Secret';
    const planted: OrderFacts = facts({
      order: {
        customerName: secret,
        note: secret,
        city: secret,
        lines: [line({ id: 'a', title: secret, variantTitle: secret, imageUrl: `/${secret}.webp` })],
      },
      shipments: SHIPMENT_STATUSES.flatMap((status) =>
        [null, ...SUB_STATUSES].map((subStatus) =>
          shipment({
            id: `${status}-${subStatus}`,
            status,
            subStatus,
            note: secret,
            trackingNumber: secret,
            carrierName: secret,
            signedBy: secret,
            lines: [{ lineId: 'a', quantity: 1 }],
            events: [
              {
                id: 'e',
                occurredAt: '2026-11-24T10:00:00Z',
                localTime: null,
                status,
                subStatus,
                code: secret,
                description: secret,
                location: {
                  city: secret,
                  region: secret,
                  postal_code: secret,
                  country: secret,
                  latitude: null,
                  longitude: null,
                },
                source: 'generic',
                receivedAt: '2026-11-24T10:00:00Z',
                stops: null,
              },
            ],
          }),
        ),
      ),
      returns: [{ number: secret, status: secret, href: `/${secret}`, createdAt: '' }],
    });
    const now = new Date('2026-11-24T11:00:00Z');
    expect(JSON.stringify(build({ ...planted, scope: 'status' }, 'en', now))).not.toContain(secret);
    expect(JSON.stringify(build({ ...planted, scope: 'full' }, 'en', now))).toContain(secret);
  });
});
