import { expect, it } from 'vitest';
import { type ShopperFacts, shopperCard } from './shopper-card';

const NOW = new Date('2026-11-25T12:00:00Z');
const options = {
  shop: 'x',
  zone: 'Europe/Berlin',
  now: NOW,
  may: { flag: true, credit: false },
  reasons: [{ code: 'too_small', label: { en: 'Too tight' } }],
};
const facts: ShopperFacts = {
  orderId: 'o',
  currency: 'JPY',
  history: {
    orders: 8,
    since: '2025-03-02T10:00:00Z',
    returns: 3,
    returns90: 2,
    rate: 0.25,
    paidBack: [{ amount: 14900, currency: 'EUR' }],
    missing: 1,
    damaged: 2,
    reasons: [
      { code: 'too_small', units: 2 },
      { code: 'changed_mind', units: 1 },
    ],
    reports: 2,
    flags: [
      {
        kind: 'empty_box',
        note: 'Stones.',
        at: '2026-11-20T09:00:00Z',
        returnId: 'r',
        returnNumber: 'R-1',
        by: 'staff:jana',
      },
    ],
  },
  credit: [
    {
      id: 'c',
      balance: { amount: 2000, currency: 'EUR' },
      bonus: { amount: 500, currency: 'EUR' },
      lots: [
        { amount: { amount: 500, currency: 'EUR' }, is_bonus: true, expires_at: '2027-03-03T12:00:00Z' },
        { amount: { amount: 1500, currency: 'EUR' }, is_bonus: false, expires_at: null },
      ],
      updated_at: NOW.toISOString(),
    },
  ],
  story: [
    { action: 'credit.issued', at: NOW, by: 'api:k', amount: 2000, currency: 'EUR', note: 'Late.' },
    { action: 'credit.spent', at: NOW, by: 'staff:gone', amount: null, currency: null, note: null },
  ],
  people: { 'staff:jana': 'Jana' },
};

it('says what happened, who noted what and when, and gives no verdict', () => {
  const card = shopperCard(facts, options);
  expect(Object.fromEntries(card.facts.map(({ label, text }) => [label, text]))).toEqual({
    'First order': 'Sun, 2 Mar 2025',
    Orders: '8',
    Returns: '3, 2 in 90 days',
    'Orders with a return': '25 %',
    'Paid back so far': '€149.00',
    Why: 'Too tight (2), Changed mind',
    'Found in boxes': '2 damaged, 1 not in the box',
    'Said something is wrong': 'twice',
  });
  expect(card.flags).toMatchObject([
    { text: 'The box was empty', by: 'Jana, Fri 20 Nov, 10:00, at R-1', href: '/console/x/returns/r' },
  ]);
});

it('tells credit lot by lot with its end, and what became of it', () => {
  const card = shopperCard(facts, options);
  expect(card.credit).toMatchObject([
    { balance: '€20.00', digits: 2, lots: ['€5.00 as a bonus, until Wed, 3 Mar 2027', '€15.00, without an end'] },
  ]);
  expect(card.story.map(({ text, by }) => [text, by])).toEqual([
    ['€20.00 given', 'Your shop system, Wed 25 Nov, 13:00'],
    ['Credit spent', 'A former colleague, Wed 25 Nov, 13:00'],
  ]);
  expect([card.currency, card.digits]).toEqual(['JPY', 0]);
});

it('leaves out what there is nothing to say of', () => {
  const nothing = {
    ...facts.history,
    returns: 0,
    returns90: 0,
    rate: 0,
    paidBack: [],
    missing: 0,
    damaged: 0,
    reasons: [],
    reports: 0,
    flags: [],
  };
  const card = shopperCard({ ...facts, history: nothing, credit: [], story: [] }, options);
  expect(card.facts.map(({ label }) => label)).toEqual(['First order', 'Orders', 'Returns']);
});
