import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connections, inbox } from '@/db/schema/shipments';
import { callApi } from '@/db/testing/call-api';
import { type OpenShop, openShop } from '@/db/testing/open-shop';
import { flushTooLarge } from '@/lib/api/hear-too-large';
import { noteTooLarge } from '@/lib/connections/mutations/note-too-large';
import { readConnections } from '@/lib/connections/queries/read-connections';
import { newId } from '@/lib/core/ids';
import { parseNetworks } from '@/lib/core/networks';
import { inShop } from '@/lib/core/unit-of-work';
import { roads } from './lanes';
import { type FrontServer, listen } from './serve';

let shop: OpenShop;
let theirs: OpenShop;
let front: FrontServer;

beforeAll(async () => {
  shop = await openShop();
  theirs = await openShop();
  front = await listen(0, parseNetworks(''));
  front.open(async (request, response) => {
    await roads(request, response);
  });
});
afterAll(async () => {
  await front.drain(0);
  await shop.close();
  await theirs.close();
});

const FIVE_MEGABYTES = Buffer.alloc(5 * 1_048_576, 'x');

const send = (id: string, { chunked = false } = {}) =>
  new Promise<number>((done, failed) => {
    const { port } = front.server.address() as AddressInfo;
    const length = chunked ? {} : { 'content-length': String(FIVE_MEGABYTES.length) };
    const sent = httpRequest({ port, method: 'POST', path: `/api/hooks/${id}?token=x`, headers: length });
    sent.on('error', failed);
    sent.on('response', (response) => {
      response.resume();
      response.on('end', () => done(response.statusCode ?? 0));
    });
    sent.end(FIVE_MEGABYTES);
  });

const connect = async (): Promise<string> =>
  (await callApi('POST', '/connections', { key: shop.key, body: { source: 'generic' } })).json.id;
const rowOf = async (id: string) =>
  (await inShop(shop.gate, (ctx) => ctx.db.select().from(connections).where(eq(connections.id, id))))[0];

it('what is too large is refused, and its connection says so: how many, how large, when; a storm writes little', async () => {
  const id = await connect();
  expect(await send(id)).toBe(413);
  await expect.poll(async () => (await rowOf(id))?.tooLargeCount).toBe(1);
  const first = await rowOf(id);
  expect(first).toMatchObject({
    tooLargeBytes: FIVE_MEGABYTES.length,
    lastError: expect.stringContaining('too large'),
  });
  expect(first?.tooLargeAt).toEqual(first?.lastErrorAt);
  const storm = await Promise.all(Array.from({ length: 30 }, (_, n) => send(id, { chunked: n % 2 === 0 })));
  expect(new Set(storm)).toEqual(new Set([413]));
  // Of the storm nothing is written one by one.
  expect(await rowOf(id)).toEqual(first);
  await flushTooLarge();
  expect((await rowOf(id))?.tooLargeCount).toBe(31);
  await flushTooLarge();
  expect((await rowOf(id))?.tooLargeCount).toBe(31);
  const kept = await inShop(shop.gate, (ctx) =>
    ctx.db
      .select({ id: inbox.id })
      .from(inbox)
      .where(and(eq(inbox.shopId, ctx.shopId), eq(inbox.connectionId, id))),
  );
  expect(kept).toEqual([]);
  const [shown] = (await inShop(shop.gate, readConnections)).connections.filter((one) => one.id === id);
  expect(shown).toMatchObject({
    badge: { tone: 'problem' },
    trouble: null,
    tooLarge: { text: expect.stringMatching(/^31 deliveries were too large to be taken, the latest of /) },
  });
});

it('nobody’s address is refused alike, and nothing comes of it', async () => {
  for (const id of [newId(), 'nonsense']) expect(await send(id)).toBe(413);
  await flushTooLarge();
});

it('as another shop nothing is written', async () => {
  const id = await connect();
  const told = { connectionId: id, count: 3, bytes: 9_000_000, at: new Date() };
  await inShop(theirs.gate, (ctx) => noteTooLarge(ctx, told));
  expect(await rowOf(id)).toMatchObject({ tooLargeCount: 0, tooLargeAt: null, lastError: null });
});
