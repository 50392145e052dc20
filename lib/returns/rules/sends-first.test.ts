import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '@/lib/policies/schema';
import { boot, type Extra, quote } from './testing/quote-case';

const products = [
  {
    external_id: 'p',
    variants: [
      { external_id: '42', price: 10_000 },
      { external_id: '43', price: 12_000, title: '43' },
      { external_id: 'sale', price: 7000 },
    ],
  },
];
type Terms = NonNullable<PolicyDocument['resolutions']>[number];
const asked = (variant: string, terms: Partial<Terms> = {}, extra: Extra = {}) =>
  quote({
    products,
    policy: {
      resolutions: [
        { type: 'refund' },
        { type: 'exchange', sends_first: { secured_by: 'deposit', days: 10 }, ...terms },
      ],
      ...extra.policy,
    },
    wants: [{ resolution: 'exchange', exchange_variant_external_id: variant }],
    ...extra,
  }).sends_first;

describe('the new one first', () => {
  it.each<[string, Partial<Terms>, number]>([
    ['42', {}, 10_000],
    // The difference is paid by itself, so only the old one is at stake.
    ['43', {}, 10_000],
    ['43', { price_difference: 'waive_up' }, 10_000],
    // Who keeps both has paid 100 and pays 70: what both cost.
    ['sale', {}, 7000],
    ['sale', { price_difference: 'even' }, 7000],
  ])('for %s with %j stands for %i', (variant, terms, amount) => {
    expect(asked(variant, terms)).toEqual({
      secured_by: 'deposit',
      days: 10,
      amount: { amount, currency: 'EUR' },
    });
  });

  it('stands for what was paid, after discounts, for units that are sent back', () => {
    expect(asked('43', {}, { lines: [{ ...boot, discount_total: 2550 }] })?.amount.amount).toBe(7450);
    const pair = { ...boot, quantity: 3, discount_total: 1 };
    const wants = [{ quantity: 2, resolution: 'exchange', exchange_variant_external_id: '43' }];
    expect(asked('43', {}, { lines: [pair], wants })?.amount.amount).toBe(19_999);
  });

  it('counts in whole yen, and in thousandths of a dinar', () => {
    const at = (currency: string, price: number, next: number) =>
      quote({
        order: { currency, shipping_total: 0 },
        lines: [{ ...boot, unit_price: price }],
        products: [{ external_id: 'p', variants: [{ external_id: '43', price: { amount: next, currency } }] }],
        policy: { resolutions: [{ type: 'exchange', sends_first: { secured_by: 'deadline' } }] },
        wants: [{ resolution: 'exchange', exchange_variant_external_id: '43' }],
      });
    const yen = at('JPY', 4401, 5000);
    expect(yen.sends_first).toEqual({ secured_by: 'deadline', days: 14, amount: { amount: 4401, currency: 'JPY' } });
    expect(yen.money.due_from_shopper).toEqual({ amount: 599, currency: 'JPY' });
    const dinar = at('KWD', 12_345, 10_001);
    expect(dinar.sends_first?.amount).toEqual({ amount: 10_001, currency: 'KWD' });
    expect(dinar.money.refund_total).toEqual({ amount: 2344, currency: 'KWD' });
  });

  it.each<[string, Extra]>([
    ['a refund', { wants: [{ resolution: 'refund' }] }],
    [
      'what a person must look at',
      {
        policy: {
          resolutions: [{ type: 'exchange', sends_first: { secured_by: 'deposit' } }],
          rules: [{ then: [{ action: 'review' }] }],
        },
      },
    ],
    [
      'what the shopper keeps',
      {
        policy: {
          resolutions: [{ type: 'exchange', sends_first: { secured_by: 'deposit' } }],
          rules: [{ then: [{ action: 'keep_item' }] }],
        },
      },
    ],
    ['what cost nothing', { lines: [{ ...boot, discount_total: 10_000 }] }],
  ])('is not offered for %s', (_, extra) => {
    expect(asked('43', {}, extra)).toBeNull();
  });

  it('is a matter of exchanges only', () => {
    expect(() =>
      quote({ policy: { resolutions: [{ type: 'refund', sends_first: { secured_by: 'deposit' } } as Terms] } }),
    ).toThrow();
  });
});
