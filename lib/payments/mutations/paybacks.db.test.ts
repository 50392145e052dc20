import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '@/db/invariants';
import { notifications } from '@/db/schema/access';
import { variants } from '@/db/schema/catalog';
import { orders } from '@/db/schema/orders';
import { payments } from '@/db/schema/payments';
import { ledgerEntries, returnEvents, returnLines, returns } from '@/db/schema/returns';
import { createOrder } from '@/db/testing/factories/create-order';
import { createProduct } from '@/db/testing/factories/create-product';
import { NOW, staff, testPool, withCommittedShop } from '@/db/testing/test-db';
import { handleHook } from '@/lib/api/handle-hook';
import { createConnection } from '@/lib/connections/mutations/create-connection';
import { removeConnection } from '@/lib/connections/mutations/remove-connection';
import { countReturnPlaces } from '@/lib/console/queries/count-return-places';
import { listReturnRows } from '@/lib/console/queries/list-return-rows';
import { loadReturnDetail } from '@/lib/console/queries/load-return-detail';
import type { Ctx, ShopId } from '@/lib/core/context';
import { env } from '@/lib/core/env';
import { parseNetworks } from '@/lib/core/networks';
import { inShop } from '@/lib/core/unit-of-work';
import { followPayment } from '@/lib/jobs/tasks/follow-payment';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { cancelReturn } from '@/lib/returns/mutations/cancel-return';
import { closeReturn } from '@/lib/returns/mutations/close-return';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { forgetAccount } from '@/lib/returns/mutations/forget-account';
import { giveAccount } from '@/lib/returns/mutations/give-account';
import { putDispute } from '@/lib/returns/mutations/put-dispute';
import { receiveReturn } from '@/lib/returns/mutations/receive-return';
import { openAccount } from '@/lib/returns/queries/find-account';
import { fakeStripe } from '../testing/fake-stripe';
import { bouncePayment } from './bounce-payment';
import { chargeBackPayment } from './charge-back-payment';
import { payBack } from './pay-back';
import { planPaybackCheck } from './plan-payback-check';
import { resumePaybacks } from './resume-paybacks';

const SECRET = 'whsec_of_our_endpoint';
const inside = <T>(shopId: ShopId, run: (ctx: Ctx) => Promise<T>) => inShop({ shopId, actor: staff, now: NOW }, run);
const follow = (shopId: ShopId, paymentId: string, now = NOW) =>
  followPayment(
    { shopId, actor: { type: 'system', job: 'test' }, now },
    { shopId, paymentId },
    { number: 1, last: false },
  );

const before = env().outboundNetworks;
beforeAll(() => {
  Object.assign(env(), { outboundNetworks: parseNetworks('127.0.0.0/8') });
});
afterAll(() => {
  Object.assign(env(), { outboundNetworks: before });
});

type Stripe = Awaited<ReturnType<typeof fakeStripe>>;

/** An exchange for a dearer item, its 15.00 paid through Stripe. */
async function paid(shopId: ShopId, stripe: Stripe) {
  const made = await inside(shopId, async (ctx) => {
    await putPolicy({ ...ctx, now: new Date('2026-01-01') }, { document: { auto_approve: true } });
    const { id: connectionId } = await createConnection(ctx, {
      source: 'generic',
      secret: SECRET,
      credentials: { platform: 'stripe', api_key: 'sk_test_1', url: stripe.url },
    });
    const price = (amount: number) => ({ amount, currency: 'EUR' });
    await createProduct(ctx, {
      externalId: 'p-1',
      variants: [
        { external_id: 'v-1', title: '1', price: price(2500), stock: 5 },
        { external_id: 'v-2', title: '2', price: price(4000), stock: 1 },
      ],
    });
    const order = await createOrder(ctx, {
      externalId: '5001',
      fulfilled_at: new Date(NOW.getTime() - 3 * 86_400_000).toISOString(),
      lines: [{ quantity: 1, unit_price: 2500, product_external_id: 'p-1', variant_external_id: 'v-1' }],
    });
    const { returnId } = await createReturn(ctx, {
      orderId: order.id,
      method: 'label',
      lines: [
        {
          line_external_id: 'line-1',
          quantity: 1,
          reason: 'too_small',
          resolution: 'exchange',
          exchange_variant_external_id: 'v-2',
        },
      ],
    });
    const [payment] = await ctx.db.select().from(payments);
    return { connectionId, returnId, orderId: order.id, paymentId: payment?.id ?? '' };
  });
  await follow(shopId, made.paymentId);
  stripe.pay(stripe.sessions[0]);
  await follow(shopId, made.paymentId);
  return made;
}

/** The same, called off: what was paid has gone back. */
async function gone(shopId: ShopId, stripe: Stripe) {
  const made = await paid(shopId, stripe);
  await inside(shopId, (ctx) => cancelReturn(ctx, made));
  await follow(shopId, made.paymentId);
  return made;
}

const receive = (shopId: ShopId, returnId: string) =>
  inside(shopId, async (ctx) => {
    const [line] = await ctx.db.select().from(returnLines).where(eq(returnLines.returnId, returnId));
    const lines = [{ return_line_id: line?.id ?? '', accepted: 1, damaged: 0, missing: 0 }];
    await receiveReturn(ctx, { returnId, lines });
  });

const post = async (connectionId: string, { body, headers }: { body: string; headers: Record<string, string> }) => {
  const url = `http://localhost/api/hooks/${connectionId}`;
  return (await handleHook(new Request(url, { method: 'POST', body, headers }))).status;
};

const stateOf = (shopId: ShopId, returnId: string) =>
  inside(shopId, async (ctx) => {
    const [payment] = await ctx.db.select().from(payments);
    const [row] = await ctx.db.select().from(returns);
    const [order] = await ctx.db.select().from(orders);
    const ledger = await ctx.db.select().from(ledgerEntries);
    const events = await ctx.db.select().from(returnEvents);
    const mails = await ctx.db.select().from(notifications);
    return {
      state: payment?.state,
      chargedBack: payment?.chargedBack,
      place: (await loadReturnDetail(ctx, { returnId })).place,
      isReleased: row?.releasedAt != null,
      elsewhere: order?.refundedElsewhere,
      ledger: ledger.map(({ kind, amount }) => `${kind} ${amount}`).sort(),
      told: events
        .map(({ type }) => type)
        .filter((type) => /bounced|failed|refunded|dispute/.test(type))
        .sort(),
      mails: mails
        .map(({ event }) => event)
        .filter((event) => /refunded|bounced/.test(event))
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

describe('what was paid for an exchange and goes back', () => {
  it('and is sent back by the bank waits for staff, is told once, and is paid back once more', () =>
    withCommittedShop(async (shopId) => {
      const stripe = await fakeStripe();
      const made = await gone(shopId, stripe);
      expect(await stateOf(shopId, made.returnId)).toMatchObject({ state: 'refunded', place: 'done' });
      stripe.sendBack(stripe.refunds[0]);
      const message = stripe.signed('refund.failed', stripe.refunds[0], { secret: SECRET, at: new Date() });
      const answers = await Promise.all(Array.from({ length: 4 }, () => post(made.connectionId, message)));
      expect(answers).toEqual([200, 200, 200, 200]);
      await Promise.all(Array.from({ length: 4 }, () => follow(shopId, made.paymentId)));
      expect(await stateOf(shopId, made.returnId)).toMatchObject({
        state: 'refund_failed',
        place: 'failed',
        ledger: ['due 1500', 'reversal 1500', 'reversal_bounce 1500'],
        told: ['payment_bounced', 'payment_refunded'],
        mails: ['payment.refunded', 'return.refund_bounced'],
      });
      expect(await sound()).toEqual([]);
      const queue = await inside(shopId, (ctx) =>
        listReturnRows(ctx, { tab: 'failed', q: '', limit: 25, after: null }),
      );
      expect(queue.data).toMatchObject([{ id: made.returnId, place: 'failed', remaining: 1500 }]);
      const counts = await inside(shopId, (ctx) => countReturnPlaces(ctx));
      expect(counts).toMatchObject([{ place: 'failed', count: 1, sums: [{ amount: 1500, currency: 'EUR' }] }]);
      // They may say where the money should go instead.
      await inside(shopId, (ctx) => giveAccount(ctx, { ...made, account: { holder: 'Jana', account: '12345678' } }));

      const again = () => inside(shopId, (ctx) => payBack(ctx, made));
      const pressed = await Promise.allSettled([again(), again(), again(), again(), again()]);
      expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await Promise.all([follow(shopId, made.paymentId), follow(shopId, made.paymentId)]);
      await follow(shopId, made.paymentId);
      expect(await stateOf(shopId, made.returnId)).toMatchObject({
        state: 'refunded',
        place: 'done',
        ledger: ['due 1500', 'reversal 1500', 'reversal 1500', 'reversal_bounce 1500'],
        mails: ['payment.refunded', 'payment.refunded', 'return.refund_bounced'],
      });
      expect(stripe.refunds.map(({ status, amount }) => `${status} ${amount}`)).toEqual([
        'failed 1500',
        'succeeded 1500',
      ]);
      // News of the first one is old.
      await post(
        made.connectionId,
        stripe.signed('refund.updated', stripe.refunds[0], { secret: SECRET, at: new Date() }),
      );
      await follow(shopId, made.paymentId);
      expect((await stateOf(shopId, made.returnId)).state).toBe('refunded');
      expect(await sound()).toEqual([]);
      await stripe.close();
    }));

  it('and is refused at once never counts as gone, and may be paid by hand', () =>
    withCommittedShop(async (shopId) => {
      const stripe = await fakeStripe();
      const made = await paid(shopId, stripe);
      stripe.setBank('fails');
      await inside(shopId, (ctx) => cancelReturn(ctx, made));
      await Promise.all([follow(shopId, made.paymentId), follow(shopId, made.paymentId)]);
      expect(await stateOf(shopId, made.returnId)).toMatchObject({
        state: 'refund_failed',
        place: 'failed',
        ledger: ['due 1500'],
        told: ['payment_refund_failed'],
        mails: [],
      });
      const byHand = () => inside(shopId, (ctx) => payBack(ctx, { ...made, by_hand: true, reference: 'SEPA 77' }));
      const pressed = await Promise.allSettled([byHand(), byHand(), byHand()]);
      expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await follow(shopId, made.paymentId);
      expect(await stateOf(shopId, made.returnId)).toMatchObject({
        state: 'refunded',
        ledger: ['due 1500', 'reversal 1500'],
      });
      expect(stripe.refunds).toHaveLength(1);
      expect(await sound()).toEqual([]);
      await stripe.close();
    }));

  it('goes once, though answers get lost or somebody sends it from Stripe’s own pages', () =>
    withCommittedShop(async (shopId) => {
      let losses = 0;
      const stripe = await fakeStripe(() => (losses-- > 0 ? 'lost_after' : null));
      const made = await paid(shopId, stripe);
      await inside(shopId, (ctx) => cancelReturn(ctx, made));
      losses = 2;
      for (let i = 0; i < 4; i++) await follow(shopId, made.paymentId);
      expect(stripe.refunds).toHaveLength(1);
      expect((await stateOf(shopId, made.returnId)).state).toBe('refunded');

      stripe.sendBack(stripe.refunds[0]);
      await follow(shopId, made.paymentId);
      stripe.refunds.push({
        id: 're_own',
        object: 'refund',
        payment_intent: 'pi_cs_1',
        amount: 1500,
        status: 'succeeded',
        failure_reason: null,
        metadata: {},
      });
      await inside(shopId, (ctx) => payBack(ctx, made));
      await follow(shopId, made.paymentId);
      expect(stripe.refunds).toHaveLength(2);
      expect(await stateOf(shopId, made.returnId)).toMatchObject({ state: 'refunded', place: 'done' });
      expect(await sound()).toEqual([]);
      await stripe.close();
    }));

  it('is a person’s where Stripe is connected no more', () =>
    withCommittedShop(async (shopId) => {
      const stripe = await fakeStripe();
      const made = await paid(shopId, stripe);
      await inside(shopId, (ctx) => cancelReturn(ctx, made));
      await inside(shopId, (ctx) => removeConnection(ctx, { id: made.connectionId }));
      await follow(shopId, made.paymentId);
      expect(await stateOf(shopId, made.returnId)).toMatchObject({ state: 'refund_failed', place: 'failed' });
      await stripe.close();
    }));
});

it('what went back and cannot be asked about any more stays as it is', () =>
  withCommittedShop(async (shopId) => {
    const stripe = await fakeStripe();
    const made = await gone(shopId, stripe);
    await inside(shopId, (ctx) => removeConnection(ctx, { id: made.connectionId }));
    await follow(shopId, made.paymentId, new Date(NOW.getTime() + 86_400_000));
    const [payment] = await inside(shopId, (ctx) => ctx.db.select().from(payments));
    expect(payment).toMatchObject({ state: 'refunded', lastError: null });
    await stripe.close();
  }));

describe('a dispute about what was paid for an exchange', () => {
  const dispute = (status: string, amount = 1500) => ({
    id: 'dp_1',
    amount,
    currency: 'eur',
    reason: 'fraudulent',
    status,
    payment_intent: 'pi_cs_1',
    metadata: {},
  });
  const tell = (stripe: Stripe, connectionId: string, status: string, at = new Date(), amount = 1500) =>
    post(connectionId, stripe.signed('charge.dispute.updated', dispute(status, amount), { secret: SECRET, at }));

  it('holds the new item and the money, and lets them go once it is won', () =>
    withCommittedShop(async (shopId) => {
      const stripe = await fakeStripe();
      const made = await paid(shopId, stripe);
      await tell(stripe, made.connectionId, 'needs_response');
      await receive(shopId, made.returnId);
      expect(await stateOf(shopId, made.returnId)).toMatchObject({ isReleased: false, state: 'paid' });
      await tell(stripe, made.connectionId, 'won', new Date(Date.now() + 1000));
      expect(await stateOf(shopId, made.returnId)).toMatchObject({
        isReleased: true,
        state: 'paid',
        chargedBack: 0,
        elsewhere: 0,
        told: ['dispute_won', 'disputed'],
      });
      expect(await sound()).toEqual([]);
      await stripe.close();
    }));

  it('lost after the old item came, completes nothing: won after all the new one leaves, closed it stays on the shelf', () =>
    withCommittedShop(async (shopId) => {
      const stripe = await fakeStripe();
      const made = await paid(shopId, stripe);
      const shelf = () =>
        inside(shopId, async (ctx) => {
          const [one] = await ctx.db.select().from(variants).where(eq(variants.externalId, 'v-2'));
          return [one?.stock, one?.reserved];
        });
      await tell(stripe, made.connectionId, 'needs_response');
      await receive(shopId, made.returnId);
      await tell(stripe, made.connectionId, 'lost', new Date(Date.now() + 1000));
      const status = async () => (await inside(shopId, (ctx) => ctx.db.select().from(returns)))[0]?.status;
      expect([await status(), await shelf()]).toEqual(['received', [1, 1]]);
      await withCommittedShop(async (other) => {
        const theirs = await fakeStripe();
        const second = await paid(other, theirs);
        await tell(theirs, second.connectionId, 'lost');
        await receive(other, second.returnId);
        await tell(theirs, second.connectionId, 'won', new Date(Date.now() + 1000));
        expect(await stateOf(other, second.returnId)).toMatchObject({ isReleased: true, state: 'paid' });
        await theirs.close();
      });
      await inside(shopId, (ctx) => closeReturn(ctx, made));
      expect([await status(), await shelf()]).toEqual(['completed', [1, 0]]);
      expect(await sound()).toEqual([]);
      await stripe.close();
    }));

  it('keeps back what was to go back; lost, it is booked once and never paid back too', () =>
    withCommittedShop(async (shopId) => {
      const stripe = await fakeStripe();
      const made = await paid(shopId, stripe);
      await tell(stripe, made.connectionId, 'needs_response');
      await inside(shopId, (ctx) => cancelReturn(ctx, made));
      await follow(shopId, made.paymentId);
      expect(stripe.refunds).toEqual([]);
      expect((await stateOf(shopId, made.returnId)).state).toBe('refunding');
      const later = new Date(Date.now() + 1000);
      await Promise.all([
        ...Array.from({ length: 5 }, () => tell(stripe, made.connectionId, 'lost', later)),
        ...Array.from({ length: 3 }, () => follow(shopId, made.paymentId)),
      ]);
      await follow(shopId, made.paymentId);
      expect(stripe.refunds).toEqual([]);
      expect(await stateOf(shopId, made.returnId)).toMatchObject({
        state: 'charged_back',
        chargedBack: 1500,
        elsewhere: 0,
        place: 'done',
        ledger: ['chargeback 1500', 'due 1500'],
      });
      expect(await sound()).toEqual([]);
      // The bank thinks again: the shop has it, and owes it to the shopper.
      await tell(stripe, made.connectionId, 'won', new Date(Date.now() + 2000));
      await follow(shopId, made.paymentId);
      expect(await stateOf(shopId, made.returnId)).toMatchObject({
        state: 'refunded',
        ledger: ['chargeback 1500', 'chargeback_won 1500', 'due 1500', 'reversal 1500'],
      });
      expect(await sound()).toEqual([]);
      await stripe.close();
    }));

  it('lost, lets nothing leave; lost in part, only the rest goes back', () =>
    withCommittedShop(async (shopId) => {
      const stripe = await fakeStripe();
      const made = await paid(shopId, stripe);
      await tell(stripe, made.connectionId, 'lost', new Date(), 500);
      expect(await stateOf(shopId, made.returnId)).toMatchObject({ state: 'paid', chargedBack: 500 });
      await receive(shopId, made.returnId);
      expect((await stateOf(shopId, made.returnId)).isReleased).toBe(false);
      await inside(shopId, (ctx) => resumePaybacks(ctx, made));
      await withCommittedShop(async (other) => {
        const theirs = await fakeStripe();
        const called = await paid(other, theirs);
        await tell(theirs, called.connectionId, 'lost', new Date(), 500);
        await inside(other, (ctx) => cancelReturn(ctx, called));
        await follow(other, called.paymentId);
        expect(theirs.refunds).toMatchObject([{ amount: 1000, status: 'succeeded' }]);
        expect(await stateOf(other, called.returnId)).toMatchObject({
          state: 'refunded',
          ledger: ['chargeback 500', 'due 1500', 'reversal 1000'],
        });
        await theirs.close();
      });
      expect(await sound()).toEqual([]);
      await stripe.close();
    }));
});

it('another shop’s payments are nobody’s', () =>
  withCommittedShop((theirs) =>
    withCommittedShop(async (shopId) => {
      const stripe = await fakeStripe();
      const made = await gone(shopId, stripe);
      stripe.sendBack(stripe.refunds[0]);
      await follow(shopId, made.paymentId);
      const { paymentId, returnId, orderId } = made;
      const absent = (run: (ctx: Ctx) => Promise<unknown>) =>
        expect(inside(theirs, run)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await absent((ctx) => bouncePayment(ctx, { paymentId, reason: 'x' }));
      await absent((ctx) => chargeBackPayment(ctx, { paymentId }));
      await absent((ctx) => payBack(ctx, { returnId }));
      await absent((ctx) =>
        putDispute(ctx, {
          order: { orderId },
          externalId: 'x',
          source: 'stripe_payment',
          paymentId,
          state: 'lost',
          amount: 1500,
          reason: null,
          openedAt: null,
          updatedAt: null,
        }),
      );
      await inside(theirs, (ctx) => resumePaybacks(ctx, { orderId }));
      // Nobody forgets the account while something has still to go there.
      const account = () => inside(shopId, (ctx) => openAccount(ctx, { returnId }));
      await inside(shopId, (ctx) => giveAccount(ctx, { returnId, account: { holder: 'Jana', account: '12345678' } }));
      for (const shop of [theirs, shopId]) await inside(shop, (ctx) => forgetAccount(ctx, { returnId }));
      expect(await account()).toMatchObject({ holder: 'Jana' });
      await inside(theirs, (ctx) => planPaybackCheck(ctx, { paymentId, settledAt: NOW }));
      expect((await stateOf(shopId, returnId)).state).toBe('refund_failed');
      await inside(shopId, (ctx) => payBack(ctx, { returnId, by_hand: true }));
      expect(await account()).toBeNull();
      await stripe.close();
    }),
  ));
