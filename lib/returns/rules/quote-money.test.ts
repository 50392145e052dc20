import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '@/lib/policies/schema';
import type { Quote } from '../types';
import { parseQuoteDocument } from './parse-quote-document';
import { quoteReturn } from './quote';

const NOW = new Date('2026-11-22T12:00:00Z');

type Line = Record<string, unknown> & { external_id: string };
const line = (external_id: string, unit_price: number, quantity: number, rest: object = {}): Line => ({
  external_id,
  title: external_id.toUpperCase(),
  unit_price,
  quantity,
  ...rest,
});
type Want = string | [id: string, quantity: number, rest?: object];

/** Quotes units of lines of an order that came on 15 November, for money back unless said otherwise. */
function quote(
  lines: Line[],
  wanted: Want[],
  { policy = {}, order = {}, ...rest }: { policy?: PolicyDocument; order?: object } & Record<string, unknown> = {},
): Quote {
  return quoteReturn(
    parseQuoteDocument(
      {
        order: { currency: 'EUR', shipping_address: { country: 'DE' }, lines, ...order },
        policy,
        lines: wanted.map((want) => {
          const [line_external_id, quantity, more] = typeof want === 'string' ? [want, 1, {}] : want;
          return { line_external_id, quantity, reason: 'changed_mind', resolution: 'refund', ...more };
        }),
        delivered_at: '2026-11-15T10:00:00Z',
        ...rest,
      },
      NOW,
    ),
  );
}

/** The amounts that are not 0, and proof that they add up. */
function amounts({ money, lines }: Quote): Record<string, number> {
  const { explanation, ...totals } = money;
  const n = Object.fromEntries(Object.entries(totals).map(([name, { amount }]) => [name, amount])) as Record<
    keyof typeof totals,
    number
  >;
  const out = n.refund_total + n.credit_total - n.due_from_shopper;
  expect(out).toBe(n.items + n.outbound_shipping + n.bonus - n.restocking_fee - n.method_fee - n.exchange_difference);
  expect(explanation.reduce((sum, { amount }) => sum + amount.amount, 0)).toBe(out);
  const paying = lines.filter(({ resolution }) => ['refund', 'store_credit', 'keep'].includes(resolution));
  expect(paying.reduce((sum, one) => sum + one.money.net_refund.amount, 0)).toBe(n.items);
  return Object.fromEntries(Object.entries(n).filter(([, amount]) => amount !== 0));
}
const refundOf = (...args: Parameters<typeof quote>) => amounts(quote(...args)).refund_total ?? 0;

describe('what units are worth', () => {
  it('C31: returns 10 × 23.90 less 25 % as the 179.25 that were paid, not 179.26', () => {
    const lines = [line('mug', 2390, 10, { discount_total: 5975, tax_total: 2988 })];
    expect(refundOf(lines, [['mug', 10]], { order: { total_paid: 17_925 } })).toBe(17_925);
    let sum = 0;
    for (let k = 0; k < 10; k++)
      sum += refundOf(lines, [['mug', 1]], { returned: [{ line_external_id: 'mug', quantity: k }] });
    expect(sum).toBe(17_925);
  });

  it('C32: returns 2 of 3 × 100.00 less 10 % as 180.00', () => {
    expect(refundOf([line('a', 10_000, 3, { discount_total: 3000 })], [['a', 2]])).toBe(18_000);
    expect(refundOf([line('a', 10_000, 3)], [['a', 2]], { order: { discount_total: 3000 } })).toBe(18_000);
  });

  it('weighs an order’s discount by what lines are worth', () => {
    const lines = [line('a', 7000, 1), line('b', 3000, 1)];
    expect(refundOf(lines, ['a'], { order: { discount_total: 1000 } })).toBe(6300);
    expect(refundOf(lines, ['b'], { order: { discount_total: 1000 } })).toBe(2700);
  });

  it('spreads it by largest remainder, ties to the earlier line, after the line’s own discount', () => {
    const thirds = [line('a', 1000, 1), line('b', 1000, 1), line('c', 1000, 1)];
    expect(['a', 'b', 'c'].map((id) => refundOf(thirds, [id], { order: { discount_total: 100 } }))).toEqual([
      966, 967, 967,
    ]);
    const own = [line('a', 2000, 1, { discount_total: 1000 }), line('b', 1000, 1)];
    expect(['a', 'b'].map((id) => refundOf(own, [id], { order: { discount_total: 300 } }))).toEqual([850, 850]);
  });

  it('C33: keeps the allocation of a discount from a threshold on: 6 × 50.00, 10 % off, 5 back', () => {
    expect(refundOf([line('a', 5000, 6)], [['a', 5]], { order: { discount_total: 3000 } })).toBe(22_500);
  });

  it('C34: slices tax with the line: 3 × 0.06 and 0.02 tax come back as 6, 7, 7', () => {
    const lines = [line('a', 6, 3, { tax_total: 2 })];
    const units = [0, 1, 2].map((k) =>
      quote(lines, [['a', 1]], {
        order: { prices_include_tax: false },
        returned: [{ line_external_id: 'a', quantity: k }],
      }),
    );
    expect(units.map((unit) => amounts(unit).refund_total)).toEqual([6, 7, 7]);
    expect(units.map((unit) => unit.lines[0]?.money.tax_included.amount)).toEqual([0, 1, 1]);
  });

  it('adds tax only where prices exclude it, and always says how much is in it', () => {
    const lines = [line('a', 1000, 2, { tax_total: 319 })];
    const including = quote(lines, ['a']);
    const excluding = quote(lines, ['a'], { order: { prices_include_tax: false } });
    expect(including.lines[0]?.money).toMatchObject({ gross: { amount: 1000 }, net_refund: { amount: 1000 } });
    expect(excluding.lines[0]?.money).toMatchObject({ gross: { amount: 1000 }, net_refund: { amount: 1159 } });
    expect(including.lines[0]?.money.tax_included.amount).toBe(159);
    expect(excluding.lines[0]?.money.tax_included.amount).toBe(159);
  });

  it('spreads the discount before tax where prices exclude tax', () => {
    const lines = [line('a', 1000, 1, { tax_total: 190 }), line('b', 1000, 1)];
    const order = { prices_include_tax: false, discount_total: 200 };
    expect(['a', 'b'].map((id) => refundOf(lines, [id], { order }))).toEqual([1090, 900]);
  });

  it('takes the units a return before it left, and its own lines in turn', () => {
    const lines = [line('a', 10, 3, { discount_total: 10 })];
    expect(
      amounts(
        quote(lines, [
          ['a', 1],
          ['a', 2],
        ]),
      ).refund_total,
    ).toBe(20);
    const units = quote(lines, [['a', 1]], { returned: [{ line_external_id: 'a', quantity: 1, unit_offset: 1 }] });
    expect(units.lines[0]?.slices).toEqual([
      { unit_offset: 0, quantity: 1, net_refund: { amount: 6, currency: 'EUR' } },
    ]);
    const around = quote(lines, [['a', 2]], { returned: [{ line_external_id: 'a', quantity: 1, unit_offset: 1 }] });
    expect(around.lines[0]?.slices.map((slice) => slice.net_refund.amount)).toEqual([6, 7]);
    expect(amounts(around).refund_total).toBe(13);
  });

  it('answers in the order’s currency, without decimals where it has none', () => {
    const yen = quote([line('a', 3300, 1)], ['a'], { order: { currency: 'JPY' } });
    expect(yen.money.refund_total).toEqual({ amount: 3300, currency: 'JPY' });
    expect(yen.money.explanation[0]?.amount.currency).toBe('JPY');
  });
});

describe('the cap', () => {
  const lines = [line('a', 5000, 1), line('b', 5000, 1)];
  it('is what was paid less what was refunded, over all lines in order', () => {
    const capped = quote(lines, ['a', 'b'], { order: { total_paid: 10_000 }, refunded_total: 3000 });
    expect(amounts(capped)).toEqual({ items: 7000, refund_total: 7000 });
    expect(capped.lines.map((one) => one.money.net_refund.amount)).toEqual([5000, 2000]);
  });
  it('is never a target', () => {
    expect(refundOf(lines, ['a', 'b'], { order: { total_paid: 99_999 } })).toBe(10_000);
  });
  it('leaves nothing where all was refunded, or nothing was paid', () => {
    expect(refundOf(lines, ['a'], { order: { total_paid: 5000 }, refunded_total: 6000 })).toBe(0);
    expect(refundOf(lines, ['a'], { order: { total_paid: 0 } })).toBe(0);
  });
  it('counts refunds by others, once', () => {
    const refunds = [{ external_id: 'r', amount: 6000 }];
    expect(refundOf(lines, ['a'], { order: { total_paid: 10_000, refunds } })).toBe(4000);
    expect(refundOf(lines, ['a'], { order: { total_paid: 10_000, refunds }, refunded_total: 6000 })).toBe(4000);
    expect(refundOf(lines, ['a'], { order: { total_paid: 10_000, refunds }, refunded_total: 7000 })).toBe(3000);
  });
  it('takes the shipping before the goods', () => {
    const order = { shipping_total: 490, total_paid: 10_490 };
    const policy: PolicyDocument = { refund_outbound_shipping: 'full_return' };
    expect(amounts(quote(lines, ['a', 'b'], { order, policy, refunded_total: 300 }))).toEqual({
      items: 10_000,
      outbound_shipping: 190,
      refund_total: 10_190,
    });
  });
});

describe('C24: fees', () => {
  const lines = [line('a', 1005, 1), line('b', 2000, 1)];
  const label = (amount: number): PolicyDocument => ({ methods: [{ code: 'label', type: 'label', fee: { amount } }] });

  it('takes a share of each line, half up', () => {
    expect(amounts(quote(lines, ['a', 'b'], { policy: { restocking_fee: { percent: 10 } } }))).toMatchObject({
      restocking_fee: 301,
      refund_total: 2704,
    });
    const half = [line('a', 5, 1), line('b', 5, 1)];
    expect(amounts(quote(half, ['a', 'b'], { policy: { restocking_fee: { percent: 10 } } })).restocking_fee).toBe(2);
  });

  it('takes a fixed sum once a return', () => {
    expect(amounts(quote(lines, ['a', 'b'], { policy: { restocking_fee: { amount: 500 } } })).restocking_fee).toBe(500);
  });

  it.each([
    [1005, 495, 1005, 0],
    [1000, 495, 1000, 5],
    [300, 495, 300, 495],
    [300, 9999, 300, 705],
    [9999, 9999, 1005, 0],
  ])('caps a restocking fee of %i, then %i for the method: %i and %i of 1005', (fixed, fee, restocking, method) => {
    const policy = { ...label(fee), restocking_fee: { amount: fixed } };
    const n = amounts(quote([line('a', 1005, 1)], ['a'], { policy, method: 'label' }));
    expect([n.restocking_fee ?? 0, n.method_fee ?? 0, n.refund_total ?? 0]).toEqual([
      restocking,
      method,
      1005 - restocking - method,
    ]);
    expect(n.due_from_shopper).toBeUndefined();
  });

  it.each(['defective', 'wrong_item', 'not_as_described', 'missing_parts', 'damaged', 'arrived_late'])(
    'takes none for %s',
    (reason) => {
      const policy = { ...label(495), restocking_fee: { percent: 10 } };
      const answer = quote(lines, [['a', 1, { reason }]], { policy, method: 'label' });
      expect(amounts(answer)).toEqual({ items: 1005, refund_total: 1005 });
      expect(answer.methods).toEqual([{ code: 'label', type: 'label', fee: { amount: 0, currency: 'EUR' } }]);
    },
  );

  it('takes none where a reason waives them, and only from the lines that bear them', () => {
    const reasons = [
      { code: 'kind', waives_fees: true },
      { code: 'changed_mind' },
      { code: 'broken', fault: 'carrier' as const },
    ];
    const policy = { ...label(495), reasons, restocking_fee: { percent: 10 } };
    expect(refundOf(lines, [['a', 1, { reason: 'kind' }]], { policy, method: 'label' })).toBe(1005);
    const mixed = amounts(quote(lines, [['a', 1, { reason: 'broken' }], 'b'], { policy, method: 'label' }));
    expect(mixed).toMatchObject({ restocking_fee: 200, method_fee: 495, refund_total: 2310 });
  });

  it('takes nothing from a faulty item for the one beside it', () => {
    const cheap = [line('a', 5000, 1), line('b', 300, 1)];
    const n = amounts(quote(cheap, [['a', 1, { reason: 'defective' }], 'b'], { policy: label(495), method: 'label' }));
    expect(n).toMatchObject({ method_fee: 300, refund_total: 5000 });
  });

  it('charges for the method chosen, once, and nothing before one is', () => {
    expect(amounts(quote(lines, ['a', 'b'], { policy: label(495), method: 'label' })).method_fee).toBe(495);
    const none = quote(lines, ['a', 'b'], { policy: label(495) });
    expect(amounts(none).method_fee).toBeUndefined();
    expect(none.methods[0]?.fee.amount).toBe(495);
  });

  it('bears no fee in a currency the policy does not name, and says so', () => {
    const policy: PolicyDocument = {
      restocking_fee: { amount: 500, amounts: [{ amount: 600, currency: 'USD' }] },
      methods: [{ code: 'label', type: 'label', fee: { amount: 495 } }],
    };
    const inCurrency = (currency: string) =>
      quote(lines, ['b'], { policy, method: 'label', order: { currency }, shop: { currency: 'EUR' } });
    expect(amounts(inCurrency('EUR'))).toMatchObject({ restocking_fee: 500, method_fee: 495 });
    expect(amounts(inCurrency('USD'))).toEqual({ items: 2000, restocking_fee: 600, refund_total: 1400 });
    const pounds = inCurrency('GBP');
    expect(amounts(pounds)).toEqual({ items: 2000, refund_total: 2000 });
    const missing = pounds.trace.filter(({ applied, detail }) => !applied && detail.includes('GBP'));
    expect(missing.map(({ action }) => action).sort()).toEqual(['method_fee', 'restocking_fee']);
  });
});

describe('credit', () => {
  const policy: PolicyDocument = {
    restocking_fee: { percent: 10 },
    resolutions: [{ type: 'refund' }, { type: 'store_credit', bonus: { percent: 10 } }],
    methods: [{ code: 'label', type: 'label', fee: { amount: 495 } }],
  };
  const credit = { resolution: 'store_credit' };

  it('bears its bonus after fees, rounded down', () => {
    const n = amounts(quote([line('a', 10_009, 1)], [['a', 1, credit]], { policy, method: 'label' }));
    // 10009 − 1001 − 495 = 8513, and 851.3 on it
    expect(n).toEqual({ items: 10_009, restocking_fee: 1001, method_fee: 495, bonus: 851, credit_total: 9364 });
  });

  it('is kept apart from money; fees on the refund come off the refund', () => {
    const lines = [line('a', 1000, 1), line('b', 2000, 1)];
    const n = amounts(quote(lines, ['a', ['b', 1, credit]], { policy, method: 'label' }));
    expect(n).toMatchObject({
      restocking_fee: 300,
      method_fee: 495,
      refund_total: 405,
      bonus: 180,
      credit_total: 1980,
    });
  });

  it('pays what the refund cannot', () => {
    const lines = [line('a', 100, 1), line('b', 2000, 1)];
    const n = amounts(
      quote(lines, ['a', ['b', 1, credit]], { policy: { ...policy, restocking_fee: null }, method: 'label' }),
    );
    // 395 of the fee are left for the credit: 1605, and 160 on it
    expect(n).toMatchObject({ method_fee: 495, bonus: 160, credit_total: 1765 });
    expect(n.refund_total).toBeUndefined();
  });

  it('may bear a fixed bonus, once', () => {
    const fixed: PolicyDocument = { resolutions: [{ type: 'store_credit', bonus: { amount: 500 } }] };
    const lines = [line('a', 1000, 1), line('b', 2000, 1)];
    expect(
      amounts(
        quote(
          lines,
          [
            ['a', 1, credit],
            ['b', 1, credit],
          ],
          { policy: fixed },
        ),
      ),
    ).toMatchObject({
      bonus: 500,
      credit_total: 3500,
    });
  });
});
