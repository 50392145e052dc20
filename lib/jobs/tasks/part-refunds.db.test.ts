import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '@/db/invariants';
import { orders } from '@/db/schema/orders';
import { ledgerEntries, refundIntents, returnLines, returns } from '@/db/schema/returns';
import { createOrder } from '@/db/testing/factories/create-order';
import { NOW, staff, testPool, withCommittedShop } from '@/db/testing/test-db';
import { applyPayloads } from '@/lib/connections/mutations/apply-payloads';
import { createConnection } from '@/lib/connections/mutations/create-connection';
import { loadReturnDetail } from '@/lib/console/queries/load-return-detail';
import type { Ctx, ShopId } from '@/lib/core/context';
import { env } from '@/lib/core/env';
import { newId } from '@/lib/core/ids';
import { parseNetworks } from '@/lib/core/networks';
import { inShop } from '@/lib/core/unit-of-work';
import { reportRefund } from '@/lib/orders/mutations/report-refund';
import { approveReturn } from '@/lib/returns/mutations/approve-return';
import { bounceRefund } from '@/lib/returns/mutations/bounce-refund';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { partRefund } from '@/lib/returns/mutations/part-refund';
import { receiveReturn } from '@/lib/returns/mutations/receive-return';
import { refundReturn } from '@/lib/returns/mutations/refund-return';
import { fakeMedusa, fakeShopify, fakeWoo } from '@/lib/returns/testing/platforms';
import { checkRefund } from './check-refund';
import { settleRefund } from './settle-refund';

const before = env().outboundNetworks;
beforeAll(() => {
  Object.assign(env(), { outboundNetworks: parseNetworks('127.0.0.0/8') });
});
afterAll(() => {
  Object.assign(env(), { outboundNetworks: before });
});

const inside = <T>(shopId: ShopId, run: (ctx: Ctx) => Promise<T>) => inShop({ shopId, actor: staff, now: NOW }, run);
const gate = (shopId: ShopId, now = NOW) => ({ shopId, actor: { type: 'system' as const, job: 'test' }, now });
const once = { number: 1, last: false };
const later = new Date(NOW.getTime() + 3_600_000);

const shopify = (ctx: Ctx, url: string) =>
  createConnection(ctx, {
    source: 'shopify',
    credentials: { shop: 'ahlbeck.myshopify.com', access_token: 'shpat_test', url },
  });

/** A received return of one unit at 25.00, its refund asked for: the intent waits for the provider. */
const owing = (shopId: ShopId, connect: (ctx: Ctx) => Promise<unknown>) =>
  inside(shopId, async (ctx) => {
    await connect(ctx);
    const order = await createOrder(ctx, {
      externalId: '5001',
      fulfilled_at: new Date(NOW.getTime() - 3 * 86_400_000).toISOString(),
      lines: [{ quantity: 1, unit_price: 2500 }],
    });
    const line = { line_external_id: 'line-1', quantity: 1, reason: 'too_small', resolution: 'refund' as const };
    const made = await createReturn(ctx, { orderId: order.id, lines: [line], method: 'label' });
    if (made.status === 'requested') await approveReturn(ctx, made);
    const [row] = await ctx.db.select().from(returnLines).where(eq(returnLines.returnId, made.returnId));
    const lines = [{ return_line_id: row?.id ?? '', accepted: 1, damaged: 0, missing: 0 }];
    await receiveReturn(ctx, { returnId: made.returnId, lines });
    const { intentIds } = await refundReturn(ctx, { returnId: made.returnId });
    return { returnId: made.returnId, intentId: intentIds[0] ?? '' };
  });

const settle = (shopId: ShopId, intentId: string, now = later) =>
  settleRefund(gate(shopId, now), { shopId, intentId }, once);

const payAgain = async (shopId: ShopId, returnId: string, options: { by_hand?: boolean } = {}) => {
  const { intentIds } = await inside(shopId, (ctx) => refundReturn(ctx, { returnId, ...options }));
  for (const id of intentIds) await settle(shopId, id);
};

const stateOf = (shopId: ShopId, returnId: string) =>
  inside(shopId, async (ctx) => {
    const detail = await loadReturnDetail(ctx, { returnId });
    const [order] = await ctx.db.select().from(orders);
    const [row] = await ctx.db.select().from(returns);
    const ledger = await ctx.db.select().from(ledgerEntries);
    return {
      status: row?.status,
      place: detail.place,
      owed: detail.state.owed.refund,
      byUs: order?.refundedByUs,
      elsewhere: order?.refundedElsewhere,
      intents: detail.state.intents.map(({ state, amount, bouncedAt }) => `${bouncedAt ? 'back' : state} ${amount}`),
      ledger: ledger.map(({ kind, amount }) => `${kind} ${amount}`).sort(),
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

const CARD_AND_GIFT = { paid: '10.00', giftCard: '89.00' };
const isGift = (payment: string) => payment.endsWith('/1');

describe('a refund that goes through in part', () => {
  it('is booked as far as it went, whoever asks again, and its rest is owed and paid once', () =>
    withCommittedShop(async (shopId) => {
      let bank = 'refuses';
      const platform = await fakeShopify({ ...CARD_AND_GIFT, refuses: (one) => bank === 'refuses' && isGift(one) });
      const { returnId, intentId } = await owing(shopId, (ctx) => shopify(ctx, platform.url));
      await Promise.all(Array.from({ length: 5 }, () => settle(shopId, intentId, NOW)));
      await settle(shopId, intentId);
      expect(await stateOf(shopId, returnId)).toEqual({
        status: 'received',
        place: 'failed',
        owed: 1500,
        byUs: 1000,
        elsewhere: 0,
        intents: ['succeeded 1000', 'failed 1500'],
        ledger: ['refund 1000'],
      });
      expect(await sound()).toEqual([]);

      bank = 'takes it';
      const tries = await Promise.allSettled(
        Array.from({ length: 6 }, () => inside(shopId, (ctx) => refundReturn(ctx, { returnId }))),
      );
      const made = tries.flatMap((one) => (one.status === 'fulfilled' ? one.value.intentIds : []));
      expect(made).toHaveLength(1);
      await Promise.all(made.concat(made).map((id) => settle(shopId, id)));
      expect(await stateOf(shopId, returnId)).toMatchObject({
        status: 'completed',
        owed: 0,
        byUs: 2500,
        place: 'done',
      });
      const moved = platform.refunds.flatMap(({ shares = [] }) => shares.filter(({ failed }) => !failed));
      expect(moved.map(({ amount }) => amount)).toEqual(['10.00', '15.00']);
      expect(await sound()).toEqual([]);
      await platform.close();
    }));

  it('of which nothing went is a failed one, though its platform keeps a record of it', () =>
    withCommittedShop(async (shopId) => {
      const platform = await fakeWoo({ paid: '99.00', refuses: () => true });
      const { returnId, intentId } = await owing(shopId, (ctx) =>
        createConnection(ctx, {
          source: 'woocommerce',
          credentials: { url: platform.url, consumer_key: 'ck_test', consumer_secret: 'cs_test' },
        }),
      );
      await settle(shopId, intentId, NOW);
      await settle(shopId, intentId);
      // Its order tells of the record: it is ours, and nothing that somebody else has given back.
      await inside(shopId, async (ctx) => {
        const amount = { amount: 2500, currency: 'EUR' };
        await reportRefund(ctx, { orderExternalId: '5001', externalId: '700', amount, lines: [] });
      });
      expect(await stateOf(shopId, returnId)).toMatchObject({
        place: 'failed',
        owed: 2500,
        byUs: 0,
        elsewhere: 0,
        intents: ['failed 2500'],
        ledger: [],
      });
      await payAgain(shopId, returnId, { by_hand: true });
      expect(await stateOf(shopId, returnId)).toMatchObject({ status: 'completed', byUs: 2500 });
      expect(await sound()).toEqual([]);
      await platform.close();
    }));

  it('of several payments at Medusa leaves owed what the second one refused', () =>
    withCommittedShop(async (shopId) => {
      const platform = await fakeMedusa({ paid: '10.00', more: '20.00', refuses: (one) => one === 'more' });
      const { returnId, intentId } = await owing(shopId, (ctx) =>
        createConnection(ctx, {
          source: 'generic',
          credentials: { platform: 'medusa', url: platform.url, api_key: 'sk_test' },
        }),
      );
      await Promise.all([settle(shopId, intentId, NOW), settle(shopId, intentId, NOW)]);
      await settle(shopId, intentId);
      expect(await stateOf(shopId, returnId)).toMatchObject({
        place: 'failed',
        owed: 1500,
        intents: ['succeeded 1000', 'failed 1500'],
      });
      expect(platform.refunds.map(({ amount }) => Number(amount))).toEqual([10]);
      expect(await sound()).toEqual([]);
      await platform.close();
    }));

  it('that came through and whose share then fails is booked back by that share, told by question and by message', () =>
    withCommittedShop(async (shopId) => {
      const platform = await fakeShopify(CARD_AND_GIFT);
      const { returnId, intentId } = await owing(shopId, (ctx) => shopify(ctx, platform.url));
      await settle(shopId, intentId, NOW);
      expect((await stateOf(shopId, returnId)).status).toBe('completed');
      const [refund] = platform.refunds;
      const share = refund?.shares?.find(({ payment }) => isGift(payment));
      if (!refund || !share) throw new Error('Nothing was paid to the gift card.');
      share.failed = true;
      const reference = refund.id.split('/').at(-1) ?? '';
      const transaction = (status: string, amount: string) => ({ kind: 'refund', status, amount, currency: 'EUR' });
      const body = JSON.stringify({
        id: Number(reference),
        order_id: 5001,
        refund_line_items: [],
        transactions: [transaction('success', '10.00'), transaction('failure', '15.00')],
      });
      const tell = () =>
        inside(shopId, (ctx) => applyPayloads(ctx, [{ inboxId: newId(), source: 'shopify', body, receivedAt: NOW }]));
      const ask = () => checkRefund(gate(shopId, later), { shopId, intentId, round: 0 }, once);
      await Promise.all([tell(), ask(), tell(), ask()]);
      expect(await tell()).toEqual([[]]);
      expect(await stateOf(shopId, returnId)).toEqual({
        status: 'received',
        place: 'failed',
        owed: 1500,
        byUs: 1000,
        elsewhere: 0,
        intents: ['succeeded 1000', 'back 1500'],
        ledger: ['bounce 1500', 'refund 2500'],
      });
      expect(await sound()).toEqual([]);

      // Paid again once; then the card's share comes back too, and only that.
      await payAgain(shopId, returnId);
      expect((await stateOf(shopId, returnId)).status).toBe('completed');
      for (const one of refund.shares ?? []) one.failed = true;
      await Promise.all([ask(), ask()]);
      expect(await stateOf(shopId, returnId)).toMatchObject({
        place: 'failed',
        owed: 1000,
        byUs: 1500,
        intents: ['back 1000', 'back 1500', 'succeeded 1500'],
      });
      await payAgain(shopId, returnId, { by_hand: true });
      expect(await stateOf(shopId, returnId)).toMatchObject({ status: 'completed', byUs: 2500, owed: 0 });
      expect(await sound()).toEqual([]);
      await platform.close();
    }));

  it('of another shop is nobody’s', () =>
    withCommittedShop((theirs) =>
      withCommittedShop(async (shopId) => {
        const platform = await fakeShopify(CARD_AND_GIFT);
        const { intentId } = await owing(shopId, (ctx) => shopify(ctx, platform.url));
        const [intent] = await inside(shopId, (ctx) => ctx.db.select().from(refundIntents));
        if (!intent) throw new Error('No refund.');
        const gone = { code: 'NOT_FOUND' };
        const part = { intent, rest: 500, reason: null };
        await expect(inside(theirs, (ctx) => partRefund(ctx, part))).rejects.toMatchObject(gone);
        const back = { intentId, reason: null, stands: 500 };
        await expect(inside(theirs, (ctx) => bounceRefund(ctx, back))).rejects.toMatchObject(gone);
        await platform.close();
      }),
    ));
});
