import { describe, expect, test } from 'vitest';
import { createTranslator } from '@/lib/i18n/translator';
import { buildOrderPage } from './build-order-page';
import { at, event, facts, line, shipment } from './testing/order-facts';
import { STORY_NOW } from './testing/story-catalog';

const LINKS = { share: '/share', contact: '/contact', changes: { s1: '/change' } };
const page = (story: Parameters<typeof buildOrderPage>[0]) =>
  buildOrderPage(story, { now: STORY_NOW, locale: 'en', t: createTranslator('en'), links: LINKS });

const chapters = (story: Parameters<typeof buildOrderPage>[0]) =>
  page(story).parcels[0]?.chapters.map(({ key, state, summary, events }) => ({
    key,
    state,
    summary,
    told: events.map(({ text }) => text),
  }));

describe('a first scan that tells of trouble', () => {
  const damaged = (status: 'exception' | 'pre_transit') =>
    facts({
      shipments: [
        shipment({
          id: 's1',
          status,
          subStatus: status === 'exception' ? 'damaged' : 'label_created',
          events: [event('exception', 'damaged', '2026-11-24T07:00:00Z', at('Leipzig'))],
        }),
      ],
    });

  test('is told on the road, which then does not wait for a scan', () => {
    expect(chapters(damaged('exception'))?.slice(0, 2)).toEqual([
      { key: 'ready', state: 'done', summary: null, told: ['Order placed'] },
      { key: 'courier', state: 'current', summary: null, told: ['Damaged'] },
    ]);
  });

  test('stays in sight while the courier does not have it', () => {
    expect(chapters(damaged('pre_transit'))?.[0]).toMatchObject({
      state: 'current',
      told: ['Damaged', 'Order placed'],
    });
  });
});

describe('a parcel that turns round', () => {
  const way = (status: 'exception' | 'returned', subStatus: 'refused' | 'returning' | 'returned_to_sender') =>
    chapters(
      facts({
        shipments: [
          shipment({
            id: 's1',
            status,
            subStatus,
            events: [
              event(status, subStatus, '2026-11-24T07:00:00Z', at('Potsdam')),
              event('in_transit', 'accepted', '2026-11-23T16:00:00Z', at('Stralsund')),
            ],
          }),
        ],
      }),
    )?.map(({ key, state, told }) => [key, state, told[0]]);

  test('was refused at the door, not with the courier', () => {
    expect(way('exception', 'refused')?.slice(1)).toEqual([
      ['courier', 'done', 'Taken in by the courier'],
      ['near', 'done', undefined],
      ['door', 'current', 'Not accepted'],
      ['yours', 'ahead', undefined],
    ]);
  });

  test('on the road comes neither near nor to the door any more', () => {
    expect(way('returned', 'returning')?.map(([key, state]) => [key, state])).toEqual([
      ['ready', 'done'],
      ['courier', 'current'],
      ['yours', 'ahead'],
    ]);
  });

  test('has come to the end of its way when it is back', () => {
    expect(way('returned', 'returned_to_sender')?.slice(1)).toEqual([
      ['courier', 'done', 'Taken in by the courier'],
      ['yours', 'done', 'Back with us'],
    ]);
  });
});

describe('what goes round a parcel', () => {
  test('two parcels with the same goods are told apart by name, and only those', () => {
    const boots = [{ lineId: 'boots', quantity: 1 }];
    const lines = [line({ id: 'boots' }), line({ id: 'tin', title: 'Care tin' })];
    const names = (second: typeof boots) =>
      page(
        facts({
          order: { lines },
          shipments: [shipment({ id: 's1', lines: boots }), shipment({ id: 's2', lines: second })],
        }),
      ).parcels.map(({ name }) => name);
    expect(names(boots)).toEqual(['Chelsea boots: Parcel 1 of 2', 'Chelsea boots: Parcel 2 of 2']);
    expect(names([{ lineId: 'tin', quantity: 1 }])).toEqual([undefined, undefined]);
  });

  test('a cancelled order is shared with nobody', () => {
    expect(page(facts({ order: { cancelledAt: '2026-11-23T09:00:00Z' } })).extras).toEqual([]);
    expect(page(facts()).extras.map(({ href }) => href)).toEqual(['/share']);
  });

  test('who could not be reached is asked for the way, not for a day', () => {
    const tried = (subStatus: 'no_access' | 'not_home') =>
      page(facts({ shipments: [shipment({ id: 's1', status: 'attempt_failed', subStatus })] })).primary?.label;
    expect(tried('no_access')).toBe('Tell us how to reach you');
    expect(tried('not_home')).toBe('Choose another day');
  });

  test('a day that was only expected was not promised', () => {
    const late = (promisedAt: string | null) =>
      page(
        facts({
          shipments: [
            shipment({
              id: 's1',
              promisedAt,
              etaOriginal: { earliest: '2026-11-23', latest: '2026-11-23', source: 'carrier', confidence: 'high' },
            }),
          ],
        }),
      ).parcels[0]?.statusLabel;
    expect(late(null)).toBe('Later than expected');
    expect(late('2026-11-23T22:59:00Z')).toBe('Later than promised');
  });
});
