import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { variants } from '@/db/schema/catalog';
import { creditEntries } from '@/db/schema/credit';
import { orderLines, orders } from '@/db/schema/orders';
import { stockReservations } from '@/db/schema/return-ways';
import { ledgerEntries, refundIntents, returnLines, returns } from '@/db/schema/returns';
import { type Given, statement } from '@/db/statement';
import { createProduct } from '@/db/testing/factories/create-product';
import { NOW, staff } from '@/db/testing/test-db';
import type { Ctx, ShopId } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { inShop, together } from '@/lib/core/unit-of-work';
import { putOrder } from '@/lib/orders/mutations/put-order';
import { reportRefund } from '@/lib/orders/mutations/report-refund';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { approveReturn } from '../mutations/approve-return';
import { cancelReturn } from '../mutations/cancel-return';
import { closeReturn } from '../mutations/close-return';
import { createReturn } from '../mutations/create-return';
import { declareWithdrawal } from '../mutations/declare-withdrawal';
import { expireReturn } from '../mutations/expire-return';
import { holdReturn } from '../mutations/hold-return';
import { noteOwnCourier } from '../mutations/note-own-courier';
import { receiveReturn } from '../mutations/receive-return';
import { refundInstead } from '../mutations/refund-instead';
import { refundReturn } from '../mutations/refund-return';
import { rejectReturn } from '../mutations/reject-return';
import { unholdReturn } from '../mutations/unhold-return';
import { type Game, LINES, type Move, orderOf, type Shape, STOCK } from './return-moves';

type Table = { shopId: ShopId; orderId: string; shape: Shape; returns: string[] };

async function play(ctx: Ctx, { orderId, shape, returns: all }: Table, one: Move): Promise<string | null> {
  const returnId = 'which' in one ? (all[one.which % Math.max(1, all.length)] ?? '') : '';
  if ('which' in one && !returnId) return null;
  switch (one.do) {
    case 'wait':
      return null;
    case 'open': {
      const { line, quantity, resolution, reason } = one;
      const wanted = {
        line_external_id: LINES[line] ?? '',
        quantity,
        reason,
        resolution: resolution as 'refund',
        ...(resolution === 'exchange' && { exchange_variant_external_id: 'p-1-43' }),
      };
      return (await createReturn(ctx, { orderId, lines: [wanted], method: 'label' })).returnId;
    }
    case 'withdraw': {
      const who = { name: 'Mila', number: '1001', email: 'mila@example.test', part: null };
      return (await declareWithdrawal(ctx, who)).returnId;
    }
    case 'receive': {
      const lines = await ctx.db
        .select({ id: returnLines.id })
        .from(returnLines)
        .where(eq(returnLines.returnId, returnId));
      const { accepted, damaged, missing } = one;
      const counted = lines.map(({ id }) => ({ return_line_id: id, accepted, damaged, missing }));
      await receiveReturn(ctx, { returnId, lines: counted });
      return null;
    }
    case 'elsewhere': {
      const lines = one.line === null ? [] : [{ line_external_id: LINES[one.line] ?? '', quantity: 1 }];
      const amount = { amount: one.amount, currency: shape.currency };
      await reportRefund(ctx, { orderExternalId: 'o-1', externalId: `x-${one.id}`, amount, lines });
      return null;
    }
    case 'edit': {
      const changed = { quantity: one.quantity, price: one.price };
      const lines = shape.lines.map((line, i) => (i === one.line ? { ...line, ...changed } : line)) as Shape['lines'];
      await putOrder(ctx, { externalId: 'o-1', order: orderOf({ ...shape, lines }, one.paid), keepRefunds: true });
      return null;
    }
    case 'refund':
      await refundReturn(ctx, { returnId, amount: one.amount });
      return null;
    case 'expire':
      await expireReturn({ ...ctx, now: new Date(NOW.getTime() + 60 * 86_400_000) }, { returnId });
      return null;
    case 'reject':
      await rejectReturn(ctx, { returnId, reason: 'no' });
      return null;
    case 'ship':
      await noteOwnCourier(ctx, { returnId, carrier: 'dhl', trackingNumber: `JJD00${one.which}9911223` });
      return null;
    default: {
      const verbs = {
        approve: approveReturn,
        cancel: cancelReturn,
        close: closeReturn,
        hold: holdReturn,
        unhold: unholdReturn,
        instead: refundInstead,
      };
      await verbs[one.do](ctx, { returnId });
      return null;
    }
  }
}

type OfShop = Given<{ shopId: string }>;
/** All that lies on the table, read after every moment. */
const rowsOf = {
  orders: statement((db, { shopId }: OfShop) => db.select().from(orders).where(eq(orders.shopId, shopId))),
  orderLines: statement((db, { shopId }: OfShop) => db.select().from(orderLines).where(eq(orderLines.shopId, shopId))),
  returnLines: statement((db, { shopId }: OfShop) =>
    db.select().from(returnLines).where(eq(returnLines.shopId, shopId)),
  ),
  returns: statement((db, { shopId }: OfShop) => db.select().from(returns).where(eq(returns.shopId, shopId))),
  refundIntents: statement((db, { shopId }: OfShop) =>
    db.select().from(refundIntents).where(eq(refundIntents.shopId, shopId)),
  ),
  ledgerEntries: statement((db, { shopId }: OfShop) =>
    db.select().from(ledgerEntries).where(eq(ledgerEntries.shopId, shopId)),
  ),
  creditEntries: statement((db, { shopId }: OfShop) =>
    db.select().from(creditEntries).where(eq(creditEntries.shopId, shopId)),
  ),
  variants: statement((db, { shopId }: OfShop) => db.select().from(variants).where(eq(variants.shopId, shopId))),
  stockReservations: statement((db, { shopId }: OfShop) =>
    db.select().from(stockReservations).where(eq(stockReservations.shopId, shopId)),
  ),
};

const sum = (amounts: number[]) => amounts.reduce((a, b) => a + b, 0);
const THEIRS = new Set(['elsewhere', 'edit']);

/** What must hold after every moment, whoever did what in it. Returns what we have paid back so far. */
async function check(ctx: Ctx, last: readonly Move[], before: number): Promise<number> {
  const { db } = ctx;
  const of = { shopId: ctx.shopId };
  const [[order], lines, claims, all, intents, ledger, credit, shelf, held] = await together([
    rowsOf.orders(db, of),
    rowsOf.orderLines(db, of),
    rowsOf.returnLines(db, of),
    rowsOf.returns(db, of),
    rowsOf.refundIntents(db, of),
    rowsOf.ledgerEntries(db, of),
    rowsOf.creditEntries(db, of),
    rowsOf.variants(db, of),
    rowsOf.stockReservations(db, of),
  ]);
  if (!order) throw new Error('The order is gone.');

  if (last.every((one) => !THEIRS.has(one.do))) {
    expect(order.refundedByUs).toBeLessThanOrEqual(Math.max(before, order.totalPaid));
    if (order.refundedByUs > before)
      expect(order.refundedByUs + order.refundedElsewhere).toBeLessThanOrEqual(order.totalPaid);
  }
  // The ledger says what the order says, and no bonus counts as money that was paid.
  expect(sum(ledger.filter(({ kind }) => kind !== 'bonus').map(({ amount }) => amount))).toBe(order.refundedByUs);
  expect(sum(credit.map(({ amount }) => amount))).toBe(
    sum(intents.filter(({ kind }) => kind === 'credit').map(({ amount }) => amount)),
  );
  const released = new Set(
    all.filter(({ status }) => ['rejected', 'cancelled', 'expired'].includes(status)).map(({ id }) => id),
  );
  for (const line of lines) {
    const claimed = claims.filter(({ lineId, returnId }) => lineId === line.id && !released.has(returnId));
    expect(line.claimed).toBe(sum(claimed.map(({ quantity }) => quantity)));
    expect(line.claimed).toBeLessThanOrEqual(line.quantity);
    // No unit is in two returns.
    const units = claimed.flatMap(({ unitOffset, quantity }) =>
      Array.from({ length: quantity }, (_, i) => unitOffset + i),
    );
    expect(new Set(units).size).toBe(units.length);
  }
  for (const one of claims) expect(one.received + one.missing).toBeLessThanOrEqual(one.quantity);
  for (const variant of shelf) {
    const open = held.filter(({ variantId, state }) => variantId === variant.id && state === 'open');
    expect(variant.reserved).toBe(sum(open.map(({ quantity }) => quantity)));
    expect(variant.reserved).toBeLessThanOrEqual(variant.stock ?? 0);
    expect(open.filter(({ returnId }) => released.has(returnId))).toEqual([]);
  }
  for (const one of all) {
    const paid = (kind: 'refund' | 'credit') =>
      intents.filter((intent) => intent.returnId === one.id && intent.kind === kind);
    expect(sum(paid('refund').map(({ amount }) => amount))).toBeLessThanOrEqual(one.quotedRefund);
    expect(sum(paid('credit').map(({ amount }) => amount))).toBeLessThanOrEqual(one.quotedCredit);
    expect(sum(paid('credit').map(({ bonus }) => bonus))).toBeLessThanOrEqual(Math.ceil((one.quotedCredit * 10) / 110));
    if (released.has(one.id)) expect(intents.filter(({ returnId }) => returnId === one.id)).toEqual([]);
  }
  return order.refundedByUs;
}

/** A refusal, or a lock not had in time on a machine that has other things to do: either way nothing was done. */
const isRefusal = (error: unknown): boolean =>
  error instanceof AppError || (error as { cause?: { code?: string } }).cause?.code === LOCK_NOT_AVAILABLE;
const LOCK_NOT_AVAILABLE = '55P03';

/** Plays one game in a shop of its own, whose rows are committed. Throws at the first moment that is not sound. */
export async function playGame(shopId: ShopId, { shape, policy, abreast, moves }: Game): Promise<void> {
  const gate = { shopId, actor: staff, now: NOW };
  const money = (amount: number) => ({ amount, currency: shape.currency });
  const orderId = await inShop({ ...gate, now: new Date('2026-10-01') }, async (ctx) => {
    await putPolicy(ctx, { document: policy });
    const sizes = ['42', '43'].map((size) => ({
      external_id: `p-1-${size}`,
      title: `Size ${size}`,
      options: { Size: size },
      price: money(5_000),
      stock: STOCK,
    }));
    await createProduct({ ...ctx, now: NOW }, { externalId: 'p-1', variants: sizes });
    return (await putOrder({ ...ctx, now: NOW }, { externalId: 'o-1', order: orderOf(shape) })).orderId;
  });
  const table: Table = { shopId, orderId, shape, returns: [] };
  let paid = 0;
  for (let at = 0; at < moves.length; at += abreast) {
    const moment = moves.slice(at, at + abreast);
    const ended = await Promise.allSettled(
      moment.map(async (one) => {
        const made = await inShop(gate, (ctx) => play(ctx, table, one));
        if (made) table.returns.push(made);
      }),
    );
    for (const one of ended) {
      if (one.status === 'rejected' && !isRefusal(one.reason)) throw one.reason;
    }
    // What was refused has changed nothing.
    if (ended.some(({ status }) => status === 'fulfilled'))
      paid = await inShop(gate, (ctx) => check(ctx, moment, paid));
  }
}
