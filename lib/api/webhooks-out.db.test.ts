import { asc, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { webhookEvents } from '@/db/schema/webhooks';
import { callApi } from '@/db/testing/call-api';
import { orderDocument } from '@/db/testing/factories/create-order';
import { type OpenShop, openShop } from '@/db/testing/open-shop';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { failRefund } from '@/lib/returns/mutations/fail-refund';
import { WEBHOOK_EVENT_TYPES } from '@/lib/webhooks/constants';

const NOW = new Date();
let shop: OpenShop;
let other: OpenShop;
beforeAll(async () => {
  shop = await openShop();
  other = await openShop();
});
afterAll(async () => {
  await shop.close();
  await other.close();
});

const call: typeof callApi = (method, path, options = {}) => callApi(method, path, { key: shop.key, ...options });
const URL_OUT = 'https://merchant.example/hooks';
const make = (members: object = {}) =>
  call('POST', '/webhook-endpoints', { body: { url: URL_OUT, events: ['*'], ...members } });

/** What was told since this was last asked, oldest first. */
let seen = 0;
async function told(): Promise<{ id: string; type: string; data: Record<string, never> }[]> {
  const rows = await inShop(shop.gate, ({ db }) => db.select().from(webhookEvents).orderBy(asc(webhookEvents.id)));
  const fresh = rows.slice(seen);
  seen = rows.length;
  return fresh.map(({ id, body, type }) => {
    const event = JSON.parse(body);
    expect(event.type).toBe(type);
    return { id, ...event };
  });
}

describe('the resource', () => {
  test('is made, read, changed, written whole, and removed; its secret is shown once', async () => {
    const made = await make({ name: 'Warehouse' });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ url: URL_OUT, events: ['*'], name: 'Warehouse', enabled: true });
    expect(made.json.secret).toMatch(/^whsec_/);
    const { secret: _, ...shown } = made.json;
    const path = `/webhook-endpoints/${made.json.id}`;
    expect((await call('GET', path)).json).toEqual(shown);
    expect((await call('GET', '/webhook-endpoints')).json).toEqual({ data: [shown], next_cursor: null });

    const changed = await call('PATCH', path, { body: { events: ['order.updated', 'order.updated'], enabled: false } });
    expect(changed.json).toMatchObject({ events: ['order.updated'], name: 'Warehouse', enabled: false });
    expect(changed.json.disabled_reason).toBe('asked');
    expect((await call('POST', `${path}/test`)).json).toMatchObject({ status: 409, code: 'INVALID_STATE' });
    const put = await call('PUT', path, { body: { url: `${URL_OUT}/2`, events: ['*'] } });
    expect(put.json).toMatchObject({ url: `${URL_OUT}/2`, events: ['*'], name: null, enabled: true });

    const rotated = await call('POST', `${path}/rotate-secret`, { body: { overlap_hours: 1 } });
    expect(rotated.json.secret).toMatch(/^whsec_/);
    expect(rotated.json.secret).not.toBe(made.json.secret);
    expect(Date.parse(rotated.json.previous_secret_until)).toBeGreaterThan(Date.now());
    expect(JSON.stringify((await call('GET', path)).json)).not.toContain('whsec_');

    expect((await call('POST', `${path}/test`)).status).toBe(202);
    const [sent] = (await call('GET', `${path}/deliveries`)).json.data;
    expect(sent).toMatchObject({ type: 'webhook.test', state: 'queued', attempts: 0 });
    expect((await call('POST', `${path}/deliveries/${sent.id}/redeliver`)).status).toBe(202);
    expect((await call('POST', `${path}/deliveries/nothing/redeliver`)).status).toBe(404);

    for (const [method, address, body] of [
      ['GET', path, undefined],
      ['PATCH', path, {}],
      ['PUT', path, { url: URL_OUT, events: ['*'] }],
      ['GET', `${path}/deliveries`, undefined],
      ['POST', `${path}/test`, undefined],
      ['POST', `${path}/rotate-secret`, {}],
      ['DELETE', path, undefined],
    ] as const)
      expect((await call(method, address, { key: other.key, body })).status, `${method} ${address}`).toBe(404);

    expect((await call('DELETE', path)).status).toBe(204);
    expect((await call('GET', path)).status).toBe(404);
    expect((await call('DELETE', path)).status).toBe(404);
    await told();
  });

  test.each([
    [{ url: 'http://10.0.0.1/' }, 'url'],
    [{ url: 'http://[fd00::1]/' }, 'url'],
    [{ url: 'https://u:p@example.com/' }, 'url'],
    [{ url: 'no address' }, 'url'],
    [{ url: undefined }, 'url'],
    [{ events: [] }, 'events'],
    [{ events: ['order.eaten'] }, 'events[0]'],
    [{ secret: 'mine' }, 'secret'],
  ])('%j: 400 at %s', async (members, path) => {
    const answer = await make(members);
    expect(answer.json).toMatchObject({ status: 400, errors: [{ path }] });
  });

  test('a repeat under one key makes one endpoint and shows the same secret', async () => {
    const headers = { 'idempotency-key': 'webhook-once' };
    const body = { url: URL_OUT, events: ['refund.failed'] };
    const [first, second] = [
      await call('POST', '/webhook-endpoints', { body, headers }),
      await call('POST', '/webhook-endpoints', { body, headers }),
    ];
    expect(second.text).toBe(first.text);
    await call('DELETE', `/webhook-endpoints/${first.json.id}`);
  });
});

describe('what is told', () => {
  const order = (members: Parameters<typeof orderDocument>[1] = {}) => orderDocument(NOW, members);

  test('a parcel, from its order to the doorstep: each time what the API answers', async () => {
    await make();
    const written = await call('PUT', '/orders/told', { body: order() });
    const parcel = { order_external_id: 'told', carrier: 'dhl', tracking_number: 'TOLD1' };
    const shipment = await call('PUT', '/shipments/told', { body: parcel });
    expect(await told()).toMatchObject([
      { type: 'order.updated', data: written.json },
      { type: 'shipment.created', data: shipment.json },
    ]);

    const scan = (status: string, minute: number) =>
      call('POST', '/shipments/told/events', {
        body: { events: [{ status, occurred_at: new Date(NOW.getTime() - (60 - minute) * 60_000).toISOString() }] },
      });
    const moving = await scan('in_transit', 0);
    expect(await told()).toEqual([expect.objectContaining({ type: 'shipment.updated', data: moving.json })]);
    await scan('in_transit', 10);
    expect(await told()).toEqual([]);
    const arrived = await scan('delivered', 20);
    expect(await told()).toEqual([
      expect.objectContaining({ type: 'shipment.updated', data: arrived.json }),
      expect.objectContaining({ type: 'shipment.delivered', data: arrived.json }),
    ]);
    await scan('delivered', 20);
    expect(await told()).toEqual([]);
  });

  test('a return and its money', async () => {
    await call('PUT', '/orders/back', {
      body: order({ fulfilled_at: new Date(NOW.getTime() - 86_400_000).toISOString() }),
    });
    const line = { line_external_id: 'line-1', quantity: 1, reason: 'too_small', resolution: 'refund' };
    await told();
    const made = await call('POST', '/returns', {
      body: { order_external_id: 'back', lines: [line], method: 'label' },
    });
    expect(made.status).toBe(201);
    expect(await told()).toEqual([expect.objectContaining({ type: 'return.created', data: made.json })]);

    const { id, lines } = made.json;
    const approved = await call('POST', `/returns/${id}/approve`, { body: {} });
    expect(await told()).toEqual([expect.objectContaining({ type: 'return.updated', data: approved.json })]);
    const received = await call('POST', `/returns/${id}/receive`, {
      body: { lines: [{ return_line_id: lines[0].id, accepted: 1, damaged: 0, missing: 0 }] },
    });
    expect(await told()).toEqual([expect.objectContaining({ type: 'return.updated', data: received.json })]);

    const paid = await call('POST', `/returns/${id}/refund`, { body: {} });
    const events = await told();
    const ofType = (type: string) => events.filter((event) => event.type === type);
    expect(ofType('return.updated')).toEqual([expect.objectContaining({ data: paid.json })]);
    expect(ofType('refund.succeeded').map(({ data }) => data)).toEqual([
      { return_id: id, return_number: made.json.number, order_external_id: 'back', ...paid.json.refunds[0] },
    ]);
  });

  test('a refund that could not be paid', async () => {
    await told();
    const [returned] = (await call('GET', '/returns?order_external_id=back')).json.data;
    await inShop(shop.gate, async (ctx) => {
      const intentId = newId();
      await ctx.db.execute(sql`update orders set refunded_by_us = refunded_by_us + 100 where external_id = 'back'`);
      await ctx.db.execute(sql`insert into refund_intents (shop_id, id, order_id, return_id, step, kind, amount, currency, provider, state, created_at)
        select shop_id, ${intentId}, order_id, id, 9, 'refund', 100, 'EUR', 'manual', 'sending', now() from returns where id = ${returned.id}`);
      await failRefund(ctx, { intentId, reason: 'The card is closed.' });
    });
    const failed = (await told()).find(({ type }) => type === 'refund.failed');
    expect(failed?.data).toMatchObject({
      return_id: returned.id,
      state: 'failed',
      amount: { amount: 100, currency: 'EUR' },
    });
  });

  test('nothing of what was refused or changed nothing', async () => {
    await told();
    const older = order({ updated_at: '2020-01-01T00:00:00Z' });
    await call('PUT', '/orders/quiet', { body: order({ updated_at: '2026-01-01T00:00:00Z' }) });
    expect(await told()).toHaveLength(1);
    expect((await call('PUT', '/orders/quiet', { body: older })).status).toBe(200);
    expect((await call('PUT', '/orders/back', { body: order({ lines: [{ external_id: 'else' }] }) })).status).toBe(409);
    expect((await call('PUT', '/orders/back', { body: {} })).status).toBe(400);
    expect(await told()).toEqual([]);
  });

  test('ids grow with time, and an endpoint hears what it asked for', async () => {
    const { json } = await make({ events: ['shipment.created'] });
    await call('PUT', '/orders/ids', { body: order() });
    await call('PUT', '/shipments/ids', { body: { order_external_id: 'ids' } });
    const { data } = (await call('GET', `/webhook-endpoints/${json.id}/deliveries`)).json;
    expect(data.map(({ type }: { type: string }) => type)).toEqual(['shipment.created']);
    const all = await inShop(shop.gate, ({ db }) =>
      db.select().from(webhookEvents).orderBy(asc(webhookEvents.createdAt), asc(webhookEvents.id)),
    );
    const ids = all.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(10);
    expect(ids).toEqual([...ids].sort());
  });
});

test('the description names every event with the shape of its data', async () => {
  const { json } = await call('GET', '/openapi.json', { key: null });
  expect(Object.keys(json.webhooks).sort()).toEqual([...WEBHOOK_EVENT_TYPES, 'webhook.test'].sort());
  const { schema } = json.webhooks['shipment.updated'].post.requestBody.content['application/json'];
  expect(schema.properties.data).toEqual({ $ref: '#/components/schemas/Shipment' });
  expect(json.paths['/webhook-endpoints/{id}'].patch.requestBody).toBeDefined();
});
