import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RESOLUTIONS } from '@/lib/policies/constants';
import { parsePolicy } from '@/lib/policies/rules/parse-policy';
import type { PolicyDocument } from '@/lib/policies/schema';
import type { Quote, QuoteInput, QuoteOrder } from '../types';
import { orderWorth, shippingPaid } from './order-worth';
import { quoteReturn } from './quote';

/** A sample on every test run; `npm run test:deep` asks for more. */
const RUNS = process.env.PORCHLIGHT_DEEP ? 100_000 : 500;
const TIMEOUT = 3_600_000;
const NOW = new Date('2026-11-22T12:00:00Z');
const eur = (amount: number) => ({ amount, currency: 'EUR' });

const orders: fc.Arbitrary<QuoteOrder> = fc
  .record({
    lines: fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 9 }),
        price: fc.oneof(fc.nat(9), fc.nat(100_000)),
        discount: fc.nat(100),
        tax: fc.nat(30_000),
        requires_shipping: fc.option(fc.boolean(), { nil: undefined }),
        bundle: fc.constantFrom(null, null, 'a', 'b'),
        value: fc.option(fc.nat(5000)),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    discount: fc.oneof(fc.constant(0), fc.nat(60_000)),
    shipping: fc.nat(2000),
    shippingTax: fc.nat(300),
    included: fc.boolean(),
    /** Paid beyond what comes back: a cap that does not hide a mistake. */
    tip: fc.constantFrom(0, 5000),
  })
  .map(({ lines, discount, shipping, shippingTax, included, tip }) => {
    const order: QuoteOrder = {
      currency: 'EUR',
      shipping_address: { country: 'DE' },
      prices_include_tax: included,
      shipping_total: eur(shipping),
      shipping_tax: eur(shippingTax),
      discount_total: eur(discount),
      lines: lines.map((line, i) => ({
        external_id: `${i}`,
        product_external_id: 'p',
        quantity: line.quantity,
        unit_price: eur(line.price),
        discount_total: eur(Math.floor((line.price * line.quantity * line.discount) / 100)),
        tax_total: eur(line.tax),
        requires_shipping: line.requires_shipping,
        bundle: line.bundle,
        value: line.value === null ? null : eur(line.value),
      })),
    };
    const worth = orderWorth(order).reduce((sum, { total }) => sum + total, shippingPaid(order));
    return { ...order, total_paid: eur(Number(worth) + tip) };
  });

/** Every unit of an order in an order of its own, cut into returns. */
const piecesOf = (order: QuoteOrder) => {
  const units = order.lines.flatMap((line) => Array.from({ length: line.quantity }, () => line.external_id));
  return fc
    .tuple(
      fc.shuffledSubarray(units, { minLength: units.length }),
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: units.length }),
    )
    .map(([shuffled, sizes]) => {
      const pieces: string[][] = [];
      for (let at = 0, i = 0; at < shuffled.length; i++) {
        pieces.push(shuffled.slice(at, at + (sizes[i] ?? 1)));
        at += sizes[i] ?? 1;
      }
      return pieces.map((piece) =>
        [...new Set(piece)].map((id) => ({ line_external_id: id, quantity: piece.filter((one) => one === id).length })),
      );
    });
};

const wholeOrders = orders.chain((order) => piecesOf(order).map((pieces) => ({ order, pieces })));

/** Holds of every quote, whatever was asked. */
function checkQuote({ money, lines }: Quote): void {
  const { explanation, ...totals } = money;
  const n = Object.fromEntries(Object.entries(totals).map(([name, { amount }]) => [name, amount])) as Record<
    keyof typeof totals,
    number
  >;
  for (const [name, amount] of Object.entries(n)) {
    expect(Number.isSafeInteger(amount)).toBe(true);
    if (name !== 'exchange_difference') expect(amount).toBeGreaterThanOrEqual(0);
  }
  const out = n.refund_total + n.credit_total - n.due_from_shopper;
  expect(out).toBe(n.items + n.outbound_shipping + n.bonus - n.restocking_fee - n.method_fee - n.exchange_difference);
  expect(explanation.reduce((sum, row) => sum + row.amount.amount, 0)).toBe(out);
  expect(n.restocking_fee + n.method_fee).toBeLessThanOrEqual(
    Math.max(0, n.items + n.outbound_shipping - n.exchange_difference),
  );
  expect(n.due_from_shopper).toBeLessThanOrEqual(Math.max(0, n.exchange_difference));
  const paying = lines.filter((line) => ['refund', 'store_credit', 'keep'].includes(line.resolution));
  expect(paying.reduce((sum, line) => sum + line.money.net_refund.amount, 0)).toBe(n.items);
  for (const line of lines) {
    expect(line.money.net_refund.amount).toBeGreaterThanOrEqual(0);
    expect(line.slices.reduce((sum, slice) => sum + slice.quantity, 0)).toBe(
      line.verdict === 'ineligible' ? 0 : line.quantity,
    );
  }
}

const refundPolicy = parsePolicy({ refund_outbound_shipping: 'full_return' });

describe('C31–C34: an order returned piece by piece', () => {
  it(
    'gives back exactly what was paid, shipping with the last piece, in any order',
    () => {
      fc.assert(
        fc.property(wholeOrders, ({ order, pieces }) => {
          let refunded = 0;
          const returned: NonNullable<QuoteInput['returned']> = [];
          for (const lines of pieces) {
            const quote = quoteReturn({
              order,
              policy: refundPolicy,
              lines: lines.map((line) => ({ ...line, resolution: 'refund' })),
              returned,
              refunded_total: eur(refunded),
              delivered_at: '2026-11-15T10:00:00Z',
              now: NOW,
            });
            checkQuote(quote);
            expect(quote.verdict).toBe('eligible');
            refunded += quote.money.refund_total.amount;
            expect(refunded).toBeLessThanOrEqual(order.total_paid?.amount ?? 0);
            returned.push(...lines);
          }
          const isSent = order.lines.some((line) => line.requires_shipping !== false);
          const goods = orderWorth(order).reduce((sum, { total }) => sum + total, 0n);
          expect(refunded).toBe(Number(goods + (isSent ? shippingPaid(order) : 0n)));
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT,
  );

  it(
    'stays exact when claims in the middle are given up and made again',
    () => {
      fc.assert(
        fc.property(wholeOrders, fc.infiniteStream(fc.boolean()), ({ order, pieces }, givenUp) => {
          const open: { line_external_id: string; unit_offset: number; quantity: number; worth: number }[] = [];
          const queue = [...pieces];
          let patience = pieces.length;
          for (let lines = queue.shift(); lines; lines = queue.shift()) {
            const quote = quoteReturn({
              order,
              policy: parsePolicy({}),
              lines: lines.map((line) => ({ ...line, resolution: 'refund' })),
              returned: open,
              delivered_at: '2026-11-15T10:00:00Z',
              now: NOW,
            });
            expect(quote.verdict).toBe('eligible');
            for (const { line_external_id, slices } of quote.lines)
              for (const { net_refund, ...slice } of slices)
                open.push({ line_external_id, ...slice, worth: net_refund.amount });
            if (patience-- > 0 && givenUp.next().value) {
              const [first] = open.splice(0, 1);
              if (first) queue.push([{ line_external_id: first.line_external_id, quantity: first.quantity }]);
            }
          }
          const worth = orderWorth(order).reduce((sum, { total }) => sum + total, 0n);
          expect(open.reduce((sum, slice) => sum + slice.worth, 0)).toBe(Number(worth));
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT,
  );
});

const share = fc.integer({ min: 0, max: 1000 }).map((tenths) => ({ percent: tenths / 10 }));
const sum = fc.nat(5000).map((amount) => ({ amount }));
const policies: fc.Arbitrary<PolicyDocument> = fc.record({
  restocking_fee: fc.option(fc.oneof(share, sum)),
  refund_outbound_shipping: fc.constantFrom('never', 'full_return', 'always'),
  resolutions: fc
    .record({
      bonus: fc.option(fc.oneof(share, sum)),
      price_difference: fc.constantFrom('settle' as const, 'waive_up' as const, 'even' as const),
    })
    .map(({ bonus, price_difference }) => [
      { type: 'refund' as const },
      { type: 'store_credit' as const, bonus },
      { type: 'exchange' as const, price_difference },
      { type: 'replace' as const },
      { type: 'keep' as const },
    ]),
  methods: fc.nat(3000).map((amount) => [{ code: 'label', type: 'label' as const, fee: { amount } }]),
});

describe('any return at all', () => {
  it(
    'adds up, never pays more than was paid, and never lets a fee become a debt',
    () => {
      const cases = fc.record({
        whole: wholeOrders,
        policy: policies,
        choices: fc.array(fc.tuple(fc.constantFrom(...RESOLUTIONS), fc.constantFrom('changed_mind', 'defective')), {
          minLength: 6,
          maxLength: 6,
        }),
        kind: fc.constantFrom('return' as const, 'withdrawal' as const),
        method: fc.constantFrom('label', null),
        refunded: fc.oneof(fc.constant(0), fc.nat(100_000)),
        price: fc.nat(20_000),
      });
      fc.assert(
        fc.property(cases, ({ whole, policy, choices, kind, method, refunded, price }) => {
          const { order, pieces } = whole;
          const quote = quoteReturn({
            order,
            policy: parsePolicy(policy),
            kind,
            method,
            lines: (pieces[0] ?? []).map((line, i) => ({
              ...line,
              resolution: choices[i]?.[0],
              reason: choices[i]?.[1],
              exchange_variant_external_id: 'v',
            })),
            returned: pieces.slice(1, 2).flat(),
            refunded_total: eur(refunded),
            variants: [{ external_id: 'v', product_external_id: 'p', price: eur(price) }],
            delivered_at: '2026-11-15T10:00:00Z',
            now: NOW,
          });
          checkQuote(quote);
          const { refund_total, credit_total, bonus } = quote.money;
          const left = Math.max(0, (order.total_paid?.amount ?? 0) - refunded);
          expect(refund_total.amount + credit_total.amount - bonus.amount).toBeLessThanOrEqual(left);
          if (kind === 'withdrawal') expect(quote.money.restocking_fee.amount).toBe(0);
          const faultless = quote.lines.every((_, i) => choices[i]?.[1] === 'defective');
          if (faultless) expect(quote.money.restocking_fee.amount + quote.money.method_fee.amount).toBe(0);
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT,
  );
});
