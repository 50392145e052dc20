import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '@/lib/policies/schema';
import { amounts, boot, quote } from './testing/quote-case';

const RUNS = process.env.PORCHLIGHT_DEEP ? 100_000 : 1_000;

describe('published vectors', () => {
  const pieces = (line: object, order: object, count: number) =>
    Array.from({ length: count }, (_, k) =>
      quote({
        lines: [{ ...line, external_id: 'x' }],
        order: { shipping_total: 0, ...order },
        wants: [{ id: 'x', resolution: 'refund' }],
        returned: [{ line_external_id: 'x', quantity: k }],
      }),
    ).map((one) => amounts(one).refund_total ?? 0);

  it('Shopify: 4 cents off over 3 units are 1, 1 and 2', () => {
    const off = pieces({ quantity: 3, unit_price: 100, discount_total: 4 }, {}, 3).map((net) => 100 - net);
    expect(off.reduce((a, b) => a + b)).toBe(4);
    expect([...off].sort()).toEqual([1, 1, 2]);
  });

  it('WooCommerce 64668: 10 × 23.90 with 20 % tax inside, 25 % off: 179.25 however it is cut', () => {
    const mug = { quantity: 10, unit_price: 2390, tax_total: 2988 };
    const order = { discount_total: 5975, total_paid: 17_925 };
    expect(pieces(mug, order, 10).reduce((a, b) => a + b)).toBe(17_925);
  });

  it('Spree 14678: 3 announced, 2 arrived of 269.97', () => {
    expect(pieces({ quantity: 3, unit_price: 8999 }, {}, 2).reduce((a, b) => a + b)).toBe(17_998);
  });

  it('Solidus 512: a discount of 20.00 over lines of 10.00 and 90.00 is 2.00 and 18.00', () => {
    const lines = [
      { ...boot, external_id: 'small', unit_price: 1000 },
      { ...boot, external_id: 'large', unit_price: 9000 },
    ];
    const of = (id: string) =>
      amounts(
        quote({ lines, order: { shipping_total: 0, discount_total: 2000 }, wants: [{ id, resolution: 'refund' }] }),
      ).refund_total;
    expect([of('small'), of('large')]).toEqual([800, 7200]);
  });

  it('Sonata 177: 3 × 100.00 less 10 %, 2 back: 180.00', () => {
    const line = { quantity: 3, unit_price: 10_000, discount_total: 3000 };
    expect(
      amounts(
        quote({ lines: [{ ...line, external_id: 'x' }], wants: [{ id: 'x', quantity: 2, resolution: 'refund' }] }),
      ),
    ).toEqual({ items: 18_000, refund_total: 18_000 });
  });
});

describe('C22, C25: a present bought early', () => {
  const rules: PolicyDocument['rules'] = [
    {
      name: 'Presents',
      when: {
        all: [
          { field: 'order.placed_at', op: 'gte', value: '2026-11-01' },
          { field: 'order.placed_at', op: 'lte', value: '2026-12-24' },
        ],
      },
      then: [{ action: 'set_window', until: '2027-01-31' }],
    },
  ];
  const until = (placed_at: string, policy: PolicyDocument = {}) =>
    quote({ order: { placed_at }, policy: { rules, ...policy }, now: '2026-11-22T12:00:00Z' }).lines[0]?.return_by;

  it('may come back until the day named, counted by when it was ordered where the shopper is', () => {
    expect(until('2026-11-05T10:00:00Z')).toBe('2027-01-31T23:59:59+01:00');
    expect(until('2026-10-31T23:30:00Z')).toBe('2027-01-31T23:59:59+01:00');
    expect(until('2026-10-31T22:30:00Z')).toBe('2026-12-15T23:59:59+01:00');
  });

  it('never loses a longer window to it, and moves on from a Sunday where the policy says so', () => {
    expect(until('2026-11-05T10:00:00Z', { window: { days: 365 } })).toBe('2027-11-15T23:59:59+01:00');
    expect(until('2026-11-05T10:00:00Z', { extend_to_working_day: true })).toBe('2027-02-01T23:59:59+01:00');
    expect(until('2026-11-05T10:00:00Z', { window: { days: null } })).toBeNull();
  });
});

describe('reckoned a second time, in plain numbers', () => {
  const halfUp = (amount: number, percent: number) => Math.floor((2 * amount * percent + 100) / 200);
  const down = (amount: number, percent: number) => Math.floor((amount * percent) / 100);

  it('items, shipping, fees, bonus and totals are the same', () => {
    const cases = fc.record({
      lines: fc.array(
        fc.record({ price: fc.nat(50_000), quantity: fc.integer({ min: 1, max: 4 }), off: fc.nat(100) }),
        { minLength: 1, maxLength: 4 },
      ),
      restocking: fc.oneof(fc.record({ percent: fc.nat(100) }), fc.record({ amount: fc.nat(4000) })),
      label: fc.nat(4000),
      bonus: fc.nat(50),
      resolution: fc.constantFrom('refund', 'store_credit'),
      shipping: fc.nat(900),
      reason: fc.constantFrom('changed_mind', 'defective'),
    });
    fc.assert(
      fc.property(cases, ({ lines, restocking, label, bonus, resolution, shipping, reason }) => {
        const worth = lines.map(({ price, quantity, off }) => {
          const discount = Math.floor((price * quantity * off) / 100);
          return { discount, net: price * quantity - discount };
        });
        const items = worth.reduce((sum, { net }) => sum + net, 0);
        const bears = reason === 'changed_mind';
        const asked =
          'percent' in restocking
            ? worth.reduce((sum, { net }) => sum + halfUp(net, restocking.percent), 0)
            : restocking.amount;
        const fee = bears ? Math.min(asked, items + shipping) : 0;
        const method = bears ? Math.min(label, items + shipping - fee) : 0;
        const left = items + shipping - fee - method;
        const isCredit = resolution === 'store_credit';
        const extra = isCredit ? down(left, bonus) : 0;

        const answer = quote({
          order: { shipping_total: shipping },
          lines: lines.map(({ price, quantity }, i) => ({
            external_id: `${i}`,
            quantity,
            unit_price: price,
            discount_total: worth[i]?.discount,
          })),
          wants: lines.map(({ quantity }, i) => ({ id: `${i}`, quantity, resolution, reason })),
          policy: {
            restocking_fee: restocking,
            refund_outbound_shipping: 'full_return',
            resolutions: [{ type: 'refund' }, { type: 'store_credit', bonus: { percent: bonus } }],
            methods: [{ code: 'label', type: 'label', fee: { amount: label } }],
          },
          method: 'label',
        });
        const expected = {
          items,
          outbound_shipping: shipping,
          restocking_fee: fee,
          method_fee: method,
          bonus: extra,
          [isCredit ? 'credit_total' : 'refund_total']: left + extra,
        };
        expect(amounts(answer)).toEqual(
          Object.fromEntries(Object.entries(expected).filter(([, amount]) => amount !== 0)),
        );
      }),
      { numRuns: RUNS },
    );
  }, 3_600_000);
});

describe('an order that store credit paid', () => {
  // 110.00 of goods, paid with 60.00 by card, 40.00 of credit and 10.00 of bonus.
  const lines = [
    { ...boot, external_id: 'a', unit_price: 5500 },
    { ...boot, external_id: 'b', unit_price: 5500 },
  ];
  const policy: PolicyDocument = {
    resolutions: [{ type: 'refund' }, { type: 'store_credit', bonus: { percent: 10 } }],
  };
  const of = (ids: string[], resolution: string, extra: object = {}, credit: object = {}) =>
    amounts(
      quote({
        lines,
        policy,
        order: { shipping_total: 0, total_paid: 11_000 },
        wants: ids.map((id) => ({ id, resolution })),
        credit_paid: { bonus: 1000, payment_left: 6000, ...credit },
        ...extra,
      }),
    );

  it('goes back to the card first, then as credit, and the bonus to nobody', () => {
    expect(of(['a', 'b'], 'refund')).toEqual({ items: 10_000, refund_total: 6000, credit_total: 4000 });
  });

  it('loses its bonus first, whatever comes back first, and once', () => {
    expect(of(['a'], 'refund')).toEqual({ items: 4500, refund_total: 4500 });
    const second = { returned: [{ line_external_id: 'a', quantity: 1 }], refunded_total: 4500 };
    expect(of(['b'], 'refund', second, { payment_left: 1500 })).toEqual({
      items: 5500,
      refund_total: 1500,
      credit_total: 4000,
    });
    expect(of(['b'], 'refund', {}, { voided: 1000 })).toEqual({ items: 5500, refund_total: 5500 });
  });

  it('bears a bonus only on what the card had paid', () => {
    expect(of(['a', 'b'], 'store_credit')).toEqual({ items: 10_000, bonus: 600, credit_total: 10_600 });
    expect(of(['a', 'b'], 'store_credit', {}, { payment_left: 0 })).toEqual({ items: 10_000, credit_total: 10_000 });
  });

  it('earns nobody anything in ten rounds of credit', () => {
    let credit = { principal: 0, bonus: 0 };
    for (let round = 0; round < 10; round++) {
      const goods = round === 0 ? 10_000 : credit.principal + credit.bonus;
      const answer = amounts(
        quote({
          lines: [{ ...boot, external_id: 'a', unit_price: goods }],
          policy,
          order: { shipping_total: 0, total_paid: goods },
          wants: [{ id: 'a', resolution: 'store_credit' }],
          ...(round > 0 && { credit_paid: { bonus: credit.bonus, payment_left: 0 } }),
        }),
      );
      credit = { principal: (answer.credit_total ?? 0) - (answer.bonus ?? 0), bonus: answer.bonus ?? 0 };
      expect(credit.principal).toBe(10_000);
      expect(credit.bonus).toBe(round === 0 ? 1000 : 0);
    }
  });
});
