import { describe, expect, it } from 'vitest';
import { SHIPMENT_STATUSES, type ShipmentStatus } from '@/lib/carriers/types';
import { createTranslator } from '@/lib/i18n/translator';
import { buildOrderPage } from './build-order-page';
import { facts, line, shipment } from './testing/order-facts';

const NOW = new Date('2026-11-25T12:00:00Z');
const GOODS = ['boots', 'polish', 'laces'];
const t = createTranslator('en');

/** The headline of an order whose goods travel in a parcel each, as far along as told. */
function headline(statuses: readonly ShipmentStatus[]) {
  const parcels = statuses.map((status, i) => {
    const id = GOODS[i] ?? '';
    return shipment({
      id: `parcel-${status}-${i}`,
      status,
      lines: [{ lineId: id, quantity: 1 }],
      deliveredAt: status === 'delivered' ? '2026-11-24T09:00:00Z' : null,
    });
  });
  const lines = GOODS.slice(0, statuses.length).map((id) => line({ id, title: id }));
  return buildOrderPage(facts({ order: { lines }, shipments: parcels }), { now: NOW, locale: 'en', t, links: {} })
    .headline;
}

const combinations = SHIPMENT_STATUSES.flatMap((a) =>
  SHIPMENT_STATUSES.flatMap((b) => SHIPMENT_STATUSES.map((c) => [a, b, c] as const)),
);

describe('C07: several parcels', () => {
  it('an order of three has arrived when all three have, and until then says how many, in all thousand combinations', () => {
    expect(combinations).toHaveLength(1_000);
    for (const statuses of combinations) {
      const done = statuses.filter((status) => status === 'delivered').length;
      const { tone, word, explanation, sentence } = headline(statuses);
      const about = statuses.join(', ');
      expect(tone === 'done', about).toBe(done === 3);
      expect(sentence === t('page.headline.allArrived.dated', { when: 'yesterday', count: 3 }), about).toBe(done === 3);
      const progress = t('page.headline.progress', { done, total: 3 });
      expect(explanation?.startsWith(progress) ?? false, about).toBe(done < 3);
      expect(word === t('page.word.progress', { done, total: 3 }), about).toBe(done === 1 || done === 2);
    }
  });

  it('the most pressing parcel leads, whichever was made first', () => {
    for (const [a, b, c] of combinations) {
      const said = [headline([a, b, c]), headline([c, a, b]), headline([b, a, c])];
      expect(new Set(said.map(({ tone }) => tone)).size, [a, b, c].join(', ')).toBe(1);
    }
  });
});
