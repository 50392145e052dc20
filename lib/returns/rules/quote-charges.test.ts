import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Quote } from '../types';
import { boot, quote, sock } from './testing/quote-case';

const charges = [
  { type: 'duty', title: null, amount: 1000 },
  { type: 'import_tax', title: 'GST', amount: 333 },
  { type: 'tip', title: null, amount: 500 },
  { type: 'donation', title: 'Trees', amount: 100 },
  { type: 'fee', title: null, amount: 200 },
];
const refund = { resolution: 'refund' };
const all = [
  { id: 'boot', ...refund },
  { id: 'sock', quantity: 2, ...refund },
];
const rows = ({ money }: Quote) =>
  money.explanation
    .filter(({ code }) => code.startsWith('charge'))
    .map(({ code, charge, amount }) => `${code} ${charge?.type} ${amount.amount}`);
const outOf = ({ money }: Quote) =>
  money.refund_total.amount + money.credit_total.amount - money.due_from_shopper.amount;
const adds = (one: Quote) => {
  const { money } = one;
  expect(money.explanation.reduce((sum, { amount }) => sum + amount.amount, 0)).toBe(outOf(one));
  expect(outOf(one)).toBe(
    money.items.amount +
      money.outbound_shipping.amount +
      (money.charges?.amount ?? 0) +
      money.bonus.amount -
      money.restocking_fee.amount -
      money.method_fee.amount -
      money.exchange_difference.amount,
  );
  return one;
};

describe('duties, import taxes, tips, donations and fees (C44)', () => {
  it.each<[string, object, string[]]>([
    [
      'by default the state’s go back with the goods, the others do not',
      {},
      ['charge duty 1000', 'charge import_tax 333', 'charge_kept tip 0', 'charge_kept donation 0', 'charge_kept fee 0'],
    ],
    [
      'the policy decides each',
      { policy: { refund_charges: { duty: 'never', tip: 'with_goods', fee: 'with_goods' } } },
      ['charge_kept duty 0', 'charge import_tax 333', 'charge tip 500', 'charge_kept donation 0', 'charge fee 200'],
    ],
    [
      'a withdrawal gives back what was paid, save what was given',
      { kind: 'withdrawal', policy: { refund_charges: { duty: 'never', import_tax: 'never', fee: 'never' } } },
      ['charge duty 1000', 'charge import_tax 333', 'charge_kept tip 0', 'charge_kept donation 0', 'charge fee 200'],
    ],
  ])('%s', (_, extra, expected) => {
    const wants = 'kind' in extra ? [{ id: 'boot' }, { id: 'sock', quantity: 2 }] : all;
    expect(rows(adds(quote({ order: { charges }, wants, ...extra })))).toEqual(expected);
  });

  it('go back in proportion to what the goods are worth', () => {
    const one = adds(quote({ order: { charges }, wants: [{ id: 'boot', ...refund }] }));
    // 100.00 of 120.00 of goods: 8.33 of 10.00 duty, 2.78 of 3.33.
    expect(rows(one).slice(0, 2)).toEqual(['charge duty 833', 'charge import_tax 278']);
    expect(one.money.refund_total.amount).toBe(10_000 + 833 + 278);
    expect(one.money.charges?.amount).toBe(833 + 278);
  });

  it('stay where the thing is exchanged or sent anew, and are no part of a quote without any', () => {
    expect(rows(quote({ order: { charges }, wants: [{ id: 'boot', resolution: 'replace' }] }))).toEqual([]);
    expect(quote({ wants: all }).money.charges).toBeUndefined();
  });

  it('become credit where the goods do, and no fee takes from them', () => {
    const credit = adds(quote({ order: { charges }, wants: [{ id: 'boot', resolution: 'store_credit' }] }));
    expect(credit.money.credit_total.amount).toBe(11_111);
    const feed = adds(
      quote({ order: { charges }, policy: { restocking_fee: { percent: 100 } }, wants: [{ id: 'boot', ...refund }] }),
    );
    expect(feed.money.refund_total.amount).toBe(1111);
  });

  it('are capped by what is left of the payment like everything else', () => {
    const one = adds(quote({ order: { charges, total_paid: 10_500 }, wants: [{ id: 'boot', ...refund }] }));
    expect(one.money.refund_total.amount).toBe(10_500);
    expect(rows(one).slice(0, 2)).toEqual(['charge duty 500', 'charge_kept tip 0']);
  });

  it('any sequence of returns gives back the whole and no more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5000 }),
        fc.array(
          fc.record({ quantity: fc.integer({ min: 1, max: 5 }), unit_price: fc.integer({ min: 1, max: 9999 }) }),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
        fc.infiniteStream(fc.nat(1000)),
        (duty, goods, stream) => {
          const lines = goods.map((line, i) => ({ external_id: `l${i}`, title: 'x', ...line }));
          const left = lines.flatMap(({ external_id, quantity }) => Array<string>(quantity).fill(external_id));
          const returned: { line_external_id: string; quantity: number }[] = [];
          let back = 0;
          while (left.length > 0) {
            const [id = ''] = left.splice(stream.next().value % left.length, 1);
            const one = adds(
              quote({
                lines,
                order: { charges: [{ type: 'duty', title: null, amount: duty }] },
                returned: [...returned],
                wants: [{ id, ...refund }],
              }),
            );
            back += one.money.charges?.amount ?? 0;
            returned.push({ line_external_id: id, quantity: 1 });
          }
          expect(back).toBe(duty);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('an invoice that is not paid yet (C42)', () => {
  const invoice = (paid: number, extra: object = {}) =>
    adds(quote({ order: { paid_by: 'invoice', total_paid: paid }, wants: [{ id: 'boot', ...refund }], ...extra }));
  it.each<[string, Quote, number, number | undefined]>([
    ['unpaid, the whole comes off it', invoice(0), 10_000, 10_000],
    ['paid in part, the open rest comes off first', invoice(8000), 10_000, 4490],
    ['paid, it is paid back', invoice(12_490), 10_000, undefined],
    ['what returns took off before is owed no more', invoice(0, { claim_reduced: 5000 }), 7490, 7490],
    ['with fees, so much less comes off', invoice(0, { policy: { restocking_fee: { percent: 10 } } }), 9000, 9000],
    [
      'credit is given for nothing unpaid',
      invoice(0, { wants: [{ id: 'boot', resolution: 'store_credit' }] }),
      10_000,
      10_000,
    ],
  ])('%s', (_, one, total, claim) => {
    expect(one.money.refund_total.amount).toBe(total);
    expect(one.money.claim_reduction?.amount).toBe(claim);
    expect(one.money.credit_total.amount).toBe(0);
  });

  it('is no matter of an order that was paid at the door, which gives back what was paid and no more', () => {
    const order = { paid_by: 'cash_on_delivery', total_paid: 0 };
    const one = adds(quote({ lines: [boot, sock], order, wants: [{ id: 'boot', ...refund }] }));
    expect([one.money.refund_total.amount, one.money.claim_reduction]).toEqual([0, undefined]);
  });
});
