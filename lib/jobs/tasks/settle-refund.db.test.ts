import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '@/db/invariants';
import { orderRefunds, orders } from '@/db/schema/orders';
import { ledgerEntries, refundIntents, returnEvents, returnLines, returns } from '@/db/schema/returns';
import { createOrder } from '@/db/testing/factories/create-order';
import { NOW, staff, testPool, withCommittedShop } from '@/db/testing/test-db';
import { createConnection } from '@/lib/connections/mutations/create-connection';
import type { Ctx, ShopId } from '@/lib/core/context';
import { env } from '@/lib/core/env';
import { parseNetworks } from '@/lib/core/networks';
import { inShop } from '@/lib/core/unit-of-work';
import { reportRefund } from '@/lib/orders/mutations/report-refund';
import { approveReturn } from '@/lib/returns/mutations/approve-return';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { failRefund } from '@/lib/returns/mutations/fail-refund';
import { postponeRefund } from '@/lib/returns/mutations/postpone-refund';
import { receiveReturn } from '@/lib/returns/mutations/receive-return';
import { refundReturn } from '@/lib/returns/mutations/refund-return';
import { takeRefund } from '@/lib/returns/mutations/take-refund';
import { type FakePlatform, type Fault, fakeMedusa, fakeShopify, fakeWoo } from '@/lib/returns/testing/platforms';
import { settleRefund } from './settle-refund';

/**
 * `SABOTAGE=1`: the platforms forget who asked for a refund, so reading back finds nothing. The test of lost answers must
 * then fail.
 */
const SABOTAGED = Boolean(process.env.SABOTAGE);
const REFUNDS = process.env.PORCHLIGHT_DEEP ? 1_000 : 25;

const inside = <T>(shopId: ShopId, run: (ctx: Ctx) => Promise<T>, now = NOW) =>
  inShop({ shopId, actor: staff, now }, run);
const work = (shopId: ShopId, intentId: string, now: Date) =>
  settleRefund(
    { shopId, actor: { type: 'system', job: 'test' }, now },
    { shopId, intentId },
    { number: 1, last: false },
  );

const before = env().outboundNetworks;
beforeAll(() => {
  Object.assign(env(), { outboundNetworks: parseNetworks('127.0.0.0/8') });
});
afterAll(() => {
  Object.assign(env(), { outboundNetworks: before });
});

const PLATFORMS: Record<
  string,
  { fake: (options: never) => Promise<FakePlatform>; connect: (ctx: Ctx, url: string) => Promise<unknown> }
> = {
  shopify: {
    fake: fakeShopify,
    connect: (ctx, url) =>
      createConnection(ctx, {
        source: 'shopify',
        credentials: { shop: 'ahlbeck.myshopify.com', access_token: 'shpat_test', url },
      }),
  },
  woocommerce: {
    fake: fakeWoo,
    connect: (ctx, url) =>
      createConnection(ctx, {
        source: 'woocommerce',
        credentials: { url, consumer_key: 'ck_test', consumer_secret: 'cs_test' },
      }),
  },
  medusa: {
    fake: fakeMedusa,
    connect: (ctx, url) =>
      createConnection(ctx, { source: 'generic', credentials: { platform: 'medusa', url, api_key: 'sk_test' } }),
  },
};

/** A received return of one of two units at 25.00, refunded: its intent waits for the provider. */
const owing = (shopId: ShopId, externalId: string, input: { byHand?: boolean } = {}) =>
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
    await receiveReturn(ctx, {
      returnId: made.returnId,
      lines: [{ return_line_id: row?.id ?? '', accepted: 1, damaged: 0, missing: 0 }],
    });
    const { intentIds } = await refundReturn(ctx, { returnId: made.returnId, by_hand: input.byHand });
    return { orderId: order.id, returnId: made.returnId, intentId: intentIds[0] ?? '' };
  });

const intentOf = (shopId: ShopId, intentId: string) =>
  inside(shopId, async (ctx) => {
    const [intent] = await ctx.db.select().from(refundIntents).where(eq(refundIntents.id, intentId));
    if (!intent) throw new Error('The intent is gone.');
    return intent;
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

/** Numbers between 0 and 1 that a seed decides. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe.each(Object.entries(PLATFORMS))('refunds through %s', (name, { fake, connect }) => {
  it('every one once, whatever gets lost on the way', { timeout: 600_000 }, () =>
    withCommittedShop(async (shopId) => {
      const roll = dice(20_261_122);
      const faults: Fault[] = ['lost_before', 'lost_after', 'error_before', 'error_after', 'throttled'];
      const platform = await fake({
        paid: '999.00',
        forgets: SABOTAGED,
        fault: () => (roll() < 0.5 ? (faults[Math.floor(roll() * faults.length)] ?? null) : null),
      } as never);
      await inside(shopId, (ctx) => connect(ctx, platform.url));
      const intents: string[] = [];
      for (let i = 0; i < REFUNDS; i++) intents.push((await owing(shopId, `${i + 1}`)).intentId);
      expect((await intentOf(shopId, intents[0] ?? '')).provider).toBe(name);

      let now = NOW;
      let open = intents;
      for (let round = 0; open.length > 0 && round < 40; round++) {
        now = new Date(now.getTime() + 60_000);
        // Twice at once: a worker that was thought dead comes back.
        await Promise.all(
          open.flatMap((id) => [work(shopId, id, now), ...(roll() < 0.3 ? [work(shopId, id, now)] : [])]),
        );
        const states = await Promise.all(open.map((id) => intentOf(shopId, id)));
        open = open.filter((_, i) => states[i]?.state !== 'succeeded');
      }
      expect(open).toEqual([]);
      expect(platform.refunds).toHaveLength(REFUNDS);
      expect(platform.calls()).toBeGreaterThan(REFUNDS);
      expect(platform.refunds.every(({ amount }) => Number(amount) === 25)).toBe(true);
      const settled = await Promise.all(intents.map((id) => intentOf(shopId, id)));
      const references = platform.refunds.map(({ id }) => id.split('/').at(-1));
      expect(settled.map(({ reference }) => reference).sort()).toEqual(references.sort());
      const entries = await inside(shopId, (ctx) => ctx.db.select().from(ledgerEntries));
      expect(entries).toHaveLength(REFUNDS);
      expect(await sound()).toEqual([]);
      await platform.close();
    }),
  );

  it('its webhook may come first: the refund is ours and counted once', () =>
    withCommittedShop(async (shopId) => {
      const platform = await fake({ paid: '999.00', fault: () => 'lost_after' } as never);
      await inside(shopId, (ctx) => connect(ctx, platform.url));
      const { intentId, orderId } = await owing(shopId, '77');
      await work(shopId, intentId, NOW);
      const reference = platform.refunds[0]?.id.split('/').at(-1) ?? '';
      await inside(shopId, (ctx) =>
        reportRefund(ctx, {
          orderExternalId: '77',
          externalId: reference,
          amount: { amount: 2500, currency: 'EUR' },
          lines: [],
        }),
      );
      await work(shopId, intentId, new Date(NOW.getTime() + 1000));
      expect(await intentOf(shopId, intentId)).toMatchObject({ state: 'succeeded', reference });
      const [order] = await inside(shopId, (ctx) => ctx.db.select().from(orders).where(eq(orders.id, orderId)));
      expect(order).toMatchObject({ refundedByUs: 2500, refundedElsewhere: 0 });
      const [told] = await inside(shopId, (ctx) => ctx.db.select().from(orderRefunds));
      expect(told?.isOurs).toBe(true);
      await platform.close();
    }));

  it('a refusal frees what it took, and the return may be refunded another way', () =>
    withCommittedShop(async (shopId) => {
      const platform = await fake({ paid: '10.00' } as never);
      await inside(shopId, (ctx) => connect(ctx, platform.url));
      const { intentId, orderId, returnId } = await owing(shopId, '5');
      await work(shopId, intentId, NOW);
      expect(await intentOf(shopId, intentId)).toMatchObject({ state: 'failed' });
      const order = () => inside(shopId, (ctx) => ctx.db.select().from(orders).where(eq(orders.id, orderId)));
      expect((await order())[0]?.refundedByUs).toBe(0);
      const events = await inside(shopId, (ctx) =>
        ctx.db
          .select()
          .from(returnEvents)
          .where(and(eq(returnEvents.returnId, returnId), eq(returnEvents.type, 'refund_failed'))),
      );
      expect(events).toHaveLength(1);
      await inside(shopId, (ctx) => refundReturn(ctx, { returnId, by_hand: true }));
      expect((await order())[0]?.refundedByUs).toBe(2500);
      expect((await inside(shopId, (ctx) => ctx.db.select().from(returns)))[0]?.status).toBe('completed');
      expect(platform.refunds).toEqual([]);
      expect(await sound()).toEqual([]);
      await platform.close();
    }));
});

describe('a refund', () => {
  it('is parked when somebody else has meanwhile refunded what it was to pay', () =>
    withCommittedShop(async (shopId) => {
      const platform = await fakeShopify({ paid: '999.00' });
      await inside(shopId, (ctx) => PLATFORMS.shopify?.connect(ctx, platform.url) ?? Promise.resolve());
      const { intentId } = await owing(shopId, '5');
      await inside(shopId, (ctx) =>
        reportRefund(ctx, {
          orderExternalId: '5',
          externalId: 'theirs',
          amount: { amount: 5000, currency: 'EUR' },
          lines: [],
        }),
      );
      await work(shopId, intentId, NOW);
      expect(await intentOf(shopId, intentId)).toMatchObject({ state: 'failed' });
      expect(platform.refunds).toEqual([]);
      await platform.close();
    }));

  it('is left to a person after a day, and its connection taken away says nothing about what was paid', () =>
    withCommittedShop(async (shopId) => {
      const platform = await fakeWoo({ paid: '999.00', fault: () => 'lost_before' });
      await inside(shopId, (ctx) => PLATFORMS.woocommerce?.connect(ctx, platform.url) ?? Promise.resolve());
      const { intentId, returnId } = await owing(shopId, '5');
      for (let hour = 0; hour < 30; hour++) await work(shopId, intentId, new Date(NOW.getTime() + hour * 3_600_000));
      const intent = await intentOf(shopId, intentId);
      expect(intent.state).toBe('sending');
      expect(intent.attempts).toBeLessThanOrEqual(30);
      const events = await inside(shopId, (ctx) =>
        ctx.db
          .select()
          .from(returnEvents)
          .where(and(eq(returnEvents.returnId, returnId), eq(returnEvents.type, 'refund_stuck'))),
      );
      expect(events.length).toBeGreaterThan(0);
      expect(platform.refunds).toEqual([]);
      await platform.close();
    }));

  it('of another shop cannot be taken, put off or given up', () =>
    withCommittedShop(async (ours) => {
      const { intentId } = await owing(ours, '5', { byHand: true });
      await withCommittedShop(async (theirs) => {
        const gone = { code: 'NOT_FOUND' };
        const as = (run: (ctx: Ctx) => Promise<unknown>) => expect(inside(theirs, run)).rejects.toMatchObject(gone);
        await as((ctx) => failRefund(ctx, { intentId, reason: 'x' }));
        await as((ctx) => takeRefund(ctx, { intentId, settlesWithinSeconds: 0 }));
        await as((ctx) => postponeRefund(ctx, { intentId, reason: 'x', until: NOW, isCertain: true }));
      });
    }));
});
