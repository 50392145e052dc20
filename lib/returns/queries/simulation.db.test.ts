import { describe, expect, it } from 'vitest';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { getPolicy } from '@/lib/policies/queries/get-policy';
import { parsePolicy } from '@/lib/policies/rules/parse-policy';
import { approveReturn } from '../mutations/approve-return';
import { createReturn } from '../mutations/create-return';
import { receiveReturn } from '../mutations/receive-return';
import { refundReturn } from '../mutations/refund-return';
import { quoteReturn } from '../rules/quote';
import { simulateCase } from '../rules/simulate-policy';
import { listOrderCases, listReturnCases } from './list-simulation-cases';
import { lockReturn } from './lock-return';

/** Three pairs, one of which came back, was paid, and another asked for a day later. */
async function given(ctx: Ctx) {
  const order = await createOrder(ctx, { lines: [{ quantity: 3, unit_price: 10_001 }] });
  const shipment = await createShipment(ctx, order);
  await addEvent(ctx, shipment, { status: 'delivered', sub_status: 'delivered_to_person' });
  const ask = (at: Ctx) =>
    createReturn(at, {
      orderId: order.id,
      lines: [{ line_external_id: 'line-1', quantity: 1, reason: 'too_small', resolution: 'refund' }],
      method: 'label',
    });
  const first = await ask(ctx);
  await approveReturn(ctx, first);
  const { lines } = await lockReturn(ctx, first.returnId, null);
  const lineId = lines[0]?.id ?? '';
  await receiveReturn(ctx, {
    returnId: first.returnId,
    lines: [{ return_line_id: lineId, accepted: 1, damaged: 0, missing: 0 }],
  });
  await refundReturn(ctx, first);
  const later: Ctx = { ...ctx, now: new Date(ctx.now.getTime() + 86_400_000) };
  return { order, first, second: await ask(later), later };
}

describe('cases to replay', () => {
  it('answer under the policy in force exactly what was answered then', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { first, second, later } = await given(ctx);
      const { cases } = await listReturnCases(later, { asOf: later.now, skip: 0, limit: 10 });
      expect(cases.map(({ id }) => id)).toEqual([second.returnId, first.returnId]);
      const { document: policy } = await getPolicy(ctx);
      for (const one of cases) {
        const then = one.id === first.returnId ? first.quote : second.quote;
        const now = quoteReturn({ ...one.input, policy });
        expect(now.money).toEqual(then.money);
        expect(now.lines.map(({ slices }) => slices)).toEqual(then.lines.map(({ slices }) => slices));
      }
      const refuses = parsePolicy({ rules: [{ then: [{ action: 'refuse' }] }] });
      expect(cases.map((one) => simulateCase(one, policy, refuses).money.EUR?.keeps)).toEqual([10_001, 10_001]);
    }));

  it('of orders are what is still with the shopper, a page at a time', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { order, later } = await given(ctx);
      await createOrder(ctx, { externalId: 'unsent' });
      const { cases: all } = await listOrderCases(later, { asOf: later.now, skip: 0, limit: 10 });
      expect(all.map(({ id, input }) => [id, input.lines[0]?.quantity])).toEqual([[order.id, 1]]);
      expect(await listOrderCases(later, { asOf: later.now, skip: 1, limit: 10 })).toEqual({
        cases: [],
        hasMore: false,
      });
      expect((await listOrderCases(later, { asOf: later.now, skip: 0, limit: 1 })).hasMore).toBe(true);
    }));

  it('of another shop are none', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { later } = await given(ctx);
      const other = await t.as(await t.createShop(), { now: later.now });
      const batch = { asOf: later.now, skip: 0, limit: 10 };
      expect((await listReturnCases(other, batch)).cases).toEqual([]);
      expect((await listOrderCases(other, batch)).cases).toEqual([]);
    }));
});
