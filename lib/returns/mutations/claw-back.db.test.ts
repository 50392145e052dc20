import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { orders } from '@/db/schema/orders';
import { refundIntents } from '@/db/schema/returns';
import { createOrder } from '@/db/testing/factories/create-order';
import { NOW, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { discountTakenBack } from '../queries/discount-taken-back';
import { lockReturn } from '../queries/lock-return';
import { cancelReturn } from './cancel-return';
import { createReturn } from './create-return';
import { receiveReturn } from './receive-return';
import { refundReturn } from './refund-return';

const money = (amount: number) => ({ amount, currency: 'EUR' });

/** Six cups at 50.00, a tenth off from 300.00 on. */
async function cups(ctx: Ctx) {
  const document = { auto_approve: true, take_back_discounts: {} };
  await putPolicy({ ...ctx, now: new Date('2026-01-01') }, { document });
  return createOrder(ctx, {
    fulfilled_at: NOW.toISOString(),
    lines: [{ quantity: 6, unit_price: 5_000 }],
    shipping_total: money(0),
    discount_total: money(3_000),
    discount_from: money(30_000),
    total_paid: money(27_000),
  });
}
const ask = (ctx: Ctx, orderId: string, quantity: number) =>
  createReturn(ctx, {
    orderId,
    method: 'label',
    lines: [{ line_external_id: 'line-1', quantity, reason: 'changed_mind', resolution: 'refund' }],
  });

async function settle(ctx: Ctx, returnId: string, accepted: number, missing = 0): Promise<number> {
  const { lines } = await lockReturn(ctx, returnId, null);
  await receiveReturn(ctx, {
    returnId,
    lines: [{ return_line_id: lines[0]?.id ?? '', accepted, damaged: 0, missing }],
  });
  await refundReturn(ctx, { returnId });
  const paid = await ctx.db.select().from(refundIntents).where(eq(refundIntents.returnId, returnId));
  return paid.reduce((sum, { amount }) => sum + amount, 0);
}

it('C33: five of six go back less the discount on the sixth, and the sixth brings it back', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    const { id } = await cups(ctx);
    // Called off, it has taken nothing.
    await cancelReturn(ctx, await ask(ctx, id, 5));
    expect(await discountTakenBack(ctx, { orderId: id })).toBe(0);
    const first = await ask(ctx, id, 5);
    expect(await settle(ctx, first.returnId, 5)).toBe(22_000);
    expect(await discountTakenBack(ctx, { orderId: id })).toBe(500);
    expect(await discountTakenBack(ctx, { orderId: id, without: first.returnId })).toBe(0);
    const last = await ask(ctx, id, 1);
    expect(await settle(ctx, last.returnId, 1)).toBe(5_000);
    const other = await t.as(await t.createShop());
    expect(await discountTakenBack(other, { orderId: id })).toBe(0);
  }));

it('fewer come than were announced: no more is taken back than was shown', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    const { id } = await cups(ctx);
    const { returnId } = await ask(ctx, id, 5);
    // Two came: 2 × 45.00 less the 5.00 of the sixth.
    expect(await settle(ctx, returnId, 2, 3)).toBe(9_000 - 500);
  }));

it('what another return was to keep back, and has not, is not given back; what goes back in all is what was paid', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    const { id } = await cups(ctx);
    const first = await ask(ctx, id, 5);
    const last = await ask(ctx, id, 1);
    expect(await discountTakenBack(ctx, { orderId: id, asPaid: true })).toBe(0);
    // The five may never come.
    expect(await settle(ctx, last.returnId, 1)).toBe(4_500);
    expect(await discountTakenBack(ctx, { orderId: id, asPaid: true })).toBe(0);
    // They come after all, paid as was shown: what that keeps back is now the other's to have.
    expect(await settle(ctx, first.returnId, 5)).toBe(22_000);
    expect((await lockReturn(ctx, last.returnId, 'refund')).owed).toMatchObject({ refund: 500 });
    await refundReturn(ctx, { returnId: last.returnId });
    const [order] = await ctx.db.select().from(orders).where(eq(orders.id, id));
    expect(order?.refundedByUs).toBe(27_000);
  }));

it('what came short was kept back as it was paid', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    const { id } = await cups(ctx);
    const first = await ask(ctx, id, 5);
    expect(await settle(ctx, first.returnId, 2, 3)).toBe(8_500);
    expect(await discountTakenBack(ctx, { orderId: id, asPaid: true })).toBe(500);
    // More than is owed, by a person's decision, is given out of what was kept back.
    const other = await cups(ctx);
    const { returnId } = await ask(ctx, other.id, 5);
    const { lines } = await lockReturn(ctx, returnId, null);
    const come = { return_line_id: lines[0]?.id ?? '', accepted: 2, damaged: 0, missing: 3 };
    await receiveReturn(ctx, { returnId, lines: [come] });
    await refundReturn(ctx, { returnId, amount: 8_700 });
    expect(await discountTakenBack(ctx, { orderId: other.id, asPaid: true })).toBe(300);
  }));
