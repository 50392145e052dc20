import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refundIntents, returnLines, returns } from '@/db/schema/returns';
import { createOrder } from '@/db/testing/factories/create-order';
import { NOW, staff, testPool, withCommittedShop } from '@/db/testing/test-db';
import { createConnection } from '@/lib/connections/mutations/create-connection';
import type { Ctx, ShopId } from '@/lib/core/context';
import { env } from '@/lib/core/env';
import { newId } from '@/lib/core/ids';
import { parseNetworks } from '@/lib/core/networks';
import { inShop } from '@/lib/core/unit-of-work';
import { REFUND_CHECK_DAYS } from '@/lib/returns/constants';
import { approveReturn } from '@/lib/returns/mutations/approve-return';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { planRefundCheck } from '@/lib/returns/mutations/plan-refund-check';
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

const inside = <T>(shopId: ShopId, run: (ctx: Ctx) => Promise<T>, now = NOW) =>
  inShop({ shopId, actor: staff, now }, run);
const gate = (shopId: ShopId, now: Date) => ({ shopId, actor: { type: 'system' as const, job: 'test' }, now });
const once = { number: 1, last: false };

/** The rounds that are queued for a refund. */
async function planned(intentId: string): Promise<number[]> {
  const client = await (await testPool()).connect();
  try {
    await client.query('set role none');
    const { rows } = await client.query<{ round: number }>(
      "select (payload ->> 'round')::int as round from graphile_worker._private_jobs where key = $1",
      [`check-refund:${intentId}`],
    );
    return rows.map(({ round }) => round);
  } finally {
    client.release(true);
  }
}

const PLATFORMS = {
  shopify: {
    fake: fakeShopify,
    connection: (url: string) => ({
      source: 'shopify' as const,
      credentials: { shop: 'ahlbeck.myshopify.com', access_token: 'shpat_test', url },
    }),
  },
  woocommerce: {
    fake: fakeWoo,
    connection: (url: string) => ({
      source: 'woocommerce' as const,
      credentials: { url, consumer_key: 'ck_test', consumer_secret: 'cs_test' },
    }),
  },
  medusa: {
    fake: fakeMedusa,
    connection: (url: string) => ({
      source: 'generic' as const,
      credentials: { platform: 'medusa', url, api_key: 'sk_test' },
    }),
  },
};

describe.each(Object.entries(PLATFORMS))('a refund paid by %s', (_name, { fake, connection }) => {
  it('is asked about on its days, and is a person’s once its bank sent it back (C40)', () =>
    withCommittedShop(async (shopId) => {
      const platform = await fake({ paid: '99.00' });
      const { returnId, intentId } = await inside(shopId, async (ctx) => {
        await createConnection(ctx, connection(platform.url));
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
      await settleRefund(gate(shopId, NOW), { shopId, intentId }, once);
      const stateOf = () =>
        inside(shopId, async (ctx) => {
          const [intent] = await ctx.db.select().from(refundIntents).where(eq(refundIntents.id, intentId));
          const [row] = await ctx.db.select().from(returns).where(eq(returns.id, returnId));
          return { state: intent?.state, status: row?.status, next: (await planned(intentId))[0] };
        });
      expect(await stateOf()).toEqual({ state: 'succeeded', status: 'completed', next: 0 });

      // It stands: nothing changes, and the next day is planned.
      const day = (count: number) => new Date(NOW.getTime() + count * 86_400_000);
      await checkRefund(gate(shopId, day(1)), { shopId, intentId, round: 0 }, once);
      expect(await stateOf()).toEqual({ state: 'succeeded', status: 'completed', next: 1 });

      const [refund] = platform.refunds;
      if (!refund) throw new Error('Nothing was paid.');
      refund.bounced = true;
      await checkRefund(gate(shopId, day(3)), { shopId, intentId, round: 1 }, once);
      expect(await stateOf()).toMatchObject({ state: 'failed', status: 'received' });

      // Paid again: another payment, and the one that came back stays what it is.
      const again = await inside(shopId, (ctx) => refundReturn(ctx, { returnId }), day(4));
      await settleRefund(gate(shopId, day(4)), { shopId, intentId: again.intentIds[0] ?? '' }, once);
      expect(platform.refunds).toHaveLength(2);
      expect((await stateOf()).status).toBe('completed');
      await platform.close();
    }));
});

it('is nothing to another shop', () =>
  withCommittedShop((theirs) =>
    withCommittedShop(async (shopId) => {
      const { intentId } = await inside(shopId, async (ctx) => {
        const order = await createOrder(ctx, {
          fulfilled_at: new Date(NOW.getTime() - 3 * 86_400_000).toISOString(),
          lines: [{ quantity: 1, unit_price: 2500 }],
        });
        const line = { line_external_id: 'line-1', quantity: 1, reason: 'too_small', resolution: 'refund' as const };
        const made = await createReturn(ctx, { orderId: order.id, lines: [line], method: 'label' });
        if (made.status === 'requested') await approveReturn(ctx, made);
        const [row] = await ctx.db.select().from(returnLines).where(eq(returnLines.returnId, made.returnId));
        const lines = [{ return_line_id: row?.id ?? '', accepted: 1, damaged: 0, missing: 0 }];
        await receiveReturn(ctx, { returnId: made.returnId, lines });
        const { intentIds } = await refundReturn(ctx, { returnId: made.returnId, by_hand: true });
        return { intentId: intentIds[0] ?? '' };
      });
      const asked = checkRefund(gate(theirs, NOW), { shopId: theirs, intentId, round: 0 }, once);
      await expect(asked).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await planned(intentId)).toEqual([]);
    }),
  ));

it('after the last of its days nobody asks any more', () =>
  withCommittedShop(async (shopId) => {
    const [intentId, last] = [newId(), newId()];
    await inside(shopId, async (ctx) => {
      await planRefundCheck(ctx, { intentId, settledAt: NOW, round: REFUND_CHECK_DAYS.length });
      await planRefundCheck(ctx, { intentId: last, settledAt: NOW, round: REFUND_CHECK_DAYS.length - 1 });
    });
    expect(await planned(intentId)).toEqual([]);
    expect(await planned(last)).toEqual([REFUND_CHECK_DAYS.length - 1]);
  }));
