import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '@/lib/i18n/constants';
import { createTranslator } from '@/lib/i18n/translator';
import type { OrderFacts } from '../types';
import { calendarEntries } from './calendar-entries';
import { orderStories, orderWords } from './order-stories';
import { parcelDeliveries } from './parcel-delivery';
import { STORIES, STORY_NOW } from './testing/story-catalog';

const story = (name: string, scope: OrderFacts['scope'] = 'full'): OrderFacts => {
  const told = STORIES[name];
  if (!told) throw new Error(`No story ${name}.`);
  return { ...told, scope };
};
const words = (facts: OrderFacts, language = 'en') =>
  orderWords(facts, { t: createTranslator(language), now: STORY_NOW });
const entries = (facts: OrderFacts, language?: string) => calendarEntries(facts, words(facts, language));

describe('calendarEntries', () => {
  it('gives hours where they are known, days where they are not', () => {
    const [hours] = entries(story('arrivingTomorrow'));
    expect(hours).toMatchObject({
      summary: 'Delivery from Ahlbeck & Tochter: Chelsea boots',
      when: { start: new Date('2026-11-25T09:00:00Z'), end: new Date('2026-11-25T12:00:00Z') },
    });
    expect(entries(story('labelMade'))[0]?.when).toEqual({ day: '2026-11-26', lastDay: '2026-11-27' });
  });

  it('has nothing for what has no day, has arrived or is late without a new one', () => {
    for (const name of ['stuckNineDays', 'eightStopsAway']) expect(entries(story(name)), name).toEqual([]);
  });

  it('tells whoever may see the status only no goods', () => {
    const [entry] = entries(story('arrivingTomorrow', 'status'));
    expect(JSON.stringify(entry)).not.toContain('boots');
    expect(entry?.summary).toBe('Delivery from Ahlbeck & Tochter');
  });

  it.each(LANGUAGES)('speaks %s', (language) => {
    for (const name of Object.keys(STORIES)) {
      for (const { summary, description } of entries(story(name), language)) {
        expect(`${summary} ${description}`).not.toMatch(/undefined|null|\{|page\.calendar/);
      }
    }
  });
});

describe('parcelDeliveries', () => {
  const markup = (facts: OrderFacts) =>
    parcelDeliveries(facts, orderStories(facts, words(facts)), 'https://shop.test/s/a/track/t');

  it('says what the page says', () => {
    expect(markup(story('arrivingTomorrow'))).toEqual([
      {
        '@context': 'https://schema.org',
        '@type': 'ParcelDelivery',
        expectedArrivalFrom: '2026-11-25T10:00:00+01:00',
        expectedArrivalUntil: '2026-11-25T13:00:00+01:00',
        provider: { '@type': 'Organization', name: 'DHL' },
        trackingNumber: 'JJD000390007700000001',
        deliveryAddress: { '@type': 'PostalAddress', addressLocality: 'Potsdam', addressCountry: 'DE' },
        itemShipped: [{ '@type': 'Product', name: 'Chelsea boots' }],
        partOfOrder: {
          '@type': 'Order',
          orderNumber: 'AT-2041',
          orderStatus: 'https://schema.org/OrderInTransit',
          merchant: { '@type': 'Organization', name: 'Ahlbeck & Tochter' },
        },
        trackingUrl: 'https://shop.test/s/a/track/t',
      },
    ]);
  });

  it('says no more than a link may see', () => {
    const status = JSON.stringify(markup(story('arrivingTomorrow', 'status')));
    for (const secret of ['boots', 'Potsdam', 'DHL', 'JJD000390007700000001', 'Jana'])
      expect(status).not.toContain(secret);
    const gift = JSON.stringify(markup(story('arrivingTomorrow', 'gift')));
    for (const secret of ['Potsdam', 'Jana', '289']) expect(gift).not.toContain(secret);
  });

  it('names no estimate that is over', () => {
    expect(JSON.stringify(markup(story('stuckNineDays')))).not.toContain('expectedArrival');
  });
});
