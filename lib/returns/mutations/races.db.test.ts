import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { creditEntries } from '@/db/schema/credit';
import { orderLines, orders } from '@/db/schema/orders';
import { ledgerEntries, refundIntents, returnLines, returns } from '@/db/schema/returns';
import { callApi } from '@/db/testing/call-api';
import { createApiKey } from '@/db/testing/factories/create-api-key';
import { createOrder, type OrderOverrides, orderDocument } from '@/db/testing/factories/create-order';
import { NOW, staff, withCommittedShop } from '@/db/testing/test-db';
import type { Ctx, ShopId } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { inShop } from '@/lib/core/unit-of-work';
import { putOrder } from '@/lib/orders/mutations/put-order';
import { reportRefund } from '@/lib/orders/mutations/report-refund';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { approveReturn } from './approve-return';
import { cancelReturn } from './cancel-return';
import { createReturn, type NewReturn } from './create-return';
import { declareWithdrawal } from './declare-withdrawal';
import { receiveReturn } from './receive-return';
import { refundReturn } from './refund-return';
import { rejectReturn } from './reject-return';

const shipped = { fulfilled_at: new Date(NOW.getTime() - 3 * 86_400_000).toISOString() };
const inside = <T>(shopId: ShopId, run: (ctx: Ctx) => Promise<T>) => inShop({ shopId, actor: staff, now: NOW }, run);

/** What each of many did at once: how often it worked, and the codes of those that did not. */
async function atOnce(works: (() => Promise<unknown>)[]): Promise<{ worked: number; codes: Set<string> }> {
  const results = await Promise.allSettled(works.map((work) => work()));
  const codes = new Set<string>();
  for (const result of results) {
    if (result.status === 'fulfilled') continue;
    if (!(result.reason instanceof AppError)) throw result.reason;
    codes.add(result.reason.code);
  }
  return { worked: results.filter((result) => result.status === 'fulfilled').length, codes };
}

async function given(shopId: ShopId, overrides: OrderOverrides = {}, wanted: Partial<NewReturn['lines'][number]> = {}) {
  return inside(shopId, async (ctx) => {
    const order = await createOrder(ctx, { externalId: 'o-1', ...shipped, ...overrides });
    const line = { line_external_id: 'line-1', quantity: 1, reason: 'too_small', resolution: 'refund' as const };
    const made = await createReturn(ctx, { orderId: order.id, lines: [{ ...line, ...wanted }], method: 'label' });
    if (made.status === 'requested') await approveReturn(ctx, made);
    const [row] = await ctx.db.select().from(returnLines).where(eq(returnLines.returnId, made.returnId));
    return { order, returnId: made.returnId, lineId: row?.id ?? '' };
  });
}

const receive = (ctx: Ctx, { returnId, lineId }: { returnId: string; lineId: string }, accepted = 1, damaged = 0) =>
  receiveReturn(ctx, { returnId, lines: [{ return_line_id: lineId, accepted, damaged, missing: 0 }] });

const stateOf = (shopId: ShopId) =>
  inside(shopId, async (ctx) => {
    const [order] = await ctx.db.select().from(orders).where(eq(orders.externalId, 'o-1'));
    const lines = await ctx.db.select().from(orderLines);
    const all = await ctx.db.select().from(returns);
    const intents = await ctx.db.select().from(refundIntents);
    if (!order) throw new Error('The order is gone.');
    return { order, lines, all, intents };
  });

describe('units', () => {
  it('are claimed once between a return and a withdrawal that come together', () =>
    withCommittedShop(async (shopId) => {
      const order = await inside(shopId, (ctx) =>
        createOrder(ctx, { number: 'R-1', ...shipped, lines: [{ quantity: 2 }] }),
      );
      const line = { line_external_id: 'line-1', quantity: 2, reason: 'too_small', resolution: 'refund' as const };
      const withdrawal = { name: 'Jana', number: 'R-1', email: 'jana@example.com', part: null };
      await atOnce(
        Array.from(
          { length: 8 },
          (_, i) => () =>
            i % 2
              ? inside(shopId, (ctx) => declareWithdrawal(ctx, withdrawal))
              : inside(shopId, (ctx) => createReturn(ctx, { orderId: order.id, lines: [line] })),
        ),
      );
      const claims = await inside(shopId, (ctx) => ctx.db.select().from(returnLines));
      expect(claims.reduce((sum, claim) => sum + claim.quantity, 0)).toBe(2);
    }));

  it('C18: are not taken from under a return by an edit of the order beside it', () =>
    withCommittedShop(async (shopId) => {
      const order = await inside(shopId, (ctx) =>
        createOrder(ctx, { externalId: 'o-1', ...shipped, lines: [{ quantity: 3 }] }),
      );
      const line = { line_external_id: 'line-1', quantity: 3, reason: 'too_small', resolution: 'refund' as const };
      const edit = orderDocument(NOW, { ...shipped, lines: [{ quantity: 1 }] });
      const { worked, codes } = await atOnce([
        () => inside(shopId, (ctx) => createReturn(ctx, { orderId: order.id, lines: [line] })),
        () => inside(shopId, (ctx) => putOrder(ctx, { externalId: 'o-1', order: edit })),
      ]);
      expect(worked).toBe(1);
      expect(['CONFLICT', 'INELIGIBLE']).toContain([...codes][0]);
    }));
});

describe('one return, several people', () => {
  it.each([
    ['cancel', 'receive'],
    ['approve', 'cancel'],
    ['approve', 'reject'],
    ['cancel', 'reject'],
  ])('%s and %s: one of them, and its units are held or free accordingly', (...verbs) =>
    withCommittedShop(async (shopId) => {
      await inside(shopId, (ctx) =>
        putPolicy({ ...ctx, now: new Date('2026-01-01') }, { document: { auto_approve: false } }),
      );
      for (let round = 0; round < 5; round++) {
        const made = await inside(shopId, async (ctx) => {
          const order = await createOrder(ctx, shipped);
          const line = { line_external_id: 'line-1', quantity: 1, reason: 'too_small', resolution: 'refund' as const };
          const one = await createReturn(ctx, { orderId: order.id, lines: [line], method: 'label' });
          if (verbs.includes('receive')) await approveReturn(ctx, one);
          const [row] = await ctx.db.select().from(returnLines).where(eq(returnLines.returnId, one.returnId));
          return { orderId: order.id, returnId: one.returnId, lineId: row?.id ?? '' };
        });
        const verb: Record<string, (ctx: Ctx) => Promise<unknown>> = {
          cancel: (ctx) => cancelReturn(ctx, made),
          receive: (ctx) => receive(ctx, made),
          approve: (ctx) => approveReturn(ctx, made),
          reject: (ctx) => rejectReturn(ctx, { ...made, reason: 'no' }),
        };
        const { worked, codes } = await atOnce(
          [...verbs, ...verbs].map((name) => () => inside(shopId, verb[name] as (ctx: Ctx) => Promise<unknown>)),
        );
        // An approved return may still be cancelled, so those two may both come through, in that order.
        expect(worked).toBeGreaterThanOrEqual(1);
        expect(worked).toBeLessThanOrEqual(verbs.join() === 'approve,cancel' ? 2 : 1);
        expect([...codes]).toEqual(['INVALID_STATE']);
        const [row, line] = await inside(shopId, async (ctx) => [
          (await ctx.db.select().from(returns).where(eq(returns.id, made.returnId)))[0],
          (await ctx.db.select().from(orderLines).where(eq(orderLines.orderId, made.orderId)))[0],
        ]);
        expect(line?.claimed).toBe(['cancelled', 'rejected'].includes(row?.status ?? '') ? 0 : 1);
      }
    }),
  );
});

describe('money', () => {
  it('T25: refunds here and elsewhere at once never pay more than was paid', () =>
    withCommittedShop(async (shopId) => {
      const made = await given(shopId, { lines: [{ quantity: 4, unit_price: 2500 }] }, { quantity: 4 });
      await inside(shopId, (ctx) => receive(ctx, made, 4));
      const elsewhere = (id: number) => () =>
        inside(shopId, (ctx) =>
          reportRefund(ctx, {
            orderExternalId: 'o-1',
            externalId: `x-${id}`,
            amount: { amount: 2000, currency: 'EUR' },
            lines: [],
          }),
        );
      const pay = (amount?: number) => () =>
        inside(shopId, (ctx) => refundReturn(ctx, { returnId: made.returnId, amount }));
      await atOnce([elsewhere(1), pay(3000), elsewhere(2), pay(3000), pay(), elsewhere(3), pay(9000), pay()]);
      const { order, intents } = await stateOf(shopId);
      const ours = intents.reduce((sum, intent) => sum + intent.amount, 0);
      expect(order.refundedByUs).toBe(ours);
      expect(order.refundedElsewhere).toBe(6000);
      expect(ours).toBeLessThanOrEqual(10_000);
      // What came from elsewhere after our last payment is theirs to answer for; we pay nothing beside it any more.
      await atOnce([pay(), pay(1)]);
      const after = await stateOf(shopId);
      if (ours + 6000 >= after.order.totalPaid) expect(after.order.refundedByUs).toBe(ours);
    }));

  it('a bonus is given in two steps as it would be in one, and again to nobody', () =>
    withCommittedShop(async (shopId) => {
      const document = { resolutions: [{ type: 'store_credit', bonus: { percent: 10 } }] };
      await inside(shopId, (ctx) => putPolicy({ ...ctx, now: new Date('2026-01-01') }, { document }));
      const made = await given(
        shopId,
        { lines: [{ quantity: 3, unit_price: 3333 }] },
        { quantity: 3, resolution: 'store_credit' },
      );
      for (const accepted of [1, 2]) {
        await inside(shopId, (ctx) => receive(ctx, made, accepted));
        await atOnce(Array.from({ length: 6 }, () => () => inside(shopId, (ctx) => refundReturn(ctx, made))));
      }
      const [credit, ledger] = await inside(shopId, async (ctx) => [
        await ctx.db.select().from(creditEntries),
        await ctx.db.select().from(ledgerEntries),
      ]);
      const of = (kind: string) =>
        credit.filter((entry) => entry.kind === kind).reduce((sum, entry) => sum + entry.amount, 0);
      expect([of('issue'), of('bonus')]).toEqual([9999, 999]);
      expect(ledger.filter((entry) => entry.kind === 'bonus').reduce((sum, entry) => sum + entry.amount, 0)).toBe(999);
      const { order, all } = await stateOf(shopId);
      expect([order.refundedByUs, all[0]?.status]).toEqual([9999, 'completed']);
    }));

  it.each([
    ['JPY', 1980, 3960],
    ['KWD', 12_345, 24_690],
  ])('%s is counted in its own smallest unit, through the API as well', (currency, unit_price, total) =>
    withCommittedShop(async (shopId) => {
      const made = await given(shopId, { currency, lines: [{ quantity: 2, unit_price }] }, { quantity: 2 });
      await inside(shopId, (ctx) => receive(ctx, made, 2));
      const key = await inside(shopId, (ctx) => createApiKey(ctx));
      const refund = (amount: unknown) =>
        callApi('POST', `/returns/${made.returnId}/refund`, { key, body: { amount } });
      expect((await refund({ amount: 1, currency: 'EUR' })).status).toBe(400);
      expect((await refund(1.5)).status).toBe(400);
      expect((await refund({ amount: total + 1, currency })).status).toBe(409);
      expect((await refund({ amount: total, currency })).json.refunds).toMatchObject([
        { amount: { amount: total, currency } },
      ]);
      expect((await refund({ amount: 1, currency })).status).toBe(409);
    }),
  );

  it('one idempotency key is one request: other verbs and other bodies under it are refused, and nothing is done', () =>
    withCommittedShop(async (shopId) => {
      const made = await given(shopId);
      const key = await inside(shopId, (ctx) => createApiKey(ctx));
      const post = (verb: string, body: object) =>
        callApi('POST', `/returns/${made.returnId}/${verb}`, { key, body, headers: { 'idempotency-key': 'one' } });
      const received = { lines: [{ return_line_id: made.lineId, accepted: 1 }] };
      const answers = await Promise.all(Array.from({ length: 6 }, () => post('receive', received)));
      for (const { status } of answers) expect([200, 409]).toContain(status);
      expect((await post('receive', received)).status).toBe(200);
      for (const verb of ['refund', 'cancel', 'close']) expect((await post(verb, {})).status).toBe(422);
      expect((await post('receive', { ...received, note: 'again' })).status).toBe(422);
      const { all, intents } = await stateOf(shopId);
      expect([all[0]?.status, intents]).toEqual(['received', []]);
    }));
});
