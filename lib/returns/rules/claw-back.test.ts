import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '@/lib/policies/schema';
import { amounts, type Extra, quote } from './testing/quote-case';

const RUNS = process.env.PORCHLIGHT_DEEP ? 100_000 : 1_000;
const TAKES: PolicyDocument = { take_back_discounts: { from: { amount: 30_000 } } };
/** Six at 50.00, a tenth off from 300.00 on. */
const SIX: Extra = {
  lines: [{ external_id: 'x', title: 'Cup', quantity: 6, unit_price: 5_000 }],
  order: { shipping_total: 0, discount_total: 3_000, total_paid: 27_000 },
};
const back = (quantity: number, more: Extra = {}, want: object = {}) =>
  quote({ ...SIX, policy: TAKES, wants: [{ id: 'x', quantity, resolution: 'refund', ...want }], ...more });

describe('C33: a discount from a sum on, and five of six go back', () => {
  it('stays where the policy says nothing', () => {
    expect(amounts(back(5, { policy: {} }))).toEqual({ items: 22_500, refund_total: 22_500 });
  });

  it('is taken back for what is kept, as a row of its own with its reason', () => {
    const answer = back(5);
    expect(amounts(answer)).toEqual({ items: 22_000, refund_total: 22_000, discount_taken_back: 500 });
    expect(answer.money.explanation.find(({ code }) => code === 'discount_lost')).toEqual({
      code: 'discount_lost',
      text: 'Discount that what you keep does not earn',
      amount: { amount: -500, currency: 'EUR' },
    });
    expect(answer.trace.find(({ action }) => action === 'take_back_discount')).toMatchObject({
      applied: true,
      detail: '5000 of 30000, 500 EUR',
    });
  });

  it('is given back again when the last goes back too: what was paid, no more and no less', () => {
    const last = back(1, {
      returned: [{ line_external_id: 'x', quantity: 5 }],
      refunded_total: 22_000,
      discount_taken_back: 500,
    });
    expect(amounts(last)).toEqual({ items: 5_000, refund_total: 5_000, discount_taken_back: -500 });
    expect(last.money.explanation.map(({ code }) => code)).toContain('discount_back');
  });

  it.each<[string, Extra, object]>([
    ['the whole order', {}, {}],
    ['a withdrawal by law', { kind: 'withdrawal' }, {}],
    ['what is at fault', {}, { reason: 'defective' }],
    ['what is exchanged', {}, { resolution: 'exchange', exchange_variant_external_id: null }],
    ['an order that never came to it', { policy: { take_back_discounts: { from: { amount: 30_001 } } } }, {}],
    ['an order that says nothing, and a policy that names no sum', { policy: { take_back_discounts: {} } }, {}],
    [
      'another currency than the policy names',
      { order: { ...SIX.order, currency: 'USD' }, shop: { currency: 'EUR' } },
      {},
    ],
  ])('%s: nothing is taken back', (name, more, want) => {
    expect(back(name === 'the whole order' ? 6 : 5, more, want).money).not.toHaveProperty('discount_taken_back');
  });

  it('an order’s own word on it goes before the policy’s', () => {
    const order = { ...SIX.order, discount_from: 10_000 };
    expect(back(3, { order }).money).not.toHaveProperty('discount_taken_back');
    expect(back(5, { order, policy: { take_back_discounts: {} } }).money.discount_taken_back?.amount).toBe(500);
  });

  it('any order, in any two steps: never more than the discount, never below nothing, and the whole gives back the whole', () => {
    const line = fc.record({
      quantity: fc.integer({ min: 1, max: 6 }),
      unit_price: fc.integer({ min: 1, max: 9_999 }),
    });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 40_000 }),
        fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 4, maxLength: 4 }),
        (given, percent, from, firstly) => {
          const lines = given.map((one, i) => ({ ...one, external_id: `l${i}` }));
          const worth = lines.reduce((sum, one) => sum + one.quantity * one.unit_price, 0);
          const discount = Math.floor((worth * percent) / 100);
          const order = { shipping_total: 0, discount_total: discount, total_paid: worth - discount };
          const first = lines.map((one, i) => ({
            id: one.external_id,
            quantity: Math.min(one.quantity, firstly[i] ?? 0),
          }));
          const rest = lines.map((one, i) => ({
            id: one.external_id,
            quantity: one.quantity - (first[i]?.quantity ?? 0),
          }));
          const wanted = (wants: typeof first) =>
            wants.filter(({ quantity }) => quantity > 0).map((want) => ({ ...want, resolution: 'refund' }));
          const policy: PolicyDocument = { take_back_discounts: { from: { amount: from } } };
          const ask = (wants: typeof first, more: Extra) =>
            quote({ lines, order, policy, wants: wanted(wants), ...more });
          const one = wanted(first).length > 0 ? ask(first, {}) : null;
          const [refund, taken] = [one?.money.refund_total.amount ?? 0, one?.money.discount_taken_back?.amount ?? 0];
          const plain = one ? ask(first, { policy: {} }).money.refund_total.amount : 0;
          expect(taken).toBeGreaterThanOrEqual(0);
          expect(taken).toBeLessThanOrEqual(Math.min(discount, plain));
          expect(refund).toBe(plain - taken);
          if (one) amounts(one);
          if (wanted(rest).length === 0) return;
          const last = ask(rest, {
            returned: first.map(({ id, quantity }) => ({ line_external_id: id, quantity })),
            refunded_total: refund,
            discount_taken_back: taken,
          });
          amounts(last);
          expect(refund + last.money.refund_total.amount).toBe(worth - discount);
        },
      ),
      { numRuns: RUNS },
    );
  });
});
