import { expect, it } from 'vitest';
import { createTranslator } from '@/lib/i18n/translator';
import type { OrderFacts } from '../types';
import { buildOrderPage } from './build-order-page';
import { STORIES, STORY_NOW } from './testing/story-catalog';

const exchange = STORIES.exchangeOnItsWay as OrderFacts;

/** The page of an order whose boots are exchanged for this. */
function pageOf(chosen: { title: string | null; variantTitle: string; imageUrl: string | null }) {
  const [lineId = ''] = exchange.order.lines.map(({ id }) => id) ?? [];
  const facts = {
    ...exchange,
    returns: exchange.returns.map((one) => ({ ...one, exchanges: [{ lineId, ...chosen }] })),
  };
  return buildOrderPage(facts, {
    now: STORY_NOW,
    locale: 'en',
    t: createTranslator('en'),
    links: {},
  });
}

it('an exchange for another product is told of by its own name, beside its own picture', () => {
  const page = pageOf({ title: 'Wool hat', variantTitle: 'Grey', imageUrl: '/media/hat.webp' });
  expect(page.headline.sentence).toContain('Wool hat');
  expect(page.headline.sentence).not.toContain('boots');
  const sent = page.parcels.flatMap(({ items }) => items).find(({ title }) => title === 'Wool hat');
  expect(sent).toMatchObject({ variant: 'Grey', imageUrl: '/media/hat.webp' });
});

it('an exchange for another size keeps the name of what was ordered', () => {
  const page = pageOf({ title: null, variantTitle: 'Walnut, 44', imageUrl: null });
  expect(page.headline.sentence).toContain('Chelsea boots');
  expect(page.parcels.flatMap(({ items }) => items).map(({ variant }) => variant)).toContain('Walnut, 44');
});

it.each([
  ['en', 'Your exchange is being made ready: the Chelsea boots.', 'Being made ready'],
  ['de', 'Ihr Umtausch wird vorbereitet: Chelsea boots.', 'In Vorbereitung'],
])('%s: an exchange that nobody has sent yet is no parcel that is lost sight of', (locale, says, label) => {
  const [came, next] = exchange.shipments;
  if (!came || !next) throw new Error('no such parcels');
  const planned = { ...next, status: 'unknown' as const, subStatus: null, shippedAt: null, events: [], eta: null };
  const page = buildOrderPage(
    { ...exchange, shipments: [came, planned] },
    { now: STORY_NOW, locale, t: createTranslator(locale), links: {} },
  );
  expect(page.headline.sentence).toContain(says);
  expect(page.parcels.map(({ statusLabel }) => statusLabel)).toContain(label);
});
