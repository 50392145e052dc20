import { createHmac } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inbox } from '@/db/schema/shipments';
import { callApi } from '@/db/testing/call-api';
import { orderDocument } from '@/db/testing/factories/create-order';
import { type OpenShop, openShop } from '@/db/testing/open-shop';
import { backlogOf } from '@/lib/connections/apply-behind';
import { replayInbox } from '@/lib/connections/mutations/replay-inbox';
import { listInbox } from '@/lib/connections/queries/list-inbox';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { handleHook } from './handle-hook';

let mine: OpenShop;
let theirs: OpenShop;
let own: { id: string; secret: string };

const call: typeof callApi = (method, path, options = {}) => callApi(method, path, { key: mine.key, ...options });

async function connect(shop: OpenShop, source = 'generic', secret?: string) {
  const { json } = await callApi('POST', '/connections', { key: shop.key, body: { source, secret } });
  return { id: json.id as string, secret: secret ?? (json.secret as string) };
}

beforeAll(async () => {
  mine = await openShop();
  theirs = await openShop();
  own = await connect(mine);
});
afterAll(async () => {
  await mine.close();
  await theirs.close();
});

async function post(id: string, body: BodyInit, headers: Record<string, string> = {}, method = 'POST') {
  const response = await handleHook(
    new Request(`http://porchlight.test/api/hooks/${id}`, {
      method,
      headers,
      body: method === 'POST' ? body : undefined,
    }),
  );
  const text = await response.text();
  return { status: response.status, headers: response.headers, json: text ? JSON.parse(text) : null };
}

/** As Standard Webhooks 1.0 signs it. */
function signed(body: string, { secret = own.secret, id = newId(), at = Math.floor(Date.now() / 1_000) } = {}) {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': `v1,${signature}` };
}

const send = (body: unknown, options: Parameters<typeof signed>[1] & { to?: string } = {}) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return post(options.to ?? own.id, text, signed(text, options));
};

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const event = (status: string, minutes: number) => ({ status, occurred_at: ago(minutes) });

/** An order with one parcel of that number. */
async function parcel(tracking_number: string, members: object = {}) {
  await call('PUT', `/orders/o-${tracking_number}`, { body: orderDocument(new Date()) });
  return call('PUT', `/shipments/s-${tracking_number}`, {
    body: { order_external_id: `o-${tracking_number}`, carrier: 'own_courier', tracking_number, ...members },
  });
}
const shipment = async (number: string) => (await call('GET', `/shipments/s-${number}`)).json;
const rows = (connectionId: string) =>
  inShop(mine.gate, (ctx) =>
    ctx.db
      .select()
      .from(inbox)
      .where(and(eq(inbox.shopId, ctx.shopId), eq(inbox.connectionId, connectionId))),
  );

describe('what is let in', () => {
  test('a forged, changed, old or unsigned delivery is 401 and leaves nothing', async () => {
    const { id, secret } = await connect(mine);
    const body = JSON.stringify({ tracking_number: 'X', events: [event('delivered', 1)] });
    const good = signed(body, { secret });
    const old = signed(body, { secret, at: Math.floor(Date.now() / 1_000) - 3_600 });
    const attempts = [
      post(id, body),
      post(id, `${body} `, good),
      post(id, body.replace('delivered', 'delivereD'), good),
      post(id, body, { ...good, 'webhook-id': 'other' }),
      post(id, body, { ...good, 'webhook-signature': good['webhook-signature'].slice(0, -4) }),
      post(id, body, signed(body, { secret: 'whsec_AAAA' })),
      post(id, body, old),
      // another shop's secret at this address
      post(id, body, signed(body, await connect(theirs))),
    ];
    for (const answer of await Promise.all(attempts))
      expect([answer.status, answer.json.code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(await rows(id)).toEqual([]);
    expect((await call('GET', `/connections/${id}`)).json.last_error).toMatch(/signature/);
  });

  test('an unknown or closed address is 404, another method 405, too much 413', async () => {
    expect((await post(newId(), '{}')).status).toBe(404);
    expect((await post('nonsense', '{}')).status).toBe(404);
    const { id } = await connect(mine);
    await call('DELETE', `/connections/${id}`);
    expect((await post(id, '{}')).status).toBe(404);
    const get = await post(own.id, '', {}, 'GET');
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
    expect((await post(own.id, 'x'.repeat(1_048_577))).status).toBe(413);
  });

  test('a scheme of its own: what AfterShip signs is read as AfterShip', async () => {
    const { id } = await connect(mine, 'aftership', 'aftership-secret');
    await parcel('AFTER1');
    const body = JSON.stringify({
      event: 'tracking_update',
      event_id: newId(),
      ts: Math.floor(Date.now() / 1_000),
      msg: {
        id: 'x',
        tracking_number: 'AFTER1',
        slug: 'dhl',
        tag: 'InTransit',
        checkpoints: [{ checkpoint_time: ago(30), tag: 'InTransit', message: 'Departed', slug: 'dhl' }],
      },
    });
    const mac = createHmac('sha256', 'aftership-secret').update(body).digest('base64');
    expect((await post(id, body, { 'aftership-hmac-sha256': mac })).json).toEqual({ status: 'processed' });
    expect(await shipment('AFTER1')).toMatchObject({ status: 'in_transit', events: [{ source: 'aftership' }] });
  });
});

describe('what becomes of it', () => {
  test('scans reach the parcel by number or by id, once, whatever order they come in', async () => {
    await parcel('N 1-2');
    expect(
      (await send({ carrier: 'own_courier', tracking_number: 'n12', events: [event('delivered', 1)] })).json,
    ).toEqual({ status: 'processed' });
    await send({ shipment_external_id: 's-N 1-2', events: [event('in_transit', 60)] });
    const again = { carrier: 'own_courier', tracking_number: 'N12', events: [event('out_for_delivery', 30)] };
    const id = newId();
    expect((await send(again, { id })).json).toEqual({ status: 'processed' });
    for (let i = 0; i < 3; i++)
      expect(await send(again, { id })).toMatchObject({ status: 200, json: { status: 'duplicate' } });
    const state = await shipment('N 1-2');
    expect(state.status).toBe('delivered');
    expect(state.events.map((e: { status: string }) => e.status)).toEqual([
      'delivered',
      'out_for_delivery',
      'in_transit',
    ]);
  });

  test('a number nobody knows waits, and is attached when its parcel comes', async () => {
    const body = [
      { tracking_number: 'WAIT1', events: [event('in_transit', 50), event('delivered', 5)] },
      { tracking_number: 'WAIT2', events: [event('out_for_delivery', 20)] },
    ];
    expect(await send(body)).toMatchObject({ status: 202, json: { status: 'parked' } });
    expect((await parcel('WAIT2')).json).toMatchObject({ status: 'out_for_delivery', events: [{}] });
    expect((await parcel('WAIT1')).json).toMatchObject({ status: 'delivered', events: [{}, {}] });
    const left = (await rows(own.id)).filter(
      ({ state, trackingKey }) => state === 'parked' && trackingKey?.startsWith('WAIT'),
    );
    expect(left).toEqual([]);
  });

  test('a parcel and its first scan arriving together always find each other', async () => {
    for (let i = 0; i < 10; i++) {
      const number = `RACE${i}`;
      const [, answer] = await Promise.all([
        parcel(number),
        send({ tracking_number: number, events: [event('in_transit', 5)] }),
      ]);
      expect([200, 202]).toContain(answer.status);
      expect((await shipment(number)).status).toBe('in_transit');
    }
  });

  test('what is not understood is kept and acknowledged; nothing makes it fail', async () => {
    const hostile = [
      '',
      'null',
      '[]',
      '{',
      '"x"',
      '{"tracking_number":"X"}',
      '{"tracking_number":"X","events":[{"status":"flying"}]}',
      `{"tracking_number":"X","events":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
      `{"a":${'{"a":'.repeat(64)}1${'}'.repeat(64)}}`,
      '\ufeff{"tracking_number":"\\u0000","events":[]}',
      'a\0b',
      '{"tracking_number":{"$gt":""},"events":[]}',
      '{"__proto__":{"x":1},"tracking_number":"X","events":null}',
    ];
    for (const body of hostile) expect(await send(body)).toMatchObject({ status: 202, json: { status: 'parked' } });
    const page = await inShop(mine.gate, (ctx) =>
      listInbox(ctx, { limit: 100, after: null, state: 'parked', connectionId: own.id }),
    );
    expect(page.data.filter(({ reason }) => reason === 'not_understood').length).toBeGreaterThanOrEqual(
      hostile.length - 1,
    );
    const zero = await send(
      '{"tracking_number":"A\\u0000B","events":[{"status":"in_transit","description":"\\ud800 \\u0000"}]}',
    );
    expect(zero.status).toBe(202);
  });

  test('hostile scans of a known parcel are stored as far as they can be', async () => {
    await parcel('HOSTILE');
    const text = 'x\u0000\ud800<script>\u202e'.repeat(500);
    const answer = await send({
      tracking_number: 'HOSTILE',
      events: [
        {
          id: text,
          status: 'in_transit',
          description: text,
          code: text,
          occurred_at: text,
          location: { city: text, latitude: 1e308 },
        },
      ],
    });
    expect(answer).toMatchObject({ status: 200, json: { status: 'processed' } });
    expect(await shipment('HOSTILE')).toMatchObject({ status: 'in_transit', events: [{ occurred_at: null }] });
  });

  test('orders packed into one box share its scans; a return under the same number does not get those of the way there', async () => {
    const box = { carrier: 'dhl_de', tracking_number: 'BOX1', lines: [] };
    for (const id of ['box-a', 'box-b']) {
      await call('PUT', `/orders/${id}`, { body: orderDocument(new Date()) });
      await call('PUT', `/shipments/${id}`, { body: { ...box, order_external_id: id } });
    }
    await send({ carrier: 'DHL Paket', tracking_number: 'BOX1', events: [event('delivered', 60 * 24 * 10)] });
    const status = async (id: string) => (await call('GET', `/shipments/${id}`)).json.status;
    expect([await status('box-a'), await status('box-b')]).toEqual(['delivered', 'delivered']);
    await call('PUT', '/shipments/box-back', { body: { ...box, order_external_id: 'box-a', direction: 'return' } });
    await send({ tracking_number: 'BOX1', events: [event('delivered', 60 * 24 * 10), event('in_transit', 5)] });
    expect([await status('box-a'), await status('box-back')]).toEqual(['delivered', 'in_transit']);
    expect((await call('GET', '/shipments?tracking_number=box-1')).json.data).toHaveLength(3);
  });

  test('a kept message can be played again; not by another shop', async () => {
    await parcel('AGAIN');
    await send({ tracking_number: 'AGAIN', events: [event('in_transit', 5)] });
    const [row] = (await rows(own.id)).filter(({ body }) => body.includes('AGAIN'));
    const inboxId = row?.id ?? '';
    await expect(inShop(theirs.gate, (ctx) => replayInbox(ctx, { inboxId }))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await inShop(mine.gate, (ctx) => replayInbox(ctx, { inboxId }))).toEqual({ state: 'processed' });
    expect((await shipment('AGAIN')).events).toHaveLength(1);
  });

  test('the same number in another shop is another parcel', async () => {
    await parcel('SHARED');
    const other = await connect(theirs);
    expect(
      (
        await send(
          { tracking_number: 'SHARED', events: [event('delivered', 1)] },
          { ...other, to: other.id, id: newId() },
        )
      ).status,
    ).toBe(202);
    expect((await shipment('SHARED')).status).toBe('unknown');
  });

  test('a storm of shuffled, doubled scans over many parcels loses nothing', async () => {
    const numbers = Array.from({ length: 8 }, (_, i) => `STORM${i}`);
    for (const number of numbers) await parcel(number);
    const journey = ['in_transit', 'out_for_delivery', 'delivered'].map((status, i) => event(status, 30 - 10 * i));
    const deliveries = numbers.flatMap((tracking_number) =>
      journey.flatMap((scan) => Array.from({ length: 3 }, () => ({ tracking_number, events: [scan] }))),
    );
    // batches that name the parcels in opposite orders
    const batches = [numbers, numbers.toReversed()].map((order) =>
      order.map((tracking_number) => ({ tracking_number, events: journey })),
    );
    const work = [...deliveries, ...batches].sort((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);
    const answers = await Promise.all(work.map((body) => send(body)));
    // so many at once are answered when they are stored, and applied a moment later
    expect(answers.every(({ status, json }) => (json.status === 'received' ? 202 : 200) === status)).toBe(true);
    while (backlogOf(mine.shopId) > 0) await new Promise((later) => setTimeout(later, 20));
    for (const number of numbers) {
      const state = await shipment(number);
      expect([state.status, state.events.length]).toEqual(['delivered', 3]);
    }
  });
});
