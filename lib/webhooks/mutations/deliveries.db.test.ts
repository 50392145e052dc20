import { and, asc, eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { webhookDeliveries, webhookEndpoints } from '@/db/schema/webhooks';
import { NOW, withCommittedShop, withTestDb } from '@/db/testing/test-db';
import { systemGate } from '@/lib/auth/system';
import { verifySignature } from '@/lib/carriers/signatures/verify-signature';
import type { ShopId } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { deliverWebhook } from '@/lib/jobs/tasks/deliver-webhook';
import { MOST_ENDPOINTS } from '../constants';
import { listDeliveries } from '../queries/list-deliveries';
import { type Received, startReceiver } from '../testing/receiver';
import { claimDelivery } from './claim-delivery';
import { createWebhookEndpoint } from './create-webhook-endpoint';
import { publishEvent } from './publish-event';
import { publishEvents } from './publish-events';
import { redeliverWebhook } from './redeliver-webhook';
import { removeWebhookEndpoint } from './remove-webhook-endpoint';
import { rotateWebhookSecret } from './rotate-webhook-secret';
import { sendTestEvent } from './send-test-event';
import { settleDelivery } from './settle-delivery';
import { updateWebhookEndpoint } from './update-webhook-endpoint';

const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const gateOf = (shopId: ShopId, now = NOW): Gate => ({ ...systemGate(shopId, 'test'), now });
const TRY = { number: 1, last: false };

const receivers: Awaited<ReturnType<typeof startReceiver>>[] = [];
afterEach(async () => {
  for (const one of receivers.splice(0)) await one.close();
});

/** A shop with one endpoint that answers what it is told to. */
async function withEndpoint(
  answers: { status: number; headers?: Record<string, string> }[],
  run: (t: {
    shopId: ShopId;
    endpoint: { id: string; secret: string };
    received: Received[];
    /** Makes something happen; returns the delivery. */
    happen: (now?: Date) => Promise<string>;
    deliver: (deliveryId: string, now?: Date) => Promise<void>;
    delivery: (id: string) => Promise<typeof webhookDeliveries.$inferSelect | undefined>;
    endpointRow: () => Promise<typeof webhookEndpoints.$inferSelect | undefined>;
  }) => Promise<void>,
) {
  const receiver = await startReceiver(() => answers.shift() ?? { status: 200 });
  receivers.push(receiver);
  await withCommittedShop(async (shopId) => {
    const endpoint = await inShop(gateOf(shopId), (ctx) =>
      createWebhookEndpoint(ctx, { url: receiver.url, events: ['*'] }),
    );
    await run({
      shopId,
      endpoint,
      received: receiver.received,
      happen: (now = NOW) =>
        inShop(gateOf(shopId, now), async (ctx) => {
          const subject = newId();
          await publishEvent(ctx, { type: 'brand.published', subject, data: async () => ({ subject }) });
          const rows = await ctx.db.select().from(webhookDeliveries).orderBy(asc(webhookDeliveries.eventId));
          return rows.at(-1)?.id ?? '';
        }),
      deliver: (deliveryId, now = NOW) => deliverWebhook(gateOf(shopId, now), { shopId, deliveryId }, TRY),
      delivery: (id) =>
        inShop(gateOf(shopId), async ({ db }) => {
          const own = and(eq(webhookDeliveries.shopId, shopId), eq(webhookDeliveries.id, id));
          return (await db.select().from(webhookDeliveries).where(own))[0];
        }),
      endpointRow: () =>
        inShop(gateOf(shopId), async ({ db }) => (await db.select().from(webhookEndpoints).limit(1))[0]),
    });
  });
}

const verify = ({ headers, body }: Received, secret: string, sentAt: Date) =>
  verifySignature(
    'standardwebhooks',
    {
      method: 'POST',
      url: '/',
      headers: headers as Record<string, string>,
      body,
      nowUnix: Math.floor(sentAt.getTime() / 1_000),
    },
    secret,
  );

describe('a delivery', () => {
  it('is signed, recorded, and made once', () =>
    withEndpoint([], async ({ endpoint, received, happen, deliver, delivery, endpointRow }) => {
      const id = await happen();
      await deliver(id, at(1));
      await deliver(id, at(2));
      expect(received).toHaveLength(1);
      const [first] = received as [Received];
      expect(verify(first, endpoint.secret, at(1))).toBe(true);
      expect(verify({ ...first, body: `${first.body} ` }, endpoint.secret, at(1))).toBe(false);
      expect(first.headers['content-type']).toBe('application/json');
      const row = await delivery(id);
      expect(first.headers['webhook-id']).toBe(row?.eventId);
      expect(JSON.parse(first.body)).toEqual({
        type: 'brand.published',
        timestamp: NOW.toISOString(),
        data: { subject: expect.any(String) },
      });
      expect(row).toMatchObject({ state: 'delivered', attempts: 1, status: 200, response: 'thank you', error: null });
      expect((await endpointRow())?.lastSuccessAt).toEqual(at(1));
    }));

  it('is signed with both secrets while they overlap, afterwards with the new one alone', () =>
    withEndpoint([], async ({ shopId, endpoint, received, happen, deliver }) => {
      const { secret } = await inShop(gateOf(shopId), (ctx) =>
        rotateWebhookSecret(ctx, { id: endpoint.id, overlapHours: 24 }),
      );
      for (const hours of [23, 25]) await deliver(await happen(at(hours)), at(hours));
      const told = received.map((one, i) =>
        [secret, endpoint.secret].map((key) => verify(one, key, at([23, 25][i] ?? 0))),
      );
      expect(told).toEqual([
        [true, true],
        [true, false],
      ]);
      expect(received[0]?.headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
    }));

  it('that fails waits by the schedule and as long as it is asked to, under the same id and words', () =>
    withEndpoint(
      [
        { status: 500 },
        { status: 302, headers: { location: '/' } },
        { status: 429, headers: { 'retry-after': '7200' } },
      ],
      async ({ received, happen, deliver, delivery, endpointRow }) => {
        const id = await happen();
        const waits: number[] = [];
        for (let i = 0; i < 3; i++) {
          await deliver(id);
          const row = await delivery(id);
          expect(row).toMatchObject({ state: 'queued', attempts: i + 1 });
          waits.push(((row?.nextAttemptAt?.getTime() ?? 0) - NOW.getTime()) / 1_000);
        }
        expect(waits[0]).toBeGreaterThanOrEqual(5);
        expect(waits[1]).toBeGreaterThanOrEqual(300);
        expect(waits[2]).toBe(7_200);
        expect((await endpointRow())?.failingSince).toEqual(NOW);
        await deliver(id);
        expect(await delivery(id)).toMatchObject({ state: 'delivered', attempts: 4, nextAttemptAt: null });
        expect((await endpointRow())?.failingSince).toBeNull();
        expect(new Set(received.map(({ headers, body }) => `${headers['webhook-id']} ${body}`)).size).toBe(1);
      },
    ));

  it('is given up after ten tries and can be sent again by hand', () =>
    withEndpoint(
      Array.from({ length: 10 }, () => ({ status: 503 })),
      async ({ shopId, endpoint, received, happen, deliver, delivery }) => {
        const id = await happen();
        for (let i = 0; i < 10; i++) await deliver(id);
        expect(await delivery(id)).toMatchObject({ state: 'failed', attempts: 10, status: 503 });
        await inShop(gateOf(shopId), (ctx) => redeliverWebhook(ctx, { id: endpoint.id, deliveryId: id }));
        await deliver(id);
        expect(await delivery(id)).toMatchObject({ state: 'delivered', attempts: 1 });
        expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
      },
    ));

  it('to a closed door says so', () =>
    withEndpoint([], async ({ happen, deliver, delivery }) => {
      const id = await happen();
      await receivers.pop()?.close();
      await deliver(id);
      expect(await delivery(id)).toMatchObject({ state: 'queued', status: null, error: 'no_answer' });
    }));
});

describe('an endpoint', () => {
  it('that answers 410 is told nothing more', () =>
    withEndpoint([{ status: 410 }], async ({ shopId, endpoint, received, happen, deliver, delivery, endpointRow }) => {
      const [first, second] = [await happen(), await happen(at(1))];
      await deliver(first);
      expect(await delivery(first)).toMatchObject({ state: 'failed', status: 410 });
      expect(await endpointRow()).toMatchObject({ disabledReason: 'gone', disabledAt: NOW });
      await deliver(second);
      expect(await delivery(second)).toMatchObject({ state: 'failed', error: 'disabled', attempts: 0 });
      expect(await happen(at(2))).toBe(second);
      const again = inShop(gateOf(shopId), (ctx) => redeliverWebhook(ctx, { id: endpoint.id, deliveryId: first }));
      await expect(again).rejects.toMatchObject({ code: 'INVALID_STATE' });
      expect(await delivery(first)).toMatchObject({ state: 'failed' });
      await inShop(gateOf(shopId), (ctx) => updateWebhookEndpoint(ctx, { id: endpoint.id, enabled: true }));
      await inShop(gateOf(shopId), (ctx) => redeliverWebhook(ctx, { id: endpoint.id, deliveryId: first }));
      await deliver(first);
      expect(await delivery(first)).toMatchObject({ state: 'delivered' });
      expect(received).toHaveLength(2);
    }));

  it('that takes nothing for five days is disabled; a success in between begins the count anew', () => {
    const answers = [{ status: 500 }, { status: 200 }, { status: 500 }, { status: 500 }];
    return withEndpoint(answers, async ({ happen, deliver, endpointRow }) => {
      await deliver(await happen(), at(0));
      await deliver(await happen(at(1)), at(100));
      await deliver(await happen(at(2)), at(121));
      expect(await endpointRow()).toMatchObject({ disabledAt: null, failingSince: at(121) });
      await deliver(await happen(at(3)), at(121 + 120));
      expect(await endpointRow()).toMatchObject({ disabledReason: 'failing', disabledAt: at(241) });
    });
  });
});

it('a test goes to the one endpoint, whatever it is subscribed to', () =>
  withEndpoint([], async ({ shopId, received, deliver }) => {
    const url = receivers[0]?.url ?? '';
    const other = await inShop(gateOf(shopId), (ctx) => createWebhookEndpoint(ctx, { url, events: ['refund.failed'] }));
    await inShop(gateOf(shopId), (ctx) => sendTestEvent(ctx, other));
    const page = await inShop(gateOf(shopId), (ctx) =>
      listDeliveries(ctx, { endpointId: other.id, limit: 10, after: null }),
    );
    expect(page.data.map(({ type }) => type)).toEqual(['webhook.test']);
    await deliver(page.data[0]?.id ?? '');
    expect(received.map((one) => verify(one, other.secret, NOW))).toEqual([true]);
  }));

it('another shop neither sees, changes, sends nor hears anything', () =>
  withTestDb(async ({ createShop, as }) => {
    const [mine, theirs] = [await createShop(), await createShop()];
    const ctx = await as(mine);
    const { id } = await createWebhookEndpoint(ctx, { url: 'https://mine.example/', events: ['*'] });
    await sendTestEvent(ctx, { id });
    const [delivery] = await ctx.db.select().from(webhookDeliveries);
    const deliveryId = delivery?.id ?? '';
    const other = await as(theirs);
    const outcome = { status: 200, retryAfter: null, error: null, response: null, durationMs: 1, spread: 0 };
    const attempts = [
      () => updateWebhookEndpoint(other, { id, enabled: false }),
      () => rotateWebhookSecret(other, { id, overlapHours: 0 }),
      () => sendTestEvent(other, { id }),
      () => redeliverWebhook(other, { id, deliveryId }),
      () => claimDelivery(other, { deliveryId }),
      () => settleDelivery(other, { deliveryId, endpointId: id, ...outcome }),
      () => listDeliveries(other, { endpointId: id, limit: 1, after: null }),
      () => removeWebhookEndpoint(other, { id }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const data = async () => ({});
    expect(await publishEvent(other, { type: 'brand.published', subject: 'x', data })).toEqual({ deliveries: 0 });
    const many = ['x', 'y'].map((subject) => ({ type: 'brand.published' as const, subject }));
    expect(await publishEvents(other, many, async () => new Map())).toEqual({ deliveries: 0 });
    expect(await publishEvent(other, { type: 'brand.published', subject: 'x', data, endpointId: id })).toEqual({
      deliveries: 0,
    });
    const back = await as(mine);
    expect(await back.db.select().from(webhookDeliveries)).toEqual([delivery]);
    expect(await back.db.select().from(webhookEndpoints)).toMatchObject([{ id, disabledAt: null }]);
  }));

it('has a limit of endpoints, and refuses addresses that lead inside', () =>
  withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const make = (url: string) => createWebhookEndpoint(ctx, { url, events: ['*'] });
    for (const url of ['http://10.0.0.1/', 'http://169.254.169.254/latest', 'ftp://example.com', 'nonsense'])
      await expect(make(url)).rejects.toMatchObject({ code: 'INVALID', details: { errors: [{ path: 'url' }] } });
    for (let i = 0; i < MOST_ENDPOINTS; i++) await make('https://example.com/');
    await expect(make('https://example.com/')).rejects.toMatchObject({ code: 'CONFLICT' });
  }));
