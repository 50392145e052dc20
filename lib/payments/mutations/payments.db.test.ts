import { eq } from 'drizzle-orm';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '@/db/invariants';
import { variants } from '@/db/schema/catalog';
import { payments } from '@/db/schema/payments';
import { ledgerEntries, returnEvents, returnLines, returns } from '@/db/schema/returns';
import { callApi } from '@/db/testing/call-api';
import { createApiKey } from '@/db/testing/factories/create-api-key';
import { createOrder } from '@/db/testing/factories/create-order';
import { createProduct } from '@/db/testing/factories/create-product';
import { get, nameAssets, post } from '@/db/testing/shopper-page';
import { NOW, staff, testPool, withCommittedShop } from '@/db/testing/test-db';
import { emailKey } from '@/lib/access/contact-keys';
import { returnToken } from '@/lib/access/return-link';
import { createConnection } from '@/lib/connections/mutations/create-connection';
import type { Ctx, ShopId } from '@/lib/core/context';
import { env } from '@/lib/core/env';
import { parseNetworks } from '@/lib/core/networks';
import { inShop } from '@/lib/core/unit-of-work';
import { issueCredit } from '@/lib/credit/mutations/issue-credit';
import { followPayment } from '@/lib/jobs/tasks/follow-payment';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { cancelReturn } from '@/lib/returns/mutations/cancel-return';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { receiveReturn } from '@/lib/returns/mutations/receive-return';
import { refundInstead } from '@/lib/returns/mutations/refund-instead';
import { releaseExchange } from '@/lib/returns/mutations/release-exchange';
import { readReturnState } from '@/lib/returns/queries/lock-return';
import { getShop } from '@/lib/shops/queries/get-shop';
import { answerPay, servePayPage } from '@/lib/storefront/pay-document';
import { serveReturnPage } from '@/lib/storefront/return-document';
import { fakeStripe } from '../testing/fake-stripe';
import { cancelPayments } from './cancel-payments';
import { collectPayment } from './collect-payment';
import { endPayment } from './end-payment';
import { expirePayment } from './expire-payment';
import { notePaymentTrouble } from './note-payment-trouble';
import { recordCheckout } from './record-checkout';
import { settlePayment } from './settle-payment';
import { syncPayment } from './sync-payment';

const HOURS = 3_600_000;
const at = (hours: number) => new Date(NOW.getTime() + hours * HOURS);
const inside = <T>(shopId: ShopId, run: (ctx: Ctx) => Promise<T>, now = NOW) =>
  inShop({ shopId, actor: staff, now }, run);
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

/** One unit at 25.00, to be exchanged for one at 40.00: 15.00 are due. */
const exchange = (shopId: ShopId, stripeUrl?: string) =>
  inside(shopId, async (ctx) => {
    await putPolicy({ ...ctx, now: new Date('2026-01-01') }, { document: { auto_approve: true } });
    if (stripeUrl)
      await createConnection(ctx, {
        source: 'generic',
        credentials: { platform: 'stripe', api_key: 'sk_test_1', url: stripeUrl },
      });
    await createProduct(ctx, {
      externalId: 'p-1',
      variants: [
        { external_id: 'v-1', title: '1', price: { amount: 2500, currency: 'EUR' }, stock: 5 },
        { external_id: 'v-2', title: '2', price: { amount: 4000, currency: 'EUR' }, stock: 1 },
      ],
    });
    const order = await createOrder(ctx, {
      fulfilled_at: new Date(NOW.getTime() - 72 * HOURS).toISOString(),
      lines: [{ quantity: 1, unit_price: 2500, product_external_id: 'p-1', variant_external_id: 'v-1' }],
    });
    const made = await createReturn(ctx, {
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
    expect(made.quote.money.due_from_shopper.amount).toBe(1500);
    const [payment] = await ctx.db.select().from(payments);
    const [line] = await ctx.db.select().from(returnLines);
    return { returnId: made.returnId, paymentId: payment?.id ?? '', lineId: line?.id ?? '' };
  });

const receive = (shopId: ShopId, { returnId, lineId }: { returnId: string; lineId: string }, now = NOW) =>
  inside(
    shopId,
    (ctx) => receiveReturn(ctx, { returnId, lines: [{ return_line_id: lineId, accepted: 1, damaged: 0, missing: 0 }] }),
    now,
  );

const stateOf = (shopId: ShopId) =>
  inside(shopId, async (ctx) => ({
    payment: (await ctx.db.select().from(payments))[0],
    row: (await ctx.db.select().from(returns))[0],
    line: (await ctx.db.select().from(returnLines))[0],
    reserved: (await ctx.db.select().from(variants).where(eq(variants.externalId, 'v-2')))[0]?.reserved,
    ledger: (await ctx.db.select().from(ledgerEntries)).map(({ kind, amount }) => `${kind} ${amount}`),
    events: (await ctx.db.select().from(returnEvents)).map(({ type }) => type),
  }));

async function asOwner<T>(run: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await (await testPool()).connect();
  try {
    await client.query('set role none');
    return await run(client);
  } finally {
    client.release(true);
  }
}
const sound = () =>
  asOwner(async (client) => (await checkInvariants(client, NOW)).filter(({ violations }) => violations > 0));

describe('a dearer item', () => {
  it('leaves when it is paid for and the old one is here, in either order, and is paid once', () =>
    withCommittedShop(async (shopId) => {
      const made = await exchange(shopId);
      expect((await stateOf(shopId)).payment).toMatchObject({ state: 'open', amount: 1500, provider: 'manual' });
      await receive(shopId, made);
      expect((await stateOf(shopId)).row).toMatchObject({ releasedAt: null, status: 'received' });
      const results = await Promise.all(
        Array.from({ length: 10 }, () =>
          inside(shopId, (ctx) => settlePayment(ctx, { ...made, paymentReference: 'bank-1' })),
        ),
      );
      expect(results.filter(({ state }) => state === 'paid')).toHaveLength(1);
      const { row, ledger, events } = await stateOf(shopId);
      expect(row?.releasedAt).toEqual(NOW);
      expect(ledger).toEqual(['due 1500']);
      expect(events.filter((type) => type === 'exchange_released')).toHaveLength(1);
      // What is on its way to the shopper cannot be called off.
      await expect(inside(shopId, (ctx) => cancelReturn(ctx, made))).rejects.toMatchObject({ code: 'INVALID_STATE' });
      expect(await sound()).toEqual([]);
    }));

  it('is for others again when nobody pays: the return is taken back', () =>
    withCommittedShop(async (shopId) => {
      const made = await exchange(shopId);
      expect((await stateOf(shopId)).reserved).toBe(1);
      await follow(shopId, made.paymentId, at(47));
      expect((await stateOf(shopId)).payment?.state).toBe('open');
      await follow(shopId, made.paymentId, at(48));
      await follow(shopId, made.paymentId, at(49));
      expect(await stateOf(shopId)).toMatchObject({
        payment: { state: 'expired' },
        row: { status: 'cancelled' },
        reserved: 0,
        ledger: [],
      });
      expect(await sound()).toEqual([]);
    }));

  it('is refunded instead when the old one is here already', () =>
    withCommittedShop(async (shopId) => {
      const made = await exchange(shopId);
      await receive(shopId, made);
      await follow(shopId, made.paymentId, at(48));
      const { row, line, reserved } = await stateOf(shopId);
      expect(row).toMatchObject({ status: 'received', quotedRefund: 2500, dueFromShopper: 0 });
      expect(line).toMatchObject({ resolution: 'refund', exchangeVariantId: null, netRefund: 2500 });
      expect(reserved).toBe(0);
      const owed = await inside(
        shopId,
        async (ctx) => (await readReturnState(ctx, row as NonNullable<typeof row>)).owed,
      );
      expect(owed.refund).toBe(2500);
      expect(await sound()).toEqual([]);
    }));

  it('that is paid and then called off is paid back', () =>
    withCommittedShop(async (shopId) => {
      const made = await exchange(shopId);
      await inside(shopId, (ctx) => settlePayment(ctx, { ...made, paymentReference: 'bank-1' }));
      await inside(shopId, (ctx) => cancelReturn(ctx, made));
      expect((await stateOf(shopId)).payment?.state).toBe('refunding');
      await follow(shopId, made.paymentId);
      await follow(shopId, made.paymentId);
      expect(await stateOf(shopId)).toMatchObject({
        payment: { state: 'refunded' },
        ledger: ['due 1500', 'reversal 1500'],
      });
      expect(await sound()).toEqual([]);
    }));
});

describe('the shopper’s page', () => {
  it('takes a payment in a demo, once, and from nobody else', () =>
    withCommittedShop(async (shopId) => {
      await asOwner((client) => client.query('update shops set is_demo = true where id = $1', [shopId]));
      const made = await exchange(shopId);
      const slug = await inside(shopId, async (ctx) => (await getShop(ctx)).slug);
      const token = returnToken(shopId, made.returnId);
      const path = `/s/${slug}/returns/${token}`;
      nameAssets();
      await inside(shopId, (ctx) =>
        issueCredit(ctx, {
          accountKey: emailKey('jana@example.com'),
          currency: 'EUR',
          lots: [{ kind: 'issue', amount: 4321 }],
        }),
      );
      const own = await (await serveReturnPage(get(path), slug, token)).text();
      expect(own).toContain(`${path}/pay`);
      expect(own).toContain('43.21');
      const page = await servePayPage(get(`${path}/pay`), slug, token);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('15.00');
      const foreign = await answerPay(post(`${path}/pay`, {}, { 'sec-fetch-site': 'cross-site' }), slug, token);
      expect(foreign.status).toBe(403);
      expect((await stateOf(shopId)).payment?.state).toBe('open');
      for (let i = 0; i < 2; i++) expect((await answerPay(post(`${path}/pay`, {}), slug, token)).status).toBe(303);
      expect(await stateOf(shopId)).toMatchObject({
        payment: { state: 'paid', provider: 'local' },
        ledger: ['due 1500'],
      });
      expect(await (await serveReturnPage(get(path), slug, token)).text()).not.toContain(`${path}/pay`);
    }));

  it('only says that the shop collects where nobody else does; the shop then says that it has', () =>
    withCommittedShop(async (shopId) => {
      const made = await exchange(shopId);
      const slug = await inside(shopId, async (ctx) => (await getShop(ctx)).slug);
      const token = returnToken(shopId, made.returnId);
      const path = `/s/${slug}/returns/${token}/pay`;
      nameAssets();
      expect(await (await servePayPage(get(path), slug, token)).text()).not.toContain('<form method="post"');
      await answerPay(post(path, {}), slug, token);
      expect((await stateOf(shopId)).payment?.state).toBe('open');
      const key = await inside(shopId, (ctx) => createApiKey(ctx));
      const collect = () =>
        callApi('POST', `/returns/${made.returnId}/collect`, { key, body: { reference: 'till 7' } });
      expect(await collect()).toMatchObject({ status: 200, json: { payment: { state: 'paid', provider: 'manual' } } });
      expect((await collect()).status).toBe(409);
    }));
});

describe('through Stripe', () => {
  it('a checkout is opened once, though its answer gets lost, and what is paid there is read back', () =>
    withCommittedShop(async (shopId) => {
      let losses = 2;
      const stripe = await fakeStripe(() => (losses-- > 0 ? 'lost_after' : null));
      const made = await exchange(shopId, stripe.url);
      for (let i = 0; i < 4; i++) await follow(shopId, made.paymentId);
      expect((await stateOf(shopId)).payment).toMatchObject({ state: 'open', provider: 'stripe', reference: 'cs_1' });
      expect(stripe.sessions).toMatchObject([{ amount: 1500, currency: 'eur' }]);
      stripe.pay(stripe.sessions[0]);
      await follow(shopId, made.paymentId);
      expect(await stateOf(shopId)).toMatchObject({
        payment: { state: 'paid', paymentReference: 'pi_cs_1' },
        ledger: ['due 1500'],
      });
      await inside(shopId, (ctx) => cancelReturn(ctx, made));
      await follow(shopId, made.paymentId);
      expect(stripe.refunds).toMatchObject([{ payment_intent: 'pi_cs_1', amount: 1500 }]);
      expect((await stateOf(shopId)).payment?.state).toBe('refunded');
      expect(await sound()).toEqual([]);
      await stripe.close();
    }));

  it('who pays at the last minute has paid; who pays for nothing gets it back', () =>
    withCommittedShop(async (shopId) => {
      const stripe = await fakeStripe();
      const made = await exchange(shopId, stripe.url);
      await follow(shopId, made.paymentId);
      stripe.pay(stripe.sessions[0]);
      await inside(shopId, (ctx) => cancelReturn(ctx, made));
      expect((await stateOf(shopId)).payment?.state).toBe('cancelled');
      await follow(shopId, made.paymentId, at(1));
      await follow(shopId, made.paymentId, at(1));
      expect((await stateOf(shopId)).payment?.state).toBe('refunded');
      expect(stripe.refunds).toMatchObject([{ payment_intent: 'pi_cs_1', amount: 1500 }]);
      await stripe.close();
    }));

  it('a page that Stripe closes before our time is opened anew', () =>
    withCommittedShop(async (shopId) => {
      const stripe = await fakeStripe();
      const made = await exchange(shopId, stripe.url);
      await follow(shopId, made.paymentId);
      for (const session of stripe.sessions) session.status = 'expired';
      await follow(shopId, made.paymentId, at(24));
      await follow(shopId, made.paymentId, at(24));
      expect((await stateOf(shopId)).payment).toMatchObject({ state: 'open', reference: 'cs_2' });
      await follow(shopId, made.paymentId, at(48));
      expect(stripe.sessions[1]?.status).toBe('expired');
      expect(await stateOf(shopId)).toMatchObject({ payment: { state: 'expired' }, row: { status: 'cancelled' } });
      await stripe.close();
    }));
});

it('another shop’s payments and exchanges cannot be touched', () =>
  withCommittedShop(async (ours) => {
    const made = await exchange(ours);
    await withCommittedShop(async (theirs) => {
      const gone = (run: (ctx: Ctx) => Promise<unknown>) =>
        expect(inside(theirs, run)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await gone((ctx) => syncPayment(ctx, made));
      await gone((ctx) => settlePayment(ctx, { ...made, paymentReference: 'x' }));
      await gone((ctx) => collectPayment(ctx, made));
      await gone((ctx) => expirePayment(ctx, made));
      await gone((ctx) => endPayment(ctx, made));
      await gone((ctx) => recordCheckout(ctx, { ...made, checkout: null }));
      await gone((ctx) => notePaymentTrouble(ctx, { ...made, reason: 'x', isFinal: true }));
      await gone((ctx) => releaseExchange(ctx, made));
      await gone((ctx) => refundInstead(ctx, made));
      await inside(theirs, (ctx) => cancelPayments(ctx, made));
    });
    expect((await stateOf(ours)).payment?.state).toBe('open');
  }));
