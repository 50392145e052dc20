import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import { EU_COUNTRIES, STANDARD_REASONS } from '../constants';
import { policySchema } from '../schema';
import { amountInCurrency } from './amount-in-currency';
import { parsePolicy } from './parse-policy';

const pathsOf = (document: unknown): string[] => {
  try {
    parsePolicy(document);
  } catch (error) {
    if (error instanceof AppError && error.code === 'INVALID')
      return (error.details.errors ?? []).map(({ path }) => path);
    throw error;
  }
  return [];
};

describe('parsePolicy', () => {
  it('fills in what a document leaves out', () => {
    expect(parsePolicy({})).toEqual({
      window: { days: 30, starts: 'delivered' },
      time_zone: null,
      currency: null,
      extend_to_working_day: false,
      statutory_withdrawal: { enabled: true, days: 14, countries: [...EU_COUNTRIES] },
      final_sale: 'refuse',
      bundles: 'parts',
      gifts: 'return_or_pay',
      refund_outbound_shipping: 'never',
      restocking_fee: null,
      reasons: STANDARD_REASONS,
      resolutions: [{ type: 'refund' }, { type: 'store_credit' }, { type: 'exchange' }, { type: 'replace' }],
      methods: [
        { code: 'label', type: 'label' },
        { code: 'own_courier', type: 'own_courier' },
      ],
      send_back_days: 28,
      rules: [],
      auto_approve: false,
      auto_refund: null,
      refund_damaged: false,
    });
    expect(EU_COUNTRIES).toHaveLength(27);
    expect(parsePolicy(undefined)).toEqual(parsePolicy({}));
    expect(parsePolicy({ window: { days: null } }).window).toEqual({ days: null, starts: 'delivered' });
    expect(parsePolicy({ statutory_withdrawal: { enabled: false } }).statutory_withdrawal.days).toBe(14);
  });

  it('reads a whole document, and gives back what it wrote', () => {
    const policy = parsePolicy({
      window: { days: 30, starts: 'last_delivered' },
      time_zone: 'Europe/Berlin',
      extend_to_working_day: true,
      statutory_withdrawal: { enabled: true, days: 14, countries: ['DE', 'FR'] },
      final_sale: 'allow',
      refund_outbound_shipping: 'full_return',
      restocking_fee: { amount: 500, amounts: [{ amount: 550, currency: 'USD' }] },
      reasons: [
        {
          code: 'too_small',
          label: { en: 'Too small' },
          fault: 'shopper',
          photo: 'none',
          comment: 'optional',
          waives_fees: false,
          follow_ups: [
            { code: 'where', label: { en: 'Where?' }, choices: [{ code: 'foot', label: { en: 'Across the foot' } }] },
          ],
        },
      ],
      resolutions: [
        { type: 'refund' },
        { type: 'store_credit', bonus: { percent: 10 } },
        { type: 'exchange', scope: 'variant', price_difference: 'settle' },
        { type: 'replace' },
        { type: 'keep' },
      ],
      methods: [
        { code: 'label', type: 'label', fee: { amount: 495 } },
        { code: 'shop', type: 'in_store', fee: { amount: 0 } },
      ],
      rules: [
        {
          name: 'Swimwear is final',
          priority: 10,
          when: { all: [{ field: 'line.category', op: 'is', value: 'swimwear' }] },
          then: [{ action: 'refuse', code: 'hygiene' }],
        },
        {
          then: [
            { action: 'set_restocking_fee', percent: null },
            { action: 'set_window', days: null },
          ],
        },
        { then: [{ action: 'set_restocking_fee' }, { action: 'bonus', amount: 500 }, { action: 'waive_fees' }] },
      ],
    });
    expect(parsePolicy(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
  });

  it.each<[string, unknown, string[]]>([
    ['no object', 5, ['']],
    ['an unknown member', { windw: {} }, ['windw']],
    ['an unknown member inside', { window: { dayz: 1 } }, ['window.dayz']],
    ['a share and a sum', { restocking_fee: { percent: 10, amount: 5 } }, ['restocking_fee']],
    ['neither', { restocking_fee: {} }, ['restocking_fee']],
    ['more than everything', { restocking_fee: { percent: 101 } }, ['restocking_fee.percent']],
    ['a negative fee', { methods: [{ code: 'a', type: 'label', fee: { amount: -1 } }] }, ['methods[0].fee.amount']],
    ['half a cent', { methods: [{ code: 'a', type: 'label', fee: { amount: 0.5 } }] }, ['methods[0].fee.amount']],
    [
      'a method twice',
      {
        methods: [
          { code: 'a', type: 'label' },
          { code: 'a', type: 'qr' },
        ],
      },
      ['methods'],
    ],
    ['a resolution twice', { resolutions: [{ type: 'refund' }, { type: 'refund' }] }, ['resolutions']],
    ['a bonus on a refund', { resolutions: [{ type: 'refund', bonus: { percent: 1 } }] }, ['resolutions[0].bonus']],
    [
      'a currency twice',
      {
        restocking_fee: {
          amounts: [
            { amount: 1, currency: 'EUR' },
            { amount: 2, currency: 'EUR' },
          ],
        },
      },
      ['restocking_fee.amounts'],
    ],
    ['no such zone', { time_zone: 'Europe/Atlantis' }, ['time_zone']],
    ['a negative window', { window: { days: -1 } }, ['window.days']],
    ['half a day', { window: { days: 1.5 } }, ['window.days']],
    ['no such start', { window: { starts: 'birth' } }, ['window.starts']],
    ['no reasons at all', { reasons: [] }, ['reasons']],
    ['a rule that does nothing', { rules: [{ then: [] }] }, ['rules[0].then']],
    ['no such action', { rules: [{ then: [{ action: 'explode' }] }] }, ['rules[0].then[0].action']],
    ['an action’s unknown member', { rules: [{ then: [{ action: 'hide', why: 1 }] }] }, ['rules[0].then[0].why']],
    ['no such field', rule({ field: 'order.mood', op: 'is', value: 'x' }), ['rules[0].when.field']],
    ['no such operator', rule({ field: 'order.total', op: 'near', value: 1 }), ['rules[0].when.op']],
    ['no operator', rule({ all: [{ field: 'order.total', value: 1 }] }), ['rules[0].when.all[0].op']],
    ['no value', rule({ field: 'order.total', op: 'gt' }), ['rules[0].when.value']],
    ['a list for one', rule({ field: 'order.country', op: 'is', value: ['DE'] }), ['rules[0].when.value']],
    ['one for a list', rule({ field: 'order.country', op: 'in', value: 'DE' }), ['rules[0].when.value']],
    ['more than a word', rule({ field: 'order.country', op: 'gt', value: 'DE' }), ['rules[0].when.op']],
    ['a number that is text', rule({ field: 'order.total', op: 'gt', value: '5' }), ['rules[0].when.value']],
    ['a date that is none', rule({ field: 'order.placed_at', op: 'gt', value: 'spring' }), ['rules[0].when.value']],
    ['amounts for a word', rule({ field: 'line.sku', op: 'is', value: 'x', amounts: [] }), ['rules[0].when.amounts']],
    ['group and field at once', rule({ all: [], field: 'line.sku', op: 'exists' }), ['rules[0].when']],
    ['nothing', rule({}), ['rules[0].when.field']],
  ])('refuses %s', (_, document, paths) => {
    expect(pathsOf(document)).toEqual(paths);
  });

  it('refuses conditions nested without end', () => {
    let when: unknown = { field: 'line.sku', op: 'exists' };
    for (let i = 0; i < 5000; i++) when = { all: [when] };
    expect(pathsOf(rule(when))).toEqual(['']);
  });

  it('names every mistake in one message', () => {
    expect(() => parsePolicy({ window: { days: -1 }, time_zone: 'Mars' })).toThrow(
      /window\.days: .*; time_zone: No such time zone/,
    );
  });

  it('can be described as JSON Schema', () => {
    expect(z.toJSONSchema(policySchema, { io: 'input' })).toMatchObject({
      type: 'object',
      additionalProperties: false,
    });
  });
});

function rule(when: unknown) {
  return { rules: [{ when, then: [{ action: 'hide' }] }] };
}

describe('amountInCurrency', () => {
  const sum = { amount: 500, amounts: [{ amount: 80_000, currency: 'JPY' }] };
  it.each([
    [sum, 'EUR', 'EUR', 500],
    [sum, 'JPY', 'EUR', 80_000],
    [sum, 'USD', 'EUR', null],
    [{ amount: 500 }, 'USD', 'EUR', null],
    [{ amount: 500, amounts: [{ amount: 1, currency: 'EUR' }] }, 'EUR', 'EUR', 1],
    [{ amounts: [] }, 'EUR', 'EUR', null],
    [{ amount: null }, 'EUR', 'EUR', null],
    [{ amount: 0 }, 'EUR', 'EUR', 0],
  ])('%j for an order in %s of a shop in %s: %s', (given, order, own, amount) => {
    expect(amountInCurrency(given, { order, own })).toBe(amount);
  });
});
