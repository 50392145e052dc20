import { createHmac } from 'node:crypto';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connections, inbox } from '@/db/schema/shipments';
import { callApi } from '@/db/testing/call-api';
import { orderDocument } from '@/db/testing/factories/create-order';
import { type OpenShop, openShop } from '@/db/testing/open-shop';
import { handleHook } from '@/lib/api/handle-hook';
import { flushTooLarge } from '@/lib/api/hear-too-large';
import { MOST_LARGE_A_DAY } from '@/lib/connections/constants';
import { keepTooLarge } from '@/lib/connections/mutations/keep-too-large';
import { noteTooLarge } from '@/lib/connections/mutations/note-too-large';
import { replayInbox } from '@/lib/connections/mutations/replay-inbox';
import { readConnections } from '@/lib/connections/queries/read-connections';
import { readInbox } from '@/lib/connections/queries/read-inbox';
import { newId } from '@/lib/core/ids';
import { parseNetworks } from '@/lib/core/networks';
import { inShop } from '@/lib/core/unit-of-work';
import { roads } from './lanes';
import { type FrontServer, type Handler, listen } from './serve';

let shop: OpenShop;
let theirs: OpenShop;
const fronts: Record<string, FrontServer> = {};

/** As Next hands a request to the route: of the web's own kind, its body a stream. */
const asRoute: Handler = async (request, response) => {
  const body = Readable.toWeb(request) as ReadableStream<Uint8Array>;
  const headers = request.headers as Record<string, string>;
  const init = { method: request.method, headers, body, duplex: 'half' };
  const answer = await handleHook(new Request(`http://porchlight.test${request.url}`, init as RequestInit));
  response.writeHead(answer.status).end(await answer.text());
};

beforeAll(async () => {
  shop = await openShop();
  theirs = await openShop();
  const handlers: Record<string, Handler> = { lane: async (...both) => void (await roads(...both)), route: asRoute };
  for (const [name, handler] of Object.entries(handlers)) {
    const front = await listen(0, parseNetworks(''));
    front.open(handler);
    fronts[name] = front;
  }
});
afterAll(async () => {
  for (const front of Object.values(fronts)) await front.drain(0);
  await shop.close();
  await theirs.close();
});

const MB = 1_048_576;
const FORGED = Buffer.alloc(5 * MB, 'x');
type Sent = { chunked?: boolean; by?: string; headers?: Record<string, string>; length?: number };

/** Begins to send to a connection's address; ended with the rest of the body, it resolves to the status. */
function open(id: string, { chunked = false, by = 'lane', headers, length = FORGED.length }: Sent = {}) {
  const { port } = (fronts[by] as FrontServer).server.address() as AddressInfo;
  const size = chunked ? {} : { 'content-length': String(length) };
  const sent = httpRequest({
    port,
    method: 'POST',
    path: `/api/hooks/${id}?token=x`,
    headers: { ...headers, ...size },
  });
  const answered = new Promise<number>((done, failed) => {
    sent.on('error', failed);
    sent.on('response', (response: IncomingMessage) => {
      response.resume();
      response.on('end', () => done(response.statusCode ?? 0));
    });
  });
  return { sent, answered };
}

function send(id: string, options: Sent = {}, body = FORGED): Promise<number> {
  const { sent, answered } = open(id, { ...options, length: body.length });
  sent.end(body);
  return answered;
}

async function connect(): Promise<{ id: string; secret: string }> {
  const { json } = await callApi('POST', '/connections', { key: shop.key, body: { source: 'generic' } });
  return { id: json.id, secret: json.secret };
}
const rowOf = async (id: string) =>
  (await inShop(shop.gate, (ctx) => ctx.db.select().from(connections).where(eq(connections.id, id))))[0];
const keptOf = (id: string) =>
  inShop(shop.gate, (ctx) =>
    ctx.db
      .select()
      .from(inbox)
      .where(and(eq(inbox.shopId, ctx.shopId), eq(inbox.connectionId, id))),
  );

/** As Standard Webhooks 1.0 signs it. */
function signed(body: string, secret: string, id = newId()): Record<string, string> {
  const at = String(Math.floor(Date.now() / 1_000));
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': `v1,${signature}` };
}

/** A parcel, and a message of so many bytes that says it is delivered. */
async function parcelAnd(bytes: number) {
  const number = `L${newId().slice(-12)}`;
  await callApi('PUT', `/orders/o-${number}`, { key: shop.key, body: orderDocument(new Date()) });
  const shipment = { order_external_id: `o-${number}`, carrier: 'own_courier', tracking_number: number };
  await callApi('PUT', `/shipments/s-${number}`, { key: shop.key, body: shipment });
  const event = { status: 'delivered', occurred_at: new Date(Date.now() - 60_000).toISOString() };
  const told = { carrier: 'own_courier', tracking_number: number, events: [event] };
  const body = JSON.stringify(told);
  const status = async () => (await callApi('GET', `/shipments/s-${number}`, { key: shop.key })).json.status;
  return { body: body + ' '.repeat(bytes - body.length), status };
}

describe.each(['lane', 'route'])('by the %s', (by) => {
  it.each([false, true])(
    'what is genuine is refused, kept, listed, and applied when asked for (chunked: %s)',
    async (chunked) => {
      const { id, secret } = await connect();
      const { body, status } = await parcelAnd(5 * MB);
      const headers = signed(body, secret);
      const post = () => send(id, { by, chunked, headers }, Buffer.from(body));
      expect([await post(), await post()]).toEqual([413, 413]);
      const kept = await keptOf(id);
      expect(kept).toMatchObject([
        { state: 'parked', reason: 'too_large', detail: '5.0 MB', largeBytes: 5 * MB, body },
      ]);
      expect(await status()).not.toBe('delivered');
      const listed = await inShop(shop.gate, (ctx) => readInbox(ctx, { tab: 'waiting', connection: id, cursor: null }));
      expect(listed.rows).toMatchObject([
        { id: kept[0]?.id, badge: { label: 'Needs a look' }, text: expect.stringMatching(/larger than .* kept/) },
      ]);
      const replayed = await inShop(shop.gate, (ctx) => replayInbox(ctx, { inboxId: kept[0]?.id ?? '' }));
      expect([replayed.state, await status()]).toEqual(['processed', 'delivered']);
      // Told once more, it neither waits again nor happens again.
      expect(await post()).toBe(413);
      expect(await keptOf(id)).toMatchObject([{ state: 'processed' }]);
    },
  );

  it('what is forged, or larger than is kept, leaves a count and no more', async () => {
    const { id, secret } = await connect();
    const huge = Buffer.alloc(8 * MB + 1, ' ');
    expect(await send(id, { by })).toBe(413);
    expect((await rowOf(id))?.lastError).toBeTruthy();
    for (const chunked of [false, true]) {
      const headers = signed(huge.toString(), secret);
      expect(await send(id, { by, chunked, headers }, huge)).toBe(413);
    }
    await flushTooLarge();
    expect(await rowOf(id)).toMatchObject({ tooLargeCount: 3, tooLargeBytes: huge.length });
    expect(await keptOf(id)).toEqual([]);
  });
});

it('few are read at once, one of a connection; who breaks off makes room', async () => {
  const { body } = await parcelAnd(2 * MB);
  const bytes = Buffer.from(body);
  const all = await Promise.all([connect(), connect(), connect(), connect()]);
  const slow = all.slice(0, 3).map(({ id, secret }) => {
    const one = open(id, { headers: signed(body, secret), length: bytes.length });
    one.sent.write(bytes.subarray(0, MB));
    return one;
  });
  const [first, , , last] = all as [(typeof all)[0], (typeof all)[0], (typeof all)[0], (typeof all)[0]];
  /** How many more are kept of a connection after one more was sent there. */
  const leaves = async ({ id, secret }: typeof first) => {
    const before = (await keptOf(id)).length;
    expect(await send(id, { headers: signed(body, secret) }, bytes)).toBe(413);
    return (await keptOf(id)).length - before;
  };
  // The three are noticed in their own time; from then on nothing else is read.
  await expect.poll(() => leaves(last)).toBe(0);
  expect([await leaves(last), await leaves(first)]).toEqual([0, 0]);
  const [gone, ...patient] = slow;
  gone?.answered.catch(() => {});
  gone?.sent.destroy();
  await expect.poll(() => leaves(first)).toBe(1);
  for (const { sent, answered } of patient) {
    sent.end(bytes.subarray(MB));
    expect(await answered).toBe(413);
  }
  for (const { id } of all.slice(1, 3)) expect(await keptOf(id)).toMatchObject([{ reason: 'too_large' }]);
});

it('of one connection no more is kept than a day has room for, and of another shop nothing', async () => {
  const { id } = await connect();
  const keep = (n: number, bytes: number, gate = shop.gate) =>
    inShop(gate, (ctx) =>
      keepTooLarge(ctx, { connectionId: id, source: 'generic', dedupeKey: `k${n}`, body: 'x', bytes }),
    );
  const half = MOST_LARGE_A_DAY / 2;
  const told = [await keep(1, half), await keep(1, half), await keep(2, half), await keep(3, 2 * MB)];
  expect(told).toEqual(['kept', 'duplicate', 'kept', 'full']);
  const tomorrow = { ...shop.gate, now: new Date(Date.now() + 25 * 3_600_000) };
  expect(await keep(3, 2 * MB, tomorrow)).toBe('kept');
  await expect(keep(4, 2 * MB, { ...theirs.gate })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

it('a storm of what is too large writes little', async () => {
  const { id } = await connect();
  expect(await send(id)).toBe(413);
  await expect.poll(async () => (await rowOf(id))?.tooLargeCount).toBe(1);
  const first = await rowOf(id);
  expect(first).toMatchObject({ tooLargeBytes: FORGED.length, lastError: expect.stringContaining('too large') });
  expect(first?.tooLargeAt).toEqual(first?.lastErrorAt);
  const storm = await Promise.all(Array.from({ length: 30 }, (_, n) => send(id, { chunked: n % 2 === 0 })));
  expect(new Set(storm)).toEqual(new Set([413]));
  // Of the storm nothing is written one by one.
  expect(await rowOf(id)).toEqual(first);
  await flushTooLarge();
  expect((await rowOf(id))?.tooLargeCount).toBe(31);
  await flushTooLarge();
  expect((await rowOf(id))?.tooLargeCount).toBe(31);
  const [shown] = (await inShop(shop.gate, readConnections)).connections.filter((one) => one.id === id);
  expect(shown).toMatchObject({
    badge: { tone: 'problem' },
    trouble: null,
    tooLarge: { text: expect.stringMatching(/^31 deliveries were refused as too large, the latest of /) },
  });
});

it('nobody’s address is refused alike, and nothing comes of it', async () => {
  for (const id of [newId(), 'nonsense']) expect(await send(id)).toBe(413);
  await flushTooLarge();
});

it('as another shop nothing is written', async () => {
  const { id } = await connect();
  const told = { connectionId: id, count: 3, bytes: 9_000_000, at: new Date() };
  await inShop(theirs.gate, (ctx) => noteTooLarge(ctx, told));
  expect(await rowOf(id)).toMatchObject({ tooLargeCount: 0, tooLargeAt: null, lastError: null });
});
