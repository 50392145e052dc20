import { createHmac } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { checkInvariants } from '@/db/invariants';
import { orders } from '@/db/schema/orders';
import { refundIntents, returnEvents, returnLines, returns } from '@/db/schema/returns';
import { callApi } from '@/db/testing/call-api';
import { createApiKey } from '@/db/testing/factories/create-api-key';
import { createOrder } from '@/db/testing/factories/create-order';
import { NOW, staff, testPool, withCommittedShop } from '@/db/testing/test-db';
import { handleHook } from '@/lib/api/handle-hook';
import { applyPayloads } from '@/lib/connections/mutations/apply-payloads';
import { createConnection } from '@/lib/connections/mutations/create-connection';
import { storeDisputes } from '@/lib/connections/mutations/store-disputes';
import { loadReturnDetail } from '@/lib/console/queries/load-return-detail';
import type { Ctx, ShopId } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { approveReturn } from './approve-return';
import { autoRefundReturn } from './auto-refund-return';
import { completeWhenDone } from './complete-when-done';
import { createReturn } from './create-return';
import { putDispute } from './put-dispute';
import { receiveReturn } from './receive-return';
import { refundReturn } from './refund-return';
import { takeRefund } from './take-refund';

const inside = <T>(shopId: ShopId, run: (ctx: Ctx) => Promise<T>) => inShop({ shopId, actor: staff, now: NOW }, run);

/** A return of one of two units at 25.00, here and owed for. */
const owing = (shopId: ShopId, externalId = '5001') =>
  inside(shopId, async (ctx) => {
    const order = await createOrder(ctx, {
      externalId,
      fulfilled_at: new Date(NOW.getTime() - 3 * 86_400_000).toISOString(),
      lines: [{ quantity: 2, unit_price: 2500 }],
    });
    const line = { line_external_id: 'line-1', quantity: 1, reason: 'too_small', resolution: 'refund' as const };
    const made = await createReturn(ctx, { orderId: order.id, lines: [line], method: 'label' });
    if (made.status === 'requested') await approveReturn(ctx, made);
    const [row] = await ctx.db.select().from(returnLines).where(eq(returnLines.returnId, made.returnId));
    const lines = [{ return_line_id: row?.id ?? '', accepted: 1, damaged: 0, missing: 0 }];
    await receiveReturn(ctx, { returnId: made.returnId, lines });
    return { orderId: order.id, returnId: made.returnId };
  });

const tell = (shopId: ShopId, orderId: string, state: 'open' | 'won' | 'lost', amount = 5495, externalId = 'dp-1') =>
  inside(shopId, (ctx) =>
    putDispute(ctx, {
      order: { orderId },
      externalId,
      source: 'api',
      state,
      amount,
      reason: 'fraudulent',
      openedAt: null,
      updatedAt: null,
    }),
  );

const stateOf = (shopId: ShopId, returnId: string) =>
  inside(shopId, async (ctx) => {
    const [row] = await ctx.db.select().from(returns).where(eq(returns.id, returnId));
    const [order] = await ctx.db
      .select()
      .from(orders)
      .where(eq(orders.id, row?.orderId ?? ''));
    const events = await ctx.db.select().from(returnEvents).where(eq(returnEvents.returnId, returnId));
    return {
      status: row?.status,
      byUs: order?.refundedByUs,
      elsewhere: order?.refundedElsewhere,
      place: (await loadReturnDetail(ctx, { returnId })).place,
      told: events
        .map(({ type }) => type)
        .filter((type) => type.startsWith('dispute'))
        .sort(),
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

describe('a disputed payment (C41)', () => {
  it('holds refunds by hand, by the policy and on their way, and lets them go once it is won', () =>
    withCommittedShop(async (shopId) => {
      await inside(shopId, (ctx) =>
        putPolicy({ ...ctx, now: new Date('2026-01-01') }, { document: { auto_refund: { on: 'inspection' } } }),
      );
      const { orderId, returnId } = await owing(shopId);
      expect((await stateOf(shopId, returnId)).place).toBe('refund');
      await tell(shopId, orderId, 'open');
      await expect(inside(shopId, (ctx) => refundReturn(ctx, { returnId }))).rejects.toMatchObject({
        code: 'INVALID_STATE',
        message: expect.stringContaining('disputed'),
        details: { disputed_at: NOW.toISOString() },
      });
      await inside(shopId, (ctx) => autoRefundReturn(ctx, { returnId, moment: 'inspection' }));
      expect(await stateOf(shopId, returnId)).toEqual({
        status: 'received',
        byUs: 0,
        elsewhere: 0,
        place: 'held',
        told: ['disputed'],
      });
      await tell(shopId, orderId, 'won');
      expect((await stateOf(shopId, returnId)).place).toBe('refund');
      await inside(shopId, (ctx) => autoRefundReturn(ctx, { returnId, moment: 'inspection' }));
      expect(await stateOf(shopId, returnId)).toMatchObject({
        status: 'completed',
        byUs: 2500,
        told: ['dispute_won', 'disputed'],
      });
      expect(await sound()).toEqual([]);
    }));

  it('stops a refund that no provider was asked for yet', () =>
    withCommittedShop(async (shopId) => {
      const { orderId, returnId } = await owing(shopId);
      const { intentIds } = await inside(shopId, async (ctx) => {
        await createConnection(ctx, {
          source: 'shopify',
          credentials: { shop: 'ahlbeck.myshopify.com', access_token: 'shpat_test', url: 'https://shop.example' },
        });
        return refundReturn(ctx, { returnId });
      });
      await tell(shopId, orderId, 'open');
      const intentId = intentIds[0] ?? '';
      const taken = await inside(shopId, (ctx) => takeRefund(ctx, { intentId, settlesWithinSeconds: 1 }));
      expect(taken).toBe('disputed');
    }));

  it('lost, counts as refunded: what the bank took nobody pays twice, whoever comes at once', () =>
    withCommittedShop(async (shopId) => {
      const { orderId, returnId } = await owing(shopId);
      await tell(shopId, orderId, 'open');
      const works: (() => Promise<unknown>)[] = Array.from(
        { length: 8 },
        (_, i) => () =>
          i % 2 ? tell(shopId, orderId, 'lost') : inside(shopId, (ctx) => refundReturn(ctx, { returnId })),
      );
      for (const result of await Promise.allSettled(works.map((work) => work())))
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(AppError);
      expect(await stateOf(shopId, returnId)).toEqual({
        status: 'completed',
        byUs: 0,
        elsewhere: 5495,
        place: 'done',
        told: ['dispute_lost', 'disputed'],
      });
      expect(await sound()).toEqual([]);
    }));

  it('lost in part, leaves the rest to be paid, and two of them are two', () =>
    withCommittedShop(async (shopId) => {
      const { orderId, returnId } = await owing(shopId);
      await tell(shopId, orderId, 'lost', 2000);
      await tell(shopId, orderId, 'lost', 1995, 'dp-2');
      await inside(shopId, (ctx) => refundReturn(ctx, { returnId }));
      expect(await stateOf(shopId, returnId)).toMatchObject({ byUs: 1500, elsewhere: 3995, status: 'completed' });
      expect(await sound()).toEqual([]);
    }));

  it('completes nothing that is still to come', () =>
    withCommittedShop(async (shopId) => {
      const { returnId } = await owing(shopId);
      await inside(shopId, (ctx) => completeWhenDone(ctx, returnId));
      expect((await stateOf(shopId, returnId)).status).toBe('received');
    }));

  it('is told by Shopify, by Stripe and by the API, and waits for an order that is not here', () =>
    withCommittedShop(async (shopId) => {
      const { returnId } = await owing(shopId);
      const shopify = (status: string, order = 5001) =>
        JSON.stringify({
          id: 9001,
          order_id: order,
          type: 'chargeback',
          amount: '50.00',
          currency: 'EUR',
          reason: 'product_not_received',
          network_reason_code: '13.1',
          status,
          initiated_at: '2026-11-20T09:00:00+01:00',
          finalized_on: null,
        });
      const hear = (body: string) =>
        inside(shopId, (ctx) => applyPayloads(ctx, [{ inboxId: newId(), source: 'shopify', body, receivedAt: NOW }]));
      expect((await hear(shopify('needs_response', 404)))[0]).toMatchObject([{ reason: 'unknown_order' }]);
      expect(await hear(shopify('needs_response'))).toEqual([[]]);
      expect((await stateOf(shopId, returnId)).place).toBe('held');
      expect(await hear(shopify('won'))).toEqual([[]]);
      expect((await stateOf(shopId, returnId)).place).toBe('refund');

      const { id: connectionId } = await inside(shopId, (ctx) =>
        createConnection(ctx, {
          source: 'generic',
          secret: 'whsec_test',
          credentials: { platform: 'stripe', api_key: 'sk_test_1' },
        }),
      );
      const stripe = async (type: string, status: string) => {
        const body = JSON.stringify({
          id: `evt_${status}`,
          type: `charge.dispute.${type}`,
          created: Math.floor(Date.now() / 1000),
          data: {
            object: {
              id: 'dp_stripe',
              amount: 5000,
              currency: 'eur',
              reason: 'fraudulent',
              status,
              payment_intent: 'pi_1',
              metadata: { order_id: '5001' },
            },
          },
        });
        const t = Math.floor(Date.now() / 1000);
        const v1 = createHmac('sha256', 'whsec_test').update(`${t}.${body}`).digest('hex');
        const headers = { 'stripe-signature': `t=${t},v1=${v1}` };
        return (
          await handleHook(new Request(`http://x.test/api/hooks/${connectionId}`, { method: 'POST', headers, body }))
        ).status;
      };
      expect(await stripe('created', 'needs_response')).toBe(200);
      expect((await stateOf(shopId, returnId)).place).toBe('held');
      expect(await stripe('closed', 'won')).toBe(200);
      expect((await stateOf(shopId, returnId)).place).toBe('refund');

      const key = await inside(shopId, (ctx) => createApiKey(ctx));
      const put = (body: unknown) => callApi('PUT', '/orders/5001/disputes/own-1', { key, body });
      const amount = { amount: 5495, currency: 'EUR' };
      expect((await put({ state: 'open', amount: { ...amount, currency: 'USD' } })).status).toBe(409);
      expect((await put({ state: 'open', amount, reason: 'duplicate' })).status).toBe(200);
      expect((await put({ state: 'lost', amount })).json.data).toHaveLength(3);
      const { json } = await callApi('GET', '/orders/5001/disputes', { key });
      expect(json.data.map((one: { source: string; state: string }) => [one.source, one.state])).toEqual(
        expect.arrayContaining([
          ['shopify', 'won'],
          ['stripe', 'won'],
          ['api', 'lost'],
        ]),
      );
      expect((await stateOf(shopId, returnId)).status).toBe('completed');
      expect(await sound()).toEqual([]);
    }));

  it('of another shop is nobody’s', () =>
    withCommittedShop((theirs) =>
      withCommittedShop(async (shopId) => {
        const { orderId, returnId } = await owing(shopId);
        await expect(tell(theirs, orderId, 'open')).rejects.toMatchObject({ code: 'NOT_FOUND' });
        const told = {
          external_id: 'x',
          order_external_id: '5001',
          state: 'open' as const,
          reason: null,
          opened_at: null,
        };
        const waiting = await inside(theirs, (ctx) =>
          storeDisputes(ctx, 'shopify', [{ ...told, amount: { amount: 1, currency: 'EUR' } }]),
        );
        expect(waiting).toMatchObject([{ reason: 'unknown_order' }]);
        await inside(theirs, (ctx) => completeWhenDone(ctx, returnId));
        expect(await stateOf(shopId, returnId)).toMatchObject({ place: 'refund', told: [] });
        const [intent] = await inside(theirs, (ctx) => ctx.db.select().from(refundIntents));
        expect(intent).toBeUndefined();
      }),
    ));
});
