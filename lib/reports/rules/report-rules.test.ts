import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '@/lib/policies/rules/parse-policy';
import { quoteReturn } from '@/lib/returns/rules/quote';
import type { QuoteOrder } from '@/lib/returns/types';
import { REPORT_KINDS } from '../constants';
import { answerDay } from './answer-day';
import { decidesByItself } from './decides-by-itself';
import { readAnswers } from './read-answers';
import { needsWords, questionsOf } from './report-questions';

const RUNS = process.env.PORCHLIGHT_DEEP ? 20_000 : 300;
const NOW = new Date('2026-11-25T12:00:00Z');
const eur = (amount: number) => ({ amount, currency: 'EUR' });

/** The harshest policy there is: everything closed, everything bears a fee, nothing of the delivery comes back. */
const policy = parsePolicy({
  window: { days: 0, starts: 'ordered' },
  final_sale: 'refuse',
  refund_outbound_shipping: 'never',
  restocking_fee: { percent: 25 },
  resolutions: [{ type: 'refund' }],
  methods: [{ code: 'label', type: 'label', fee: { amount: 900 } }],
  rules: [
    {
      name: 'Nothing comes back',
      priority: 1,
      when: { field: 'order.total', op: 'gte', value: 0 },
      then: [{ action: 'refuse', code: 'never' }],
    },
  ],
});
const open = parsePolicy({ refund_outbound_shipping: 'full_return', restocking_fee: { percent: 10 } });

const order = (lines: { quantity: number; price: number }[], shipping = 0): QuoteOrder => ({
  currency: 'EUR',
  placed_at: '2026-11-01T12:00:00Z',
  fulfilled_at: '2026-11-02T12:00:00Z',
  shipping_address: { country: 'DE' },
  shipping_total: eur(shipping),
  total_paid: eur(lines.reduce((sum, { quantity, price }) => sum + quantity * price, shipping)),
  lines: lines.map(({ quantity, price }, index) => ({
    external_id: `${index}`,
    quantity,
    unit_price: eur(price),
    final_sale: true,
  })),
});

describe('what settles a report', () => {
  it('asks no window, no rule and no fee, and leaves the goods where they are', () => {
    const quote = quoteReturn({
      order: order([{ quantity: 2, price: 4_999 }], 490),
      policy,
      kind: 'report',
      method: 'label',
      lines: [{ line_external_id: '0', quantity: 2, reason: 'not_arrived', resolution: 'refund' }],
      now: NOW,
    });
    expect(quote).toMatchObject({ verdict: 'eligible', approves: true, methods: [] });
    expect(quote.lines[0]).toMatchObject({ keep_item: true, return_by: null, reasons: [] });
    // All of it came to nothing, so its delivery is paid back too, whatever the policy says.
    expect(quote.money).toMatchObject({ refund_total: eur(10_488), restocking_fee: eur(0), method_fee: eur(0) });
  });

  it('is nothing for a unit that was claimed, and offers what can be done alone', () => {
    const input = { order: order([{ quantity: 1, price: 100 }]), policy, kind: 'report' as const, now: NOW };
    const line = { line_external_id: '0', quantity: 1, resolution: 'replace' };
    expect(quoteReturn({ ...input, lines: [line] })).toMatchObject({
      verdict: 'eligible',
      money: { refund_total: eur(0), credit_total: eur(0) },
      lines: [{ options: { resolutions: ['refund', 'store_credit', 'replace'], methods: [] } }],
    });
    expect(quoteReturn({ ...input, lines: [{ ...line, resolution: 'exchange' }] }).verdict).toBe('ineligible');
    const taken = quoteReturn({ ...input, lines: [line], returned: [{ line_external_id: '0', quantity: 1 }] });
    expect(taken.lines[0]).toMatchObject({ verdict: 'ineligible', reasons: [{ code: 'already_returned' }] });
  });

  it('and returns, in any order, never give back more than was paid, nor a unit twice', () => {
    const steps = fc.array(
      fc.record({
        line: fc.nat(2),
        quantity: fc.integer({ min: 1, max: 3 }),
        kind: fc.constantFrom('report' as const, 'return' as const),
        resolution: fc.constantFrom('refund', 'store_credit', 'replace'),
      }),
      { maxLength: 12 },
    );
    const lines = fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 4 }), price: fc.nat(9_999) }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(lines, fc.nat(900), steps, (goods, shipping, deeds) => {
        const sold = order(
          goods.map((line) => line),
          shipping,
        );
        for (const line of sold.lines) line.final_sale = false;
        const returned: { line_external_id: string; quantity: number; unit_offset: number }[] = [];
        const units = new Set<string>();
        let [paid, ship, replaced] = [0, 0, 0];
        for (const { line, quantity, kind, resolution } of deeds) {
          if (line >= goods.length) continue;
          const quote = quoteReturn({
            order: sold,
            policy: open,
            kind,
            lines: [{ line_external_id: `${line}`, quantity, resolution }],
            returned,
            refunded_total: eur(paid),
            outbound_shipping_refunded: eur(ship),
            delivered_at: '2026-11-20T12:00:00Z',
            now: NOW,
          });
          if (quote.verdict === 'ineligible') continue;
          const { money } = quote;
          paid += money.refund_total.amount + money.credit_total.amount;
          ship += money.outbound_shipping.amount;
          if (kind === 'report') expect(money.restocking_fee.amount + money.method_fee.amount).toBe(0);
          if (resolution === 'replace') replaced += quantity;
          for (const slice of quote.lines.flatMap(({ slices }) => slices)) {
            returned.push({ line_external_id: `${line}`, ...slice });
            for (let unit = slice.unit_offset; unit < slice.unit_offset + slice.quantity; unit++) {
              expect(units.has(`${line} ${unit}`)).toBe(false);
              units.add(`${line} ${unit}`);
            }
          }
        }
        expect(paid).toBeLessThanOrEqual(sold.total_paid?.amount ?? 0);
        expect(ship).toBeLessThanOrEqual(shipping);
        expect(units.size).toBeLessThanOrEqual(goods.reduce((sum, { quantity }) => sum + quantity, 0));
        expect(replaced).toBeLessThanOrEqual(units.size);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('answers', () => {
  it('are asked of whoever is said to have got it, and a tick is a yes', () => {
    const read = readAnswers('not_arrived', true, { neighbours: 'yes', household: 'no', address: 'left', extra: 'x' });
    expect(read).toEqual({
      answers: { neighbours: 'yes' },
      comment: null,
      missing: ['household', 'places', 'address'],
    });
    expect(readAnswers('not_arrived', false, { address: 'wrong' })).toMatchObject({ missing: [] });
  });

  it.each(REPORT_KINDS)('%s: complete when everything is said', (kind) => {
    const all = Object.fromEntries(
      questionsOf(kind, true).map((one) => [one.code, one.type === 'tick' ? 'yes' : one.choices[0]]),
    );
    expect(readAnswers(kind, true, { ...all, comment: '  broken  ' })).toMatchObject({
      missing: [],
      comment: 'broken',
    });
    expect(readAnswers(kind, true, all).missing).toEqual(needsWords(kind) ? ['comment'] : []);
  });

  it('are cut to what can be kept', () => {
    expect(readAnswers('wrong', true, { comment: 'x'.repeat(5_000) }).comment).toHaveLength(2_000);
    expect(readAnswers('wrong', true, { comment: ['x'] }).missing).toEqual(['comment']);
  });
});

it('an answer is promised by a working day on the shop’s clocks', () => {
  expect(answerDay(new Date('2026-11-27T12:00:00Z'), 2, 'Europe/Berlin')).toBe('2026-12-01');
  expect(answerDay(new Date('2026-11-25T23:30:00Z'), 1, 'Asia/Tokyo')).toBe('2026-11-27');
});

describe('without a person', () => {
  const rule = { kinds: ['damaged' as const], outcome: 'refund' as const, up_to: { amount: 5_000 } };
  const report = {
    kind: 'damaged' as const,
    worth: 5_000,
    earlier: 0,
    isFlagged: false,
    currencies: { order: 'EUR', own: 'EUR' },
  };
  it.each([
    ['the first, within the sum', {}, 'refund'],
    ['another kind', { kind: 'wrong' as const }, null],
    ['a cent more', { worth: 5_001 }, null],
    ['the second', { earlier: 1 }, null],
    ['of somebody with a note against them', { isFlagged: true }, null],
    ['in a currency without a sum', { currencies: { order: 'USD', own: 'EUR' } }, null],
  ])('%s', (_, more, decided) => {
    expect(decidesByItself({ ...report, ...more }, { auto_accept: rule })).toBe(decided);
  });
  it('never where the shop has not said so', () => {
    expect(decidesByItself(report, { auto_accept: null })).toBeNull();
  });
});
