import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '@/lib/policies/schema';
import { quoteReturn } from './quote';
import { amounts, boot, type Extra, inputOf, quote, sock } from './testing/quote-case';

describe('C20: an exchange', () => {
  const products = [
    {
      external_id: 'p',
      variants: [
        { external_id: '42', price: 10_000 },
        { external_id: '43', price: 12_000, stock: 1, title: '43' },
        { external_id: '41', price: 9000, stock: 0 },
        { external_id: 'sale', price: 7000 },
      ],
    },
    {
      external_id: 'q',
      variants: [
        { external_id: 'hat', price: 4000 },
        { external_id: 'dollar', price: { amount: 1, currency: 'USD' } },
      ],
    },
  ];
  type Terms = { scope?: 'variant' | 'any'; price_difference?: 'settle' | 'waive_up' | 'even' };
  const exchange = (variant: string | null, terms: Terms = {}, extra: Extra = {}) =>
    quote({
      products,
      policy: { resolutions: [{ type: 'refund' }, { type: 'store_credit' }, { type: 'exchange', ...terms }] },
      wants: [{ resolution: 'exchange', exchange_variant_external_id: variant }],
      ...extra,
    });

  it.each<[string, Terms, number]>([
    ['42', {}, 0],
    ['43', {}, 2000],
    ['sale', {}, -3000],
    ['43', { price_difference: 'settle' }, 2000],
    ['43', { price_difference: 'waive_up' }, 0],
    ['sale', { price_difference: 'waive_up' }, -3000],
    ['43', { price_difference: 'even' }, 0],
    ['sale', { price_difference: 'even' }, 0],
    ['hat', { scope: 'any' }, -6000],
  ])('for %s with %j: %i', (variant, terms, difference) => {
    const answer = exchange(variant, terms);
    expect(answer.verdict).toBe('eligible');
    expect(answer.money.exchange_difference.amount).toBe(difference);
    expect(answer.money.items.amount).toBe(0);
    expect(answer.money.due_from_shopper.amount).toBe(Math.max(0, difference));
    expect(answer.money.refund_total.amount).toBe(Math.max(0, -difference));
    expect(answer.lines[0]?.money.net_refund.amount).toBe(10_000);
    amounts(answer);
  });

  it.each<[string | null, Terms, string]>([
    ['hat', {}, 'exchange_other_product'],
    ['41', {}, 'exchange_out_of_stock'],
    ['44', {}, 'exchange_variant_unknown'],
    [null, {}, 'exchange_variant_missing'],
    ['dollar', { scope: 'any' }, 'exchange_other_currency'],
  ])('for %s with %j is refused: %s', (variant, terms, code) => {
    const answer = exchange(variant, terms);
    expect(answer.verdict).toBe('ineligible');
    expect(answer.lines[0]?.reasons).toEqual([{ code }]);
    expect(amounts(answer)).toEqual({});
  });

  it('sets today’s price against what was paid', () => {
    const lines = [{ ...boot, discount_total: 2500 }];
    expect(exchange('43', {}, { lines }).money.exchange_difference.amount).toBe(4500);
    const taxed = [{ ...boot, tax_total: 1900 }];
    expect(
      exchange('43', {}, { lines: taxed, order: { prices_include_tax: false } }).money.exchange_difference.amount,
    ).toBe(2380);
    expect(exchange('43', {}, { lines: [{ ...boot, discount_total: 10_000 }] }).money.due_from_shopper.amount).toBe(
      12_000,
    );
  });

  it('counts stock over the lines of the return', () => {
    const wants = ['boot', 'boot'].map((id) => ({ id, resolution: 'exchange', exchange_variant_external_id: '43' }));
    const answer = exchange('43', {}, { lines: [{ ...boot, quantity: 2 }], wants });
    expect(answer.lines.map(({ verdict }) => verdict)).toEqual(['eligible', 'ineligible']);
  });

  it('is paid by what else comes back, first as money, then as credit', () => {
    const lines = [boot, sock, { ...sock, external_id: 'cap' }];
    const dear = { id: 'boot', resolution: 'exchange', exchange_variant_external_id: '43' };
    const refund = { id: 'sock', resolution: 'refund' };
    const credit = { id: 'cap', resolution: 'store_credit' };
    expect(amounts(exchange(null, {}, { lines, wants: [dear, { ...refund, quantity: 2 }] }))).toEqual({
      items: 2000,
      exchange_difference: 2000,
    });
    expect(amounts(exchange(null, {}, { lines, wants: [dear, refund] }))).toMatchObject({ due_from_shopper: 1000 });
    expect(amounts(exchange(null, {}, { lines, wants: [dear, refund, { ...credit, quantity: 2 }] }))).toEqual({
      items: 3000,
      exchange_difference: 2000,
      credit_total: 1000,
    });
  });

  it('leaves a bonus only on credit that is issued', () => {
    const dear = { id: 'boot', resolution: 'exchange', exchange_variant_external_id: '43' };
    const credit = { id: 'cap', resolution: 'store_credit' };
    const policy: PolicyDocument = {
      resolutions: [{ type: 'exchange' }, { type: 'store_credit', bonus: { percent: 10 } }],
    };
    const answer = exchange(
      null,
      {},
      {
        policy,
        lines: [boot, { ...sock, external_id: 'cap', quantity: 3 }],
        wants: [dear, { ...credit, quantity: 3 }],
      },
    );
    expect(amounts(answer)).toEqual({ items: 3000, exchange_difference: 2000, bonus: 100, credit_total: 1100 });
  });

  it('never turns a fee into a debt', () => {
    const policy: PolicyDocument = { methods: [{ code: 'label', type: 'label', fee: { amount: 495 } }] };
    const even = { policy, method: 'label', wants: [{ resolution: 'exchange', exchange_variant_external_id: '42' }] };
    expect(amounts(quote({ ...even, products }))).toEqual({});
    const cheaper = [{ resolution: 'exchange', exchange_variant_external_id: 'sale' }];
    expect(amounts(quote({ ...even, products, wants: cheaper }))).toEqual({
      exchange_difference: -3000,
      method_fee: 495,
      refund_total: 2505,
    });
  });

  it('pays a difference back only from what is left of the payment', () => {
    const left = exchange('sale', {}, { order: { total_paid: 12_490 }, refunded_total: 11_490 });
    expect(amounts(left)).toEqual({ exchange_difference: -1000, refund_total: 1000 });
  });

  it('is even where no catalogue is given', () => {
    expect(amounts(exchange('anything', {}, { products: null }))).toEqual({});
  });
});

describe('C21: a return that has been decided', () => {
  it('is priced whatever has changed since', () => {
    const policy: PolicyDocument = {
      restocking_fee: { percent: 10 },
      rules: [{ then: [{ action: 'refuse', code: 'no' }] }],
    };
    const late = { policy, now: '2030-01-01T12:00:00Z', order: { cancelled_at: '2029-01-01T12:00:00Z' } };
    expect(quote(late).verdict).toBe('ineligible');
    const decided = quoteReturn({ ...inputOf({ ...late, wants: [{ resolution: 'refund' }] }), decided: true });
    expect(decided.lines[0]).toMatchObject({ verdict: 'eligible', reasons: [] });
    expect(amounts(decided)).toEqual({ items: 10_000, restocking_fee: 1000, refund_total: 9000 });
  });

  it('exchanges for what was reserved, and still not for units that are not there', () => {
    const wants = [{ resolution: 'exchange', exchange_variant_external_id: '43' }];
    const variants = [{ external_id: '43', price: 9000, stock: 0 }];
    const input = { ...inputOf({ wants, variants }), decided: true };
    expect(amounts(quoteReturn(input))).toEqual({ exchange_difference: -1000, refund_total: 1000 });
    const gone = { ...input, returned: [{ line_external_id: 'boot', quantity: 1 }] };
    expect(quoteReturn(gone).verdict).toBe('ineligible');
  });

  it('is worth the very units it claimed', () => {
    const lines = [{ ...sock, quantity: 3, discount_total: 2980 }];
    const worth = [0, 1, 2].map((unit_offset) => {
      const input = inputOf({ lines, wants: [{ id: 'sock', resolution: 'refund' }] });
      return quoteReturn({ ...input, lines: input.lines.map((line) => ({ ...line, unit_offset })) }).money.items.amount;
    });
    expect(worth).toEqual([6, 7, 7]);
  });
});
