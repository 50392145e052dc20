import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { and, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shipmentPolls } from '@/db/schema/polling';
import { connections, inbox, shipments } from '@/db/schema/shipments';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { type OpenShop, openShop } from '@/db/testing/open-shop';
import { answer as fedexAnswer, result as fedexResult, scan as fedexScan } from '@/lib/carriers/adapters/fedex/samples';
import { activity, details as upsDetails } from '@/lib/carriers/adapters/ups/samples';
import type { Source } from '@/lib/carriers/types';
import { newId } from '@/lib/core/ids';
import { parseNetworks } from '@/lib/core/networks';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { type Asked, askProvider } from '../adapters/ask-provider';
import { listDuePolls } from '../queries/list-due-polls';
import { openCredentials } from '../queries/open-credentials';
import { beginPoll } from './begin-poll';
import { createConnection } from './create-connection';
import { notePoll } from './note-poll';
import { planPolls } from './plan-polls';
import { replaceCredentials } from './replace-credentials';
import { replayInbox } from './replay-inbox';
import { settlePoll } from './settle-poll';
import { testConnection } from './test-connection';

const permitted = parseNetworks('127.0.0.0/8');

/** A carrier on this machine: checks who asks, counts, and answers as it is told to. */
type Reply = { status?: number; headers?: Record<string, string>; body: string };
let server: Server;
let address: string;
let asked: { method?: string; url?: string; headers: IncomingMessage['headers']; body: string }[] = [];
let issued = 0;
let lifetime = 3_600;
let reply: (count: number) => Reply = () => ({ body: '{}' });

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const { method, url = '', headers } = request;
      const send = ({ status = 200, headers: extra = {}, body: text }: Reply) =>
        response.writeHead(status, { 'content-type': 'application/json', ...extra }).end(text);
      if (/token$/.test(url)) {
        const good =
          headers.authorization === `Basic ${Buffer.from('id:geheim').toString('base64')}` ||
          new URLSearchParams(body).get('client_secret') === 'geheim' ||
          body.includes('"client_secret":"geheim"');
        if (!good) return send({ status: 400, body: '{"error":"invalid_client"}' });
        return send({ body: JSON.stringify({ access_token: `token-${++issued}`, expires_in: String(lifetime) }) });
      }
      asked.push({ method, url, headers, body });
      send(reply(asked.length));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((closed) => server.close(closed)));
afterEach(() => {
  asked = [];
  lifetime = 3_600;
});

const question = (source: Source, credentials: Record<string, string> = {}, connectionId = newId()) => ({
  connectionId,
  source,
  credentials: { base_url: address, client_id: 'id', client_secret: 'geheim', api_key: 'key', ...credentials },
});
const parcel = { trackingNumber: '1Z 999/?#', carrier: 'ups' };
const ask = (q: ReturnType<typeof question>, now?: number) => askProvider(q, parcel, { permitted, now });

describe('asking', () => {
  it.each([
    ['ups', '/api/track/v1/details/1Z%20999%2F%3F%23?', 'authorization', /^Bearer token-\d+$/],
    ['usps', '/tracking/v3/tracking/1Z%20999%2F%3F%23?expand=DETAIL', 'authorization', /^Bearer token-\d+$/],
    ['fedex', '/track/v1/trackingnumbers', 'authorization', /^Bearer token-\d+$/],
    ['dhl', '/track/shipments?trackingNumber=1Z%20999%2F%3F%23', 'dhl-api-key', /^key$/],
    ['royal_mail', '/mailpieces/v2/1Z%20999%2F%3F%23/events', 'x-accept-rmg-terms', /^yes$/],
    ['canada_post', '/vis/track/pin/1Z%20999%2F%3F%23/detail', 'accept', /^application\/vnd\.cpc\.track-v2\+xml$/],
    ['australia_post', '/shipping/v1/track?tracking_ids=1Z%20999%2F%3F%23', 'authorization', /^Basic /],
    ['la_poste', '/suivi/v2/idships/1Z%20999%2F%3F%23', 'x-okapi-key', /^key$/],
    ['aftership', '/tracking/2026-07/trackings?tracking_numbers=1Z%20999%2F%3F%23', 'as-api-key', /^key$/],
    ['easypost', '/v2/trackers?tracking_code=1Z%20999%2F%3F%23', 'authorization', /^Basic a2V5Og==$/],
    ['shippo', '/tracks/ups/1Z%20999%2F%3F%23', 'authorization', /^ShippoToken key$/],
    ['ship24', '/public/v1/trackers/search/1Z%20999%2F%3F%23/results', 'authorization', /^Bearer key$/],
    ['karrio', '/v1/trackers/1Z%20999%2F%3F%23', 'authorization', /^Token key$/],
  ] as const)('%s is asked as it documents', async (source, url, header, value) => {
    expect(await ask(question(source))).toEqual({ kind: 'answer', body: '{}' });
    expect(asked[0]?.url).toContain(url);
    expect(asked[0]?.headers[header]).toMatch(value);
    if (source === 'fedex') expect(asked[0]?.body).toContain('"trackingNumber":"1Z 999/?#"');
  });

  it('gets one token for many questions, and another when it ends or when credentials change', async () => {
    const q = question('ups');
    const before = issued;
    const now = Date.now();
    for (let i = 0; i < 3; i++) await ask(q, now);
    expect(issued - before).toBe(1);
    await ask(q, now + 3_600_000);
    expect(issued - before).toBe(2);
    await ask({ ...q, credentials: { ...q.credentials, client_secret: 'wrong' } }, now).then((told) =>
      expect(told).toMatchObject({ kind: 'refused' }),
    );
  });

  it('gets a token anew, once, where it is refused', async () => {
    const q = question('ups');
    await ask(q);
    const before = issued;
    reply = (count) => (count === 2 ? { status: 401, body: '{}' } : { body: '{"ok":1}' });
    expect(await ask(q)).toEqual({ kind: 'answer', body: '{"ok":1}' });
    expect(issued - before).toBe(1);
    reply = () => ({ status: 401, body: '{}' });
    asked = [];
    expect(await ask(q)).toMatchObject({ kind: 'refused' });
    expect(asked).toHaveLength(2);
    reply = () => ({ body: '{}' });
  });

  it.each([
    [429, { 'retry-after': '120' }, { kind: 'slow_down', seconds: 120 }],
    [429, { 'retry-after': 'Sun, 22 Nov 2026 12:01:00 GMT' }, { kind: 'slow_down', seconds: 60 }],
    [429, {}, { kind: 'slow_down', seconds: 300 }],
    [429, { 'retry-after': '-5' }, { kind: 'slow_down', seconds: 300 }],
    [429, { 'retry-after': '999999999' }, { kind: 'slow_down', seconds: 86_400 }],
    [503, { 'retry-after': '7' }, { kind: 'slow_down', seconds: 7 }],
    [500, {}, { kind: 'failed' }],
    [302, { location: 'http://127.0.0.1:1/' }, { kind: 'failed' }],
    [403, {}, { kind: 'refused' }],
    [404, {}, { kind: 'answer' }],
  ])('status %i %j', async (status, headers, expected) => {
    reply = () => ({ status, headers: headers as Record<string, string>, body: '{}' });
    expect(await ask(question('dhl'), Date.parse('2026-11-22T12:00:00Z'))).toMatchObject(expected);
    reply = () => ({ body: '{}' });
  });

  it('goes nowhere private unless told that it may, and never fails by an exception', async () => {
    expect(await askProvider(question('dhl'), parcel, { permitted: parseNetworks('') })).toMatchObject({
      kind: 'failed',
    });
    expect(await ask(question('dhl', { base_url: 'http://127.0.0.1:1' }))).toMatchObject({ kind: 'failed' });
    expect(await ask(question('dhl', { base_url: 'no address' }))).toMatchObject({ kind: 'failed' });
    expect(await ask(question('generic'))).toMatchObject({ kind: 'failed' });
    expect(asked).toHaveLength(0);
  });
});

describe('polling', () => {
  let shop: OpenShop;
  let other: OpenShop;
  beforeEach(async () => {
    shop = await openShop();
    other = await openShop();
    await inShop(shop.gate, (ctx) => createOrder(ctx, { externalId: 'o1' }));
  });
  afterEach(() => Promise.all([shop.close(), other.close()]));

  const at = (minutes: number): Gate => ({
    ...shop.gate,
    now: new Date(Date.parse('2026-11-22T12:00:00Z') + minutes * 60_000),
  });
  const connect = (source: Source, credentials: Record<string, string> | null) =>
    inShop(at(0), (ctx) => createConnection(ctx, { source, credentials }));
  const send = (carrier: string, trackingNumber: string | null = `P${newId().slice(-12)}`) =>
    inShop(at(0), (ctx) =>
      createShipment(ctx, { externalId: 'o1' }, { carrier, tracking_number: trackingNumber, lines: [] }),
    );
  const due = (minutes: number) => inShop(at(minutes), (ctx) => listDuePolls(ctx, { limit: 50, withinMs: 300_000 }));
  const rowOf = (table: 'poll' | 'connection' | 'shipment', id: string) =>
    inShop(shop.gate, async ({ db, shopId }) => {
      if (table === 'poll') return (await db.select().from(shipmentPolls).where(eq(shipmentPolls.shipmentId, id)))[0];
      const of = table === 'connection' ? connections : shipments;
      return (
        await db
          .select()
          .from(of)
          .where(and(eq(of.shopId, shopId), eq(of.id, id)))
      )[0];
    });
  const settle = (minutes: number, shipmentId: string, connectionId: string, told: Asked, source: Source = 'fedex') =>
    inShop(at(minutes), (ctx) => settlePoll(ctx, { shipmentId, connectionId, source, asked: told, chance: 0.5 }));

  it('asks the carrier before a service, nobody without credentials, and no more than its pace allows', async () => {
    const service = await connect('aftership', { api_key: 'k' });
    const carrier = await connect('fedex', { client_id: 'a', client_secret: 'b' });
    await connect('ups', null);
    const [ground, air, unnumbered, old] = [
      await send('fedex'),
      await send('ups'),
      await send('fedex', null),
      await send('dpd'),
    ];
    const found = await due(1);
    expect(found).toContainEqual({ shipmentId: ground.id, connectionId: carrier.id, gapMs: 1_000 });
    expect(found.map(({ shipmentId }) => shipmentId)).not.toContain(unnumbered.id);
    // a service tells by itself and is asked only after a day of silence
    expect(found.map(({ shipmentId }) => shipmentId)).not.toContain(air.id);
    const later = await due(25 * 60);
    for (const { id } of [air, old])
      expect(later).toContainEqual({ shipmentId: id, connectionId: service.id, gapMs: 200 });
    expect(
      (await inShop(at(25 * 60), (ctx) => listDuePolls(ctx, { limit: 50, withinMs: 1_000 }))).filter(
        ({ connectionId }) => connectionId === carrier.id,
      ),
    ).toHaveLength(1);
    expect(await due(61 * 24 * 60)).toEqual([]);

    expect(await inShop(at(1), (ctx) => planPolls(ctx, { limit: 50, withinMs: 240_000 }))).toEqual({ planned: 1 });
    expect(await due(2)).toEqual([]);
    expect(await due(60)).toHaveLength(1);

    const begun = await inShop(at(2), (ctx) => beginPoll(ctx, { shipmentId: ground.id }));
    expect(begun).toMatchObject({ wait: null, source: 'fedex', credentials: { client_secret: 'b' } });
    const foreign = { ...other.gate, now: at(2).now };
    expect(await inShop(foreign, (ctx) => beginPoll(ctx, { shipmentId: ground.id }))).toBeNull();
    expect(await inShop(foreign, (ctx) => planPolls(ctx, { limit: 50, withinMs: 1 }))).toEqual({ planned: 0 });
  });

  it('takes turns: the second question of a connection waits', async () => {
    const usps = await connect('usps', { client_id: 'a', client_secret: 'b' });
    const [one, two] = [await send('usps'), await send('usps')];
    await inShop(at(1), (ctx) => planPolls(ctx, { limit: 50, withinMs: 240_000 }));
    const begin = (id: string) => inShop(at(2), (ctx) => beginPoll(ctx, { shipmentId: id }));
    expect(await begin(one.id)).toMatchObject({ wait: null, connectionId: usps.id });
    expect(await begin(two.id)).toEqual({ wait: new Date(Date.parse('2026-11-22T12:03:00Z')) });
  });

  it('applies what is answered, once, and stops when the parcel has arrived', async () => {
    const { id } = await connect('fedex', { client_id: 'a', client_secret: 'b' });
    const sent = await send('fedex', '770000000000');
    await inShop(at(1), (ctx) => planPolls(ctx, { limit: 50, withinMs: 240_000 }));
    const told = (code: string) =>
      ({
        kind: 'answer',
        body: JSON.stringify(fedexAnswer(fedexResult(code, [fedexScan(code, '2026-11-22T08:00:00-05:00')]))),
      }) as const;
    const { next } = await settle(2, sent.id, id, told('OD'));
    expect(next).toEqual(at(62).now);
    expect(await rowOf('shipment', sent.id)).toMatchObject({ status: 'out_for_delivery' });
    await settle(62, sent.id, id, told('OD'));
    const kept = await inShop(shop.gate, ({ db }) => db.select().from(inbox).where(eq(inbox.connectionId, id)));
    expect(kept).toMatchObject([{ state: 'processed' }]);
    expect((await settle(122, sent.id, id, told('DL'))).next).toBeNull();
    expect(await rowOf('shipment', sent.id)).toMatchObject({ status: 'delivered' });
    expect((await due(200)).map(({ shipmentId }) => shipmentId)).not.toContain(sent.id);
    expect(await inShop(at(200), (ctx) => beginPoll(ctx, { shipmentId: sent.id }))).toBeNull();
    expect(await rowOf('connection', id)).toMatchObject({ lastPollAt: at(122).now, lastError: null });
  });

  it('keeps an answer too large to be taken, and applies it when a person says so', async () => {
    const { id } = await connect('fedex', { client_id: 'a', client_secret: 'b' });
    const sent = await send('fedex', '770000000000');
    await inShop(at(1), (ctx) => planPolls(ctx, { limit: 50, withinMs: 240_000 }));
    const answer = fedexAnswer(fedexResult('DL', [fedexScan('DL', '2026-11-22T08:00:00-05:00')]));
    const large = JSON.stringify({ ...answer, padding: 'x'.repeat(1_500_000) });
    await settle(2, sent.id, id, { kind: 'failed', reason: 'x', large }, 'fedex');
    await settle(62, sent.id, id, { kind: 'failed', reason: 'x', large }, 'fedex');
    const kept = await inShop(shop.gate, ({ db }) => db.select().from(inbox).where(eq(inbox.connectionId, id)));
    expect(kept).toMatchObject([{ state: 'parked', reason: 'too_large', body: large, largeBytes: large.length }]);
    expect(await rowOf('connection', id)).toMatchObject({ lastError: expect.stringMatching(/1 MB.* kept below/) });
    expect(await rowOf('shipment', sent.id)).not.toMatchObject({ status: 'delivered' });
    await inShop(at(63), (ctx) => replayInbox(ctx, { inboxId: kept[0]?.id ?? '' }));
    expect(await rowOf('shipment', sent.id)).toMatchObject({ status: 'delivered' });
  });

  it('keeps "not found" beside the parcel, trouble on the connection, and an unreadable answer in the inbox', async () => {
    const { id } = await connect('fedex', { client_id: 'a', client_secret: 'b' });
    const sent = await send('fedex');
    await inShop(at(1), (ctx) => planPolls(ctx, { limit: 50, withinMs: 240_000 }));
    const error = { error: { code: 'TRACKING.TRACKINGNUMBER.NOTFOUND', message: 'No.' }, trackingNumberInfo: {} };
    await settle(2, sent.id, id, { kind: 'answer', body: JSON.stringify(fedexAnswer(error)) });
    expect(await rowOf('poll', sent.id)).toMatchObject({ problem: expect.stringContaining('NOTFOUND'), failures: 0 });
    expect(await rowOf('connection', id)).toMatchObject({ lastError: null, lastPollAt: at(2).now });

    await settle(3, sent.id, id, { kind: 'failed', reason: 'It answered with status 500.' });
    const { next } = await settle(4, sent.id, id, { kind: 'answer', body: '<html>Bad gateway</html>' });
    expect(next).toEqual(at(4 + 4 * 60).now);
    expect(await rowOf('poll', sent.id)).toMatchObject({ failures: 2 });
    expect(await rowOf('connection', id)).toMatchObject({ lastError: expect.stringContaining('could not be read') });
    const parked = await inShop(shop.gate, ({ db }) =>
      db
        .select()
        .from(inbox)
        .where(and(eq(inbox.connectionId, id), eq(inbox.state, 'parked'))),
    );
    expect(parked).toMatchObject([{ reason: 'not_understood', body: '<html>Bad gateway</html>' }]);

    expect((await settle(5, sent.id, id, { kind: 'slow_down', seconds: 600 })).next).toEqual(at(15).now);
    expect(await inShop(at(6), (ctx) => beginPoll(ctx, { shipmentId: sent.id }))).toEqual({ wait: at(15).now });
    await settle(20, sent.id, id, { kind: 'refused', reason: 'It does not accept the credentials.' });
    expect(await rowOf('connection', id)).toMatchObject({ pollFreeAt: at(35).now });
  });

  it('seals new credentials, has them tried, and refuses bad ones', async () => {
    const { id } = await connect('ups', null);
    const put = (credentials: Record<string, string>, gate: Gate = shop.gate) =>
      inShop(gate, (ctx) => replaceCredentials(ctx, { id, credentials }));
    await put({ client_id: ' id ', client_secret: 'geheim', stray: 'x' });
    expect(await inShop(shop.gate, (ctx) => openCredentials(ctx, { connectionId: id }))).toMatchObject({
      credentials: { client_id: 'id', client_secret: 'geheim' },
    });
    await expect(put({ client_id: 'id' })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(
      put({ client_id: 'i', client_secret: 's', base_url: 'http://169.254.169.254/' }),
    ).rejects.toMatchObject({
      code: 'INVALID',
    });
    // another shop finds nothing
    await expect(put({ client_id: 'i', client_secret: 's' }, other.gate)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(inShop(other.gate, (ctx) => testConnection(ctx, { id }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(inShop(other.gate, (ctx) => openCredentials(ctx, { connectionId: id }))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await inShop(other.gate, (ctx) => notePoll(ctx, { connectionId: id, asked: { kind: 'failed', reason: 'x' } }));
    expect(await rowOf('connection', id)).toMatchObject({ lastError: null });
    const generic = await connect('generic', null);
    await expect(
      inShop(shop.gate, (ctx) => replaceCredentials(ctx, { id: generic.id, credentials: { api_key: 'x' } })),
    ).rejects.toMatchObject({ code: 'INVALID' });
  });

  it('asks, reads and stores against a server that behaves like the carrier', async () => {
    const { id } = await connect('ups', { base_url: address, client_id: 'id', client_secret: 'geheim' });
    const sent = await send('ups', '1Z999AA10123456784');
    await inShop(at(1), (ctx) => planPolls(ctx, { limit: 50, withinMs: 240_000 }));
    const begun = await inShop(at(2), (ctx) => beginPoll(ctx, { shipmentId: sent.id }));
    if (!begun || begun.wait) throw new Error('It is our turn.');
    const told = upsDetails([activity('I', 'OT', { date: '20261122', time: '081500' })]);
    const [first] = told.trackResponse.shipment;
    for (const one of first?.package ?? []) Object.assign(one, { trackingNumber: '1Z999AA10123456784' });
    reply = () => ({ body: JSON.stringify(told) });
    const answer = await askProvider(begun, begun.parcel, { permitted });
    await settle(2, sent.id, id, answer, 'ups');
    expect(await rowOf('shipment', sent.id)).toMatchObject({ status: 'out_for_delivery' });
    reply = () => ({ body: '{}' });
  });
});
