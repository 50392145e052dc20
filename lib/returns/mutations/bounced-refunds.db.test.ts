import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { checkInvariants } from '@/db/invariants';
import { notifications } from '@/db/schema/access';
import { orderRefunds, orders } from '@/db/schema/orders';
import { ledgerEntries, refundIntents, returnEvents, returnLines, returns } from '@/db/schema/returns';
import { callApi } from '@/db/testing/call-api';
import { createApiKey } from '@/db/testing/factories/create-api-key';
import { createOrder } from '@/db/testing/factories/create-order';
import { NOW, staff, testPool, withCommittedShop } from '@/db/testing/test-db';
import { applyPayloads } from '@/lib/connections/mutations/apply-payloads';
import { placedReturns } from '@/lib/console/queries/return-places';
import type { Ctx, ShopId } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { reportRefund } from '@/lib/orders/mutations/report-refund';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { approveReturn } from './approve-return';
import { autoRefundReturn } from './auto-refund-return';
import { bounceRefund } from './bounce-refund';
import { bounceToldRefund } from './bounce-told-refund';
import { createReturn } from './create-return';
import { receiveReturn } from './receive-return';
import { refundReturn } from './refund-return';
import { settleRefund } from './settle-refund';

const inside = <T>(shopId: ShopId, run: (ctx: Ctx) => Promise<T>) => inShop({ shopId, actor: staff, now: NOW }, run);

/** A return of one of two units at 25.00, paid by hand. */
const paid = (shopId: ShopId, input: { externalId?: string; resolution?: 'store_credit' } = {}) =>
  inside(shopId, async (ctx) => {
    const externalId = input.externalId ?? '1';
    const order = await createOrder(ctx, {
      externalId,
      fulfilled_at: new Date(NOW.getTime() - 3 * 86_400_000).toISOString(),
      lines: [{ quantity: 2, unit_price: 2500 }],
    });
    const resolution = input.resolution ?? ('refund' as const);
    const made = await createReturn(ctx, {
      orderId: order.id,
      lines: [{ line_external_id: 'line-1', quantity: 1, reason: 'too_small', resolution }],
      method: 'label',
    });
    if (made.status === 'requested') await approveReturn(ctx, made);
    const [line] = await ctx.db.select().from(returnLines).where(eq(returnLines.returnId, made.returnId));
    await receiveReturn(ctx, {
      returnId: made.returnId,
      lines: [{ return_line_id: line?.id ?? '', accepted: 1, damaged: 0, missing: 0 }],
    });
    const { intentIds } = await refundReturn(ctx, { returnId: made.returnId, by_hand: true });
    const intentId = intentIds[0] ?? '';
    return { orderId: order.id, returnId: made.returnId, intentId, externalId };
  });

const stateOf = (shopId: ShopId, returnId: string) =>
  inside(shopId, async (ctx) => {
    const [row] = await ctx.db.select().from(returns).where(eq(returns.id, returnId));
    const intents = await ctx.db.select().from(refundIntents).where(eq(refundIntents.returnId, returnId));
    const ledger = await ctx.db.select().from(ledgerEntries).where(eq(ledgerEntries.returnId, returnId));
    const events = await ctx.db.select().from(returnEvents).where(eq(returnEvents.returnId, returnId));
    const mails = await ctx.db.select().from(notifications).where(eq(notifications.returnId, returnId));
    const [order] = await ctx.db
      .select()
      .from(orders)
      .where(eq(orders.id, row?.orderId ?? ''));
    return {
      status: row?.status,
      refundedByUs: order?.refundedByUs,
      states: intents.sort((a, b) => a.step - b.step).map(({ state }) => state),
      insteadOf: intents.map(({ insteadOf }) => insteadOf).filter(Boolean),
      ledger: ledger.map(({ kind, amount }) => `${kind} ${amount}`).sort(),
      bounced: events.filter(({ type }) => type === 'refund_bounced').length,
      mails: mails.filter(({ event }) => event === 'return.refund_bounced').length,
    };
  });

const sound = async () => {
  const client = await (await testPool()).connect();
  try {
    await client.query('set role none');
    return (await checkInvariants(client, NOW)).filter(({ violations }) => violations > 0);
  } finally {
    client.release(true);
  }
};

describe('a refund that comes back (C40)', () => {
  it('is one entry against it, free money, a return that waits for a person, and one mail', () =>
    withCommittedShop(async (shopId) => {
      const { returnId, intentId } = await paid(shopId);
      expect(await stateOf(shopId, returnId)).toMatchObject({ status: 'completed', refundedByUs: 2500 });
      const news = () => inside(shopId, (ctx) => bounceRefund(ctx, { intentId, reason: 'Account closed' }));
      expect(await Promise.all(Array.from({ length: 6 }, news)).then((all) => all.filter(Boolean))).toHaveLength(1);
      expect(await stateOf(shopId, returnId)).toEqual({
        status: 'received',
        refundedByUs: 0,
        states: ['failed'],
        insteadOf: [],
        ledger: ['bounce 2500', 'refund 2500'],
        bounced: 1,
        mails: 1,
      });
      const places = await inside(shopId, async (ctx) => {
        return ctx.db.execute<{ place: string }>(sql`select place from (${placedReturns(ctx, sql`true`)}) q`);
      });
      expect(places.rows.map(({ place }) => place)).toEqual(['failed']);
      expect(await sound()).toEqual([]);
    }));

  it('is paid again once, whatever is pressed while the news comes in once more', () =>
    withCommittedShop(async (shopId) => {
      const { returnId, intentId } = await paid(shopId);
      await inside(shopId, (ctx) => bounceRefund(ctx, { intentId, reason: null }));
      const works = Array.from(
        { length: 10 },
        (_, i) => () =>
          inside(
            shopId,
            async (ctx): Promise<unknown> =>
              i % 2 ? bounceRefund(ctx, { intentId, reason: null }) : refundReturn(ctx, { returnId, by_hand: true }),
          ),
      );
      const results = await Promise.allSettled(works.map((work) => work()));
      for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(AppError);
      expect(await stateOf(shopId, returnId)).toEqual({
        status: 'completed',
        refundedByUs: 2500,
        states: ['failed', 'succeeded'],
        insteadOf: [intentId],
        ledger: ['bounce 2500', 'refund 2500', 'refund 2500'],
        bounced: 1,
        mails: 1,
      });
      expect(await sound()).toEqual([]);
    }));

  it('may come back a second time, and is then paid a third', () =>
    withCommittedShop(async (shopId) => {
      const { returnId, intentId } = await paid(shopId);
      await inside(shopId, (ctx) => bounceRefund(ctx, { intentId, reason: null }));
      const second = await inside(shopId, (ctx) => refundReturn(ctx, { returnId, by_hand: true }));
      await inside(shopId, (ctx) => bounceRefund(ctx, { intentId: second.intentIds[0] ?? '', reason: null }));
      await inside(shopId, (ctx) => refundReturn(ctx, { returnId, by_hand: true }));
      const state = await stateOf(shopId, returnId);
      expect(state.states).toEqual(['failed', 'failed', 'succeeded']);
      expect(state.insteadOf).toEqual([intentId, second.intentIds[0]]);
      expect(await sound()).toEqual([]);
    }));

  it('is paid by no policy: the same way would hardly take it a second time', () =>
    withCommittedShop(async (shopId) => {
      await inside(shopId, (ctx) =>
        putPolicy({ ...ctx, now: new Date('2026-01-01') }, { document: { auto_refund: { on: 'inspection' } } }),
      );
      const { returnId, intentId } = await paid(shopId);
      await inside(shopId, (ctx) => bounceRefund(ctx, { intentId, reason: null }));
      await inside(shopId, (ctx) => autoRefundReturn(ctx, { returnId, moment: 'inspection' }));
      expect((await stateOf(shopId, returnId)).states).toEqual(['failed']);
    }));

  it('is not store credit, nor one that nobody has paid', () =>
    withCommittedShop(async (shopId) => {
      const credited = await paid(shopId, { resolution: 'store_credit' });
      await expect(
        inside(shopId, (ctx) => bounceRefund(ctx, { intentId: credited.intentId, reason: null })),
      ).rejects.toMatchObject({ code: 'INVALID_STATE' });
      const other = await paid(shopId, { externalId: '2' });
      await inside(shopId, (ctx) => bounceRefund(ctx, { intentId: other.intentId, reason: null }));
      await inside(shopId, (ctx) => settleRefund(ctx, { intentId: other.intentId, reference: 'late' }));
      expect((await stateOf(shopId, other.returnId)).states).toEqual(['failed']);
    }));

  it('is nothing to another shop', () =>
    withCommittedShop((theirs) =>
      withCommittedShop(async (shopId) => {
        const { intentId, externalId, returnId } = await paid(shopId);
        const refused = (run: (ctx: Ctx) => Promise<unknown>) =>
          expect(inside(theirs, run)).rejects.toMatchObject({ code: 'NOT_FOUND' });
        await refused((ctx) => bounceRefund(ctx, { intentId, reason: null }));
        await refused((ctx) =>
          bounceToldRefund(ctx, { orderExternalId: externalId, externalId: `manual-${intentId}`, reason: null }),
        );
        expect((await stateOf(shopId, returnId)).states).toEqual(['succeeded']);
      }),
    ));

  it('is told by Shopify, in the refund or in its order, and an order nobody knows tells nothing', () =>
    withCommittedShop(async (shopId) => {
      const { returnId, intentId, orderId } = await paid(shopId, { externalId: '5001' });
      const reference = `manual-${intentId}`;
      const refund = (id: string, status: string) => ({
        id,
        order_id: 5001,
        refund_line_items: [],
        transactions: [{ kind: 'refund', status, amount: '25.00', currency: 'EUR', message: 'The card was closed' }],
      });
      const tell = (body: unknown) =>
        inside(shopId, (ctx) =>
          applyPayloads(ctx, [{ inboxId: newId(), source: 'shopify', body: JSON.stringify(body), receivedAt: NOW }]),
        );
      expect(await tell({ ...refund('77', 'failure'), order_id: 404 })).toEqual([[]]);
      // Somebody else's counts no more.
      await inside(shopId, (ctx) =>
        reportRefund(ctx, {
          orderExternalId: '5001',
          externalId: '77',
          amount: { amount: 1000, currency: 'EUR' },
          lines: [],
        }),
      );
      expect(await tell(refund('77', 'failure'))).toEqual([[]]);
      const foreign = await inside(shopId, (ctx) =>
        ctx.db.select().from(orderRefunds).where(eq(orderRefunds.orderId, orderId)),
      );
      expect(foreign).toEqual([]);
      expect(await tell(refund(reference, 'failure'))).toEqual([[]]);
      expect(await tell(refund(reference, 'failure'))).toEqual([[]]);
      expect(await stateOf(shopId, returnId)).toMatchObject({ states: ['failed'], bounced: 1, refundedByUs: 0 });
      expect(await sound()).toEqual([]);
    }));

  it('can be told by the API, of this return’s refunds alone', () =>
    withCommittedShop(async (shopId) => {
      const { returnId, intentId } = await paid(shopId);
      const other = await paid(shopId, { externalId: '2' });
      const key = await inside(shopId, (ctx) => createApiKey(ctx));
      const bounce = (refundId: string) =>
        callApi('POST', `/returns/${returnId}/bounce`, { key, body: { refund_id: refundId, reason: 'IBAN closed' } });
      expect((await bounce(other.intentId)).status).toBe(404);
      const answer = await bounce(intentId);
      expect(answer.status).toBe(200);
      expect(answer.json).toMatchObject({
        status: 'received',
        allowed_verbs: expect.arrayContaining(['refund']),
        refunds: [{ id: intentId, state: 'failed', bounced_at: expect.any(String), instead_of: null }],
      });
    }));
});
