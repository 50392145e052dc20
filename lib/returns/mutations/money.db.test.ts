import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditEntries } from '@/db/schema/credit';
import { orderLines, orders } from '@/db/schema/orders';
import { ledgerEntries, refundIntents, returnLines, returns } from '@/db/schema/returns';
import { NOW, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { isIntegrityFailure } from '@/lib/core/failures';
import { withSavepoint } from '@/lib/core/unit-of-work';
import { putOrder } from '@/lib/orders/mutations/put-order';
import { reportRefund } from '@/lib/orders/mutations/report-refund';
import { orderWriteSchema } from '@/lib/orders/schema';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { approveReturn } from './approve-return';
import { cancelReturn } from './cancel-return';
import { closeReturn } from './close-return';
import { createReturn } from './create-return';
import { declareWithdrawal } from './declare-withdrawal';
import { expireReturn } from './expire-return';
import { receiveReturn } from './receive-return';
import { refundReturn } from './refund-return';
import { rejectReturn } from './reject-return';

/** A bounded sample on every test run; `npm run test:deep` plays far more of them. */
const GAMES = process.env.PORCHLIGHT_DEEP ? 5_000 : 12;
const MOVES = process.env.PORCHLIGHT_DEEP ? 100 : 24;

const LINES = ['boots', 'belt', 'tin'] as const;
const small = fc.integer({ min: 1, max: 4 });
const currency = fc.constantFrom('EUR', 'JPY', 'KWD');

const orderArb = fc.record({
  currency,
  inclusive: fc.boolean(),
  shipping: fc.integer({ min: 0, max: 900 }),
  discount: fc.integer({ min: 0, max: 3000 }),
  /** What was paid otherwise than by the payment we know of: a voucher. */
  voucher: fc.integer({ min: 0, max: 5000 }),
  lines: fc.tuple(
    ...LINES.map(() =>
      fc.record({ quantity: small, price: fc.integer({ min: 0, max: 9999 }), tax: fc.integer({ min: 0, max: 900 }) }),
    ),
  ),
});
type Shape = typeof orderArb extends fc.Arbitrary<infer T> ? T : never;

const policyArb = fc.record({
  refund_outbound_shipping: fc.constantFrom('never', 'full_return', 'always'),
  restocking_fee: fc.constantFrom(null, { percent: 12.5 }, { amount: 700 }),
  resolutions: fc.constant([
    { type: 'refund' },
    { type: 'store_credit', bonus: { percent: 10 } },
    { type: 'replace' },
    { type: 'keep' },
  ]),
  methods: fc.constant([{ code: 'label', type: 'label', fee: { amount: 495 } }]),
});

const move = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('open' as const),
      line: fc.nat(2),
      quantity: small,
      resolution: fc.constantFrom('refund', 'store_credit', 'replace', 'keep'),
      reason: fc.constantFrom('too_small', 'damaged'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('receive' as const),
      which: fc.nat(5),
      accepted: fc.nat(3),
      damaged: fc.nat(2),
      missing: fc.nat(1),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('refund' as const),
      which: fc.nat(5),
      amount: fc.option(fc.integer({ min: 1, max: 20_000 })),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'approve' as const,
        'reject' as const,
        'cancel' as const,
        'close' as const,
        'expire' as const,
      ),
      which: fc.nat(5),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('elsewhere' as const),
      id: fc.nat(2),
      amount: fc.nat(9000),
      line: fc.option(fc.nat(2)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      line: fc.nat(2),
      quantity: small,
      price: fc.integer({ min: 0, max: 9999 }),
      paid: fc.nat(30_000),
    }),
  },
);
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

function orderOf(shape: Shape, paid?: number) {
  const money = (amount: number) => ({ amount, currency: shape.currency });
  const goods = shape.lines.reduce(
    (sum, line) => sum + line.price * line.quantity + (shape.inclusive ? 0 : line.tax),
    0,
  );
  const total = Math.max(0, goods + shape.shipping - Math.min(shape.discount, goods) - shape.voucher);
  return orderWriteSchema.parse({
    number: '1001',
    placed_at: '2026-11-10T10:00:00Z',
    fulfilled_at: '2026-11-20T10:00:00Z',
    currency: shape.currency,
    customer: { email: 'mila@example.test' },
    shipping_address: { city: 'Berlin', postal_code: '10115', country: 'DE' },
    prices_include_tax: shape.inclusive,
    shipping_total: money(shape.shipping),
    discount_total: money(shape.discount),
    total_paid: money(paid ?? total),
    lines: shape.lines.map((line, i) => ({
      external_id: LINES[i],
      title: LINES[i],
      quantity: line.quantity,
      unit_price: money(line.price),
      tax_total: money(line.tax),
    })),
  });
}

async function play(ctx: Ctx, orderId: string, shape: Shape, one: Move): Promise<void> {
  const all = await ctx.db
    .select({ id: returns.id })
    .from(returns)
    .where(eq(returns.shopId, ctx.shopId))
    .orderBy(returns.number);
  const returnId = 'which' in one ? (all[one.which % Math.max(1, all.length)]?.id ?? '') : '';
  if ('which' in one && !returnId) return;
  switch (one.do) {
    case 'open': {
      const { line, quantity, resolution, reason } = one;
      const wanted = { line_external_id: LINES[line] ?? '', quantity, reason, resolution: resolution as 'refund' };
      await createReturn(ctx, { orderId, lines: [wanted], method: 'label' });
      return;
    }
    case 'withdraw':
      await declareWithdrawal(ctx, { name: 'Mila', number: '1001', email: 'mila@example.test', part: null });
      return;
    case 'receive': {
      const lines = await ctx.db.select().from(returnLines).where(eq(returnLines.returnId, returnId));
      const { accepted, damaged, missing } = one;
      await receiveReturn(ctx, {
        returnId,
        lines: lines.map(({ id }) => ({ return_line_id: id, accepted, damaged, missing })),
      });
      return;
    }
    case 'refund':
      await refundReturn(ctx, { returnId, amount: one.amount });
      return;
    case 'approve':
      return approveReturn(ctx, { returnId });
    case 'reject':
      return rejectReturn(ctx, { returnId, reason: 'no' });
    case 'cancel':
      return cancelReturn(ctx, { returnId });
    case 'close':
      return closeReturn(ctx, { returnId });
    case 'expire':
      return expireReturn({ ...ctx, now: new Date(NOW.getTime() + 60 * 86_400_000) }, { returnId });
    case 'elsewhere': {
      const lines = one.line === null ? [] : [{ line_external_id: LINES[one.line] ?? '', quantity: 1 }];
      const amount = { amount: one.amount, currency: shape.currency };
      return reportRefund(ctx, { orderExternalId: 'o-1', externalId: `x-${one.id}`, amount, lines });
    }
    case 'edit': {
      const changed = { quantity: one.quantity, price: one.price };
      const lines = shape.lines.map((line, i) => (i === one.line ? { ...line, ...changed } : line)) as Shape['lines'];
      await putOrder(ctx, { externalId: 'o-1', order: orderOf({ ...shape, lines }, one.paid), keepRefunds: true });
    }
  }
}

const sum = (amounts: number[]) => amounts.reduce((a, b) => a + b, 0);
const OURS = new Set(['open', 'withdraw', 'receive', 'refund', 'approve', 'reject', 'cancel', 'close', 'expire']);

/** What must hold after every move, whoever made it. */
async function check(ctx: Ctx, last: Move, before: number) {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.shopId, ctx.shopId));
  const lines = await ctx.db.select().from(orderLines).where(eq(orderLines.shopId, ctx.shopId));
  const claims = await ctx.db.select().from(returnLines).where(eq(returnLines.shopId, ctx.shopId));
  const all = await ctx.db.select().from(returns).where(eq(returns.shopId, ctx.shopId));
  const intents = await ctx.db.select().from(refundIntents).where(eq(refundIntents.shopId, ctx.shopId));
  const ledger = await ctx.db.select().from(ledgerEntries).where(eq(ledgerEntries.shopId, ctx.shopId));
  const credit = await ctx.db.select().from(creditEntries).where(eq(creditEntries.shopId, ctx.shopId));
  if (!order) throw new Error('The order is gone.');

  expect(order.refundedByUs).toBeLessThanOrEqual(order.totalPaid);
  if (OURS.has(last.do) && order.refundedByUs > before)
    expect(order.refundedByUs + order.refundedElsewhere).toBeLessThanOrEqual(order.totalPaid);
  // The ledger says what the order says, and no bonus counts as money that was paid.
  expect(sum(ledger.filter(({ kind }) => kind !== 'bonus').map(({ amount }) => amount))).toBe(order.refundedByUs);
  expect(sum(credit.map(({ amount }) => amount))).toBe(
    sum(intents.filter(({ kind }) => kind === 'credit').map(({ amount }) => amount)),
  );
  const released = new Set(
    all.filter(({ status }) => ['rejected', 'cancelled', 'expired'].includes(status)).map(({ id }) => id),
  );
  for (const line of lines) {
    const held = claims.filter(({ lineId, returnId }) => lineId === line.id && !released.has(returnId));
    expect(line.claimed).toBe(sum(held.map(({ quantity }) => quantity)));
    expect(line.claimed).toBeLessThanOrEqual(line.quantity);
  }
  for (const one of all) {
    const paid = (kind: 'refund' | 'credit') =>
      intents.filter((intent) => intent.returnId === one.id && intent.kind === kind);
    expect(sum(paid('refund').map(({ amount }) => amount))).toBeLessThanOrEqual(one.quotedRefund);
    expect(sum(paid('credit').map(({ amount }) => amount))).toBeLessThanOrEqual(one.quotedCredit);
    const given = sum(paid('credit').map(({ amount, bonus }) => amount - bonus));
    expect(sum(paid('credit').map(({ bonus }) => bonus))).toBeLessThanOrEqual(Math.ceil((one.quotedCredit * 10) / 110));
    expect(given).toBeLessThanOrEqual(one.quotedCredit);
    if (released.has(one.id)) expect(intents.filter(({ returnId }) => returnId === one.id)).toEqual([]);
  }
  return order.refundedByUs;
}

describe('no sequence of moves', () => {
  it('pays more than was paid, or gives a unit twice', { timeout: 6 * 3_600_000 }, () =>
    fc.assert(
      fc.asyncProperty(
        orderArb,
        policyArb,
        fc.array(move, { minLength: 8, maxLength: MOVES, size: 'max' }),
        (shape, document, moves) =>
          withTestDb(async (t) => {
            const shop = await t.createShop({ currency: shape.currency });
            const early = await t.as(shop, { now: new Date('2026-10-01') });
            await putPolicy(early, { document });
            const ctx = await t.as(shop);
            const { orderId } = await putOrder(ctx, { externalId: 'o-1', order: orderOf(shape) });
            let paid = 0;
            for (const one of moves) {
              await withSavepoint(ctx, () => play(ctx, orderId, shape, one)).catch((error: unknown) => {
                if (!(error instanceof AppError) && !isIntegrityFailure(error)) throw error;
              });
              paid = await check(ctx, one, paid);
            }
          }),
      ),
      { numRuns: GAMES },
    ),
  );
});
