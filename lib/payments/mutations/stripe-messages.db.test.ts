import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { payments } from '@/db/schema/payments';
import { ledgerEntries } from '@/db/schema/returns';
import { inbox } from '@/db/schema/shipments';
import { createOrder } from '@/db/testing/factories/create-order';
import { createProduct } from '@/db/testing/factories/create-product';
import { NOW, staff, testPool, withCommittedShop } from '@/db/testing/test-db';
import { handleHook } from '@/lib/api/handle-hook';
import { createConnection } from '@/lib/connections/mutations/create-connection';
import type { Ctx, ShopId } from '@/lib/core/context';
import { env } from '@/lib/core/env';
import { parseNetworks } from '@/lib/core/networks';
import { inShop } from '@/lib/core/unit-of-work';
import { followPayment } from '@/lib/jobs/tasks/follow-payment';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { fakeStripe } from '../testing/fake-stripe';
import { receivePaymentMessage } from './receive-payment-message';

const SECRET = 'whsec_of_our_endpoint';
const inside = <T>(shopId: ShopId, run: (ctx: Ctx) => Promise<T>, now = NOW) =>
  inShop({ shopId, actor: staff, now }, run);

const before = env().outboundNetworks;
beforeAll(() => {
  Object.assign(env(), { outboundNetworks: parseNetworks('127.0.0.0/8') });
});
afterAll(() => {
  Object.assign(env(), { outboundNetworks: before });
});

/** A dearer exchange whose 15.00 Stripe collects, its checkout open. */
async function dearer(shopId: ShopId, stripeUrl: string) {
  const made = await inside(shopId, async (ctx) => {
    await putPolicy({ ...ctx, now: new Date('2026-01-01') }, { document: { auto_approve: true } });
    const connection = await createConnection(ctx, {
      source: 'generic',
      secret: SECRET,
      credentials: { platform: 'stripe', api_key: 'sk_test_1', url: stripeUrl },
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
      fulfilled_at: new Date(NOW.getTime() - 3 * 86_400_000).toISOString(),
      lines: [{ quantity: 1, unit_price: 2500, product_external_id: 'p-1', variant_external_id: 'v-1' }],
    });
    await createReturn(ctx, {
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
    return { connectionId: connection.id, paymentId: payment?.id ?? '' };
  });
  await follow(shopId, made.paymentId);
  return made;
}

const follow = (shopId: ShopId, paymentId: string, now = NOW) =>
  followPayment(
    { shopId, actor: { type: 'system', job: 'test' }, now },
    { shopId, paymentId },
    { number: 1, last: false },
  );

const post = async (connectionId: string, { body, headers }: { body: string; headers: Record<string, string> }) => {
  const url = `http://localhost/api/hooks/${connectionId}`;
  const answer = await handleHook(new Request(url, { method: 'POST', body, headers }));
  return { status: answer.status, json: await answer.json() };
};

/** When the payment is to be looked after next. */
async function nextLook(paymentId: string): Promise<number | undefined> {
  const client = await (await testPool()).connect();
  try {
    await client.query('set role none');
    const { rows } = await client.query<{ run_at: Date }>('select run_at from graphile_worker.jobs where key = $1', [
      `follow-payment:${paymentId}`,
    ]);
    return rows[0]?.run_at.getTime();
  } finally {
    client.release(true);
  }
}

const stateOf = (shopId: ShopId) =>
  inside(shopId, async (ctx) => ({
    payment: (await ctx.db.select().from(payments))[0],
    ledger: (await ctx.db.select().from(ledgerEntries)).map(({ kind, amount }) => `${kind} ${amount}`),
    stored: (await ctx.db.select().from(inbox)).map(({ state }) => state),
  }));

describe('a message of Stripe', () => {
  it('is stored once and has the payment read back at once, however often and by how many it is sent', () =>
    withCommittedShop(async (shopId) => {
      const stripe = await fakeStripe();
      const { connectionId, paymentId } = await dearer(shopId, stripe.url);
      const session = stripe.sessions[0];
      stripe.pay(session);
      const message = stripe.message('checkout.session.completed', session, { secret: SECRET, at: new Date() });
      const answers = await Promise.all(Array.from({ length: 6 }, () => post(connectionId, message)));
      expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
      expect(answers.filter(({ json }) => json.status === 'processed')).toHaveLength(1);
      expect((await stateOf(shopId)).stored).toEqual(['processed']);
      expect(await nextLook(paymentId)).toBeLessThanOrEqual(Date.now());
      await follow(shopId, paymentId);
      expect(await stateOf(shopId)).toMatchObject({ payment: { state: 'paid' }, ledger: ['due 1500'] });
      // A message that says "paid" of what is not is not believed.
      await stripe.close();
    }));

  it('that lies changes nothing: what was paid is read back', () =>
    withCommittedShop(async (shopId) => {
      const stripe = await fakeStripe();
      const { connectionId, paymentId } = await dearer(shopId, stripe.url);
      const lie = { ...stripe.sessions[0], status: 'complete', payment_status: 'paid' } as (typeof stripe.sessions)[0];
      await post(connectionId, stripe.message('checkout.session.completed', lie, { secret: SECRET, at: new Date() }));
      await follow(shopId, paymentId);
      expect(await stateOf(shopId)).toMatchObject({ payment: { state: 'open' }, ledger: [] });
      await stripe.close();
    }));

  it('of a direct debit: agreed to it is waited for beyond its time, paid days later, or asked for anew', () =>
    withCommittedShop(async (shopId) => {
      const stripe = await fakeStripe();
      const { connectionId, paymentId } = await dearer(shopId, stripe.url);
      const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
      stripe.agree(stripe.sessions[0]);
      await follow(shopId, paymentId, at(1));
      await follow(shopId, paymentId, at(60));
      expect((await stateOf(shopId)).payment?.state).toBe('open');
      stripe.pay(stripe.sessions[0]);
      const type = 'checkout.session.async_payment_succeeded';
      await post(connectionId, stripe.message(type, stripe.sessions[0], { secret: SECRET, at: new Date() }));
      await follow(shopId, paymentId, at(72));
      expect(await stateOf(shopId)).toMatchObject({ payment: { state: 'paid' }, ledger: ['due 1500'] });
      await withCommittedShop(async (other) => {
        const failed = await dearer(other, stripe.url);
        stripe.agree(stripe.sessions[1]);
        stripe.fail(stripe.sessions[1]);
        await follow(other, failed.paymentId, at(2));
        await follow(other, failed.paymentId, at(2));
        expect((await stateOf(other)).payment).toMatchObject({ state: 'open', reference: 'cs_3' });
      });
      await stripe.close();
    }));

  it('that came before our own answer was written down finds its payment by our name for it', () =>
    withCommittedShop(async (shopId) => {
      const stripe = await fakeStripe();
      const { connectionId, paymentId } = await dearer(shopId, stripe.url);
      const session = { ...stripe.sessions[0], id: 'cs_never_heard_of' } as (typeof stripe.sessions)[0];
      await post(connectionId, stripe.message('checkout.session.expired', session, { secret: SECRET, at: new Date() }));
      expect(await nextLook(paymentId)).toBeLessThanOrEqual(Date.now());
      await stripe.close();
    }));

  it.each<[string, (body: string) => Record<string, string>]>([
    ['nobody’s', () => ({ 'stripe-signature': `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}` })],
    ['another secret’s', (body) => signed(body, 'whsec_other', Date.now())],
    ['ten minutes old', (body) => signed(body, SECRET, Date.now() - 600_000)],
    ['without a time', () => ({ 'stripe-signature': 'v1=abc' })],
  ])('with a signature that is %s is refused and not stored', (_, headers) =>
    withCommittedShop(async (shopId) => {
      const stripe = await fakeStripe();
      const { connectionId } = await dearer(shopId, stripe.url);
      const { body } = stripe.message('checkout.session.completed', stripe.sessions[0], { secret: SECRET, at: NOW });
      expect((await post(connectionId, { body, headers: headers(body) })).status).toBe(401);
      expect((await stateOf(shopId)).stored).toEqual([]);
      await stripe.close();
    }),
  );

  it('signed, but of nothing we know, is stored or refused, and never breaks anything', () =>
    withCommittedShop(async (shopId) => {
      const stripe = await fakeStripe();
      const { connectionId } = await dearer(shopId, stripe.url);
      const bodies = [
        '{"id":"evt_x","type":"charge.updated","data":{"object":{"id":"ch_1"}}}',
        '[]',
        'null',
        '{"id":7}',
        '',
      ];
      const statuses: number[] = [];
      for (const body of bodies)
        statuses.push((await post(connectionId, { body, headers: signed(body, SECRET, Date.now()) })).status);
      expect(statuses).toEqual([200, 400, 400, 400, 400]);
      await stripe.close();
    }));
});

function signed(body: string, secret: string, at: number): Record<string, string> {
  const t = Math.floor(at / 1000);
  return { 'stripe-signature': `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}` };
}

it('another shop’s messages move no payment of ours', () =>
  withCommittedShop(async (ours) => {
    const stripe = await fakeStripe();
    const { paymentId } = await dearer(ours, stripe.url);
    const looked = await nextLook(paymentId);
    await withCommittedShop(async (theirs) => {
      const { connectionId } = await dearer(theirs, stripe.url);
      const { body } = stripe.message('checkout.session.completed', stripe.sessions[0], { secret: SECRET, at: NOW });
      await inside(theirs, (ctx) => receivePaymentMessage(ctx, { connectionId, eventId: 'evt_1', body }));
      expect(await nextLook(paymentId)).toBe(looked);
    });
    await stripe.close();
  }));
