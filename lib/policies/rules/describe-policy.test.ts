import { describe, expect, it, test } from 'vitest';
import { ACTIONS, FIELD_KINDS, FIELDS, OPERATORS } from '../constants';
import type { PolicyDocument, PolicyRule } from '../schema';
import { describeCondition } from './describe-condition';
import { describePolicy } from './describe-policy';
import { parsePolicy } from './parse-policy';

const say = (document: PolicyDocument) => describePolicy(parsePolicy(document), 'EUR');
const point = (document: PolicyDocument, title: string) =>
  say(document).points.find((one) => one.title === title)?.text;
const rule = (when: PolicyRule['when'], ...then: PolicyRule['then']) => say({ rules: [{ when, then }] }).rules[0]?.text;

describe('the headline', () => {
  test.each<[PolicyDocument['window'], string]>([
    [undefined, 'Thirty days from delivery.'],
    [{ days: 14, starts: 'ordered' }, 'Fourteen days from the order.'],
    [{ days: 1, starts: 'shipped' }, '1 day from dispatch.'],
    [{ days: 46, starts: 'last_delivered' }, '46 days from the delivery of the last parcel.'],
    [{ days: null }, 'Things can come back at any time.'],
  ])('%j', (window, headline) => {
    expect(say({ window }).headline).toBe(headline);
  });
});

describe('points', () => {
  test.each<[string, PolicyDocument, string]>([
    [
      'Until when',
      { extend_to_working_day: true },
      'Thirty days from delivery. When the last day is a weekend or a holiday, the next working day counts.',
    ],
    [
      'Withdrawal by law',
      {},
      'Shoppers in the EU may withdraw within 14 days, without a reason, whatever else stands here.',
    ],
    [
      'Withdrawal by law',
      { statutory_withdrawal: { days: 30, countries: ['DE', 'FR', 'AT'] } },
      'Shoppers in DE, FR and AT may withdraw within 30 days, without a reason, whatever else stands here.',
    ],
    ['Withdrawal by law', { statutory_withdrawal: { enabled: false } }, 'No statutory withdrawal is offered.'],
    [
      'What they choose between',
      {
        resolutions: [
          { type: 'refund' },
          { type: 'store_credit', bonus: { percent: 10 } },
          { type: 'exchange', price_difference: 'waive_up' },
        ],
      },
      'Their money back, store credit with 10% on top or another size or colour (a dearer one costs nothing more).',
    ],
    [
      'What they choose between',
      { resolutions: [{ type: 'exchange', sends_first: { secured_by: 'deposit', days: 1 } }] },
      'Another size or colour (the difference is paid or paid back; the new one may go first against a deposit, the old one within 1 day).',
    ],
    [
      'What they choose between',
      { resolutions: [{ type: 'exchange', price_difference: 'even', sends_first: { secured_by: 'deadline' } }] },
      'Another size or colour (at the same price only; the new one may go first, the old one within 14 days or it is to be paid for).',
    ],
    [
      'What they choose between',
      { resolutions: [{ type: 'store_credit', bonus: { amount: 500 } }] },
      'Store credit with €5.00 on top.',
    ],
    ['What they choose between', { resolutions: [] }, 'Nothing is offered, so nothing can come back by itself.'],
    [
      'How it comes back',
      {
        methods: [
          { code: 'l', type: 'label', fee: { amount: 495 } },
          { code: 's', type: 'in_store', fee: { amount: 0 } },
        ],
      },
      'A printed label (€4.95) or your shop’s own counter (free).',
    ],
    [
      'How it comes back',
      {
        currency: 'JPY',
        methods: [{ code: 'l', type: 'label', fee: { amount: 880, amounts: [{ amount: 495, currency: 'EUR' }] } }],
      },
      'A printed label (¥880 or €4.95).',
    ],
    [
      'What it costs',
      { restocking_fee: { percent: 10 } },
      '10% of what comes back is kept as a restocking fee, except where the fault is yours or the courier’s. What sending it out cost is not paid back.',
    ],
    [
      'What it costs',
      { restocking_fee: { amount: 0 }, refund_outbound_shipping: 'always' },
      'No restocking fee. What sending it out cost is always paid back.',
    ],
    ['Final sale', { final_sale: 'allow' }, 'What was sold as final comes back like anything else.'],
    [
      'Who decides',
      { auto_approve: true, refund_damaged: true },
      'An eligible return is approved at once. What arrives damaged is refunded all the same.',
    ],
    [
      'When a person looks again',
      {},
      'Only after something was wrong with a return of theirs: no number is too many by itself.',
    ],
    [
      'When a person looks again',
      { limits: { per_customer: { returns: 2, days: 90 }, per_customer_day: 11, per_order: 1 } },
      'From the 3rd return of one shopper within 90 days, from the 12th of one shopper in a day, from the 2nd of one order and after something was wrong with a return of theirs. Nobody is refused by it, and what the law lets them declare is not counted.',
    ],
    [
      'When a person looks again',
      { limits: { per_customer_kept: { returns: 1, days: 60 } } },
      'From the 2nd that one shopper keeps within 60 days and after something was wrong with a return of theirs. Nobody is refused by it, and what the law lets them declare is not counted.',
    ],
    [
      'Sets and gifts',
      {},
      'What was sold as a set may come back in parts, each with its share of the price. A gift goes back with what it came with, or its value is taken off; not on a withdrawal, nor where the fault is yours or the courier’s.',
    ],
    [
      'Sets and gifts',
      { bundles: 'whole', gifts: 'keep' },
      'What was sold as a set comes back as a whole, except a part that is at fault. A gift stays with the shopper.',
    ],
  ])('%s of %j', (title, document, text) => {
    expect(point(document, title)).toBe(text);
  });
});

describe('rules', () => {
  it('are said as one would say them', () => {
    expect(rule({ field: 'line.category', op: 'is', value: 'swimwear' }, { action: 'refuse', code: 'hygiene' })).toBe(
      'When the category is “swimwear”, it cannot come back: Hygiene.',
    );
    expect(rule(undefined, { action: 'waive_fees' }, { action: 'require_photo' })).toBe(
      'Always: there are no fees and a photo is asked for.',
    );
    expect(
      rule(
        {
          all: [
            { field: 'line.discounted', op: 'is', value: false },
            {
              any: [
                { field: 'order.total', op: 'gte', value: 10_000 },
                { field: 'return.full', op: 'is', value: true },
              ],
            },
          ],
        },
        { action: 'set_window', days: 60 },
        { action: 'bonus', percent: 5 },
      ),
    ).toBe(
      'When the item was not discounted and (the order’s total is at least €100.00 or the whole order comes back), the window is sixty days and credit gets 5% on top.',
    );
    expect(
      rule(
        { none: [{ field: 'order.country', op: 'in', value: ['DE', 'AT'] }] },
        { action: 'exclude_method', code: 'label' },
      ),
    ).toBe('When not (the country it goes to is one of “DE”, “AT”), “label” is not offered.');
    expect(rule({ field: 'customer.tags', op: 'exists', value: false }, { action: 'hide' })).toBe(
      'When the customer’s tags are not known, it is not offered for return at all.',
    );
    expect(
      rule({ field: 'return.value', op: 'lt', amounts: [{ amount: 800, currency: 'JPY' }] }, { action: 'keep_item' }),
    ).toBe('When the value of the return is less than ¥800, they keep the item.');
  });

  it('leave no field, operator or action without words', () => {
    const samples = { text: 'x', list: 'x', money: 1, number: 1, boolean: true, date: '2026-01-01' };
    for (const field of FIELDS)
      for (const op of OPERATORS) {
        const one = op === 'exists' ? true : samples[FIELD_KINDS[field]];
        const value = op === 'in' || op === 'not_in' ? [one] : one;
        expect(describeCondition({ field, op, value }, 'EUR')).not.toMatch(
          /undefined|\[object|order\.|line\.|customer\.|return\./,
        );
      }
    const members = { days: 1, method: 'label', type: 'refund', code: 'label', amount: 100 } as Record<string, unknown>;
    const NEEDS: Record<string, string[]> = {
      refuse: ['code'],
      review: ['code'],
      set_window: ['days'],
      set_restocking_fee: ['amount'],
      set_method_fee: ['method', 'amount'],
      exclude_resolution: ['type'],
      exclude_method: ['code'],
      bonus: ['amount'],
    };
    for (const action of ACTIONS) {
      const own = action === 'withdrawal_exception' ? { code: 'personalised' } : {};
      const then = {
        action,
        ...Object.fromEntries((NEEDS[action] ?? []).map((name) => [name, members[name]])),
        ...own,
      };
      const text = say({ rules: [{ then: [then] }] } as PolicyDocument).rules[0]?.text;
      expect(text).toMatch(/^Always: .+\.$/);
      expect(text).not.toMatch(/undefined|\[object/);
    }
  });
});
