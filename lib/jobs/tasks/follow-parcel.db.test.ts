import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterEach, expect, it } from 'vitest';
import { trackers } from '@/db/schema/polling';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { staff, withCommittedShop } from '@/db/testing/test-db';
import { systemGate } from '@/lib/auth/system';
import type { Source } from '@/lib/carriers/types';
import { createConnection } from '@/lib/connections/mutations/create-connection';
import { replaceCredentials } from '@/lib/connections/mutations/replace-credentials';
import { settleTracker } from '@/lib/connections/mutations/settle-tracker';
import { wantTrackers } from '@/lib/connections/mutations/want-trackers';
import { listConnections } from '@/lib/connections/queries/list-connections';
import type { Ctx, ShopId } from '@/lib/core/context';
import { parseNetworks } from '@/lib/core/networks';
import { inShop } from '@/lib/core/unit-of-work';
import { putShipment } from '@/lib/tracking/mutations/put-shipment';
import { followParcel } from './follow-parcel';

const permitted = parseNetworks('127.0.0.1/32');
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

type Heard = { path: string; headers: IncomingMessage['headers']; body: unknown };
type Reply = { status: number; body: object; headers?: Record<string, string> };

/** An aggregator's API, which keeps what it was asked to follow and answers as `reply` says. */
async function aggregator(reply: (heard: Heard, times: number) => Reply) {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const one = { path: request.url ?? '', headers: request.headers, body: JSON.parse(text || 'null') };
    heard.push(one);
    const { status, body, headers } = reply(one, heard.length);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => server.close());
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

type World = {
  shopId: ShopId;
  shipmentId: string;
  connectionId: string;
  act: <T>(run: (ctx: Ctx) => Promise<T>) => Promise<T>;
  follow: (last?: boolean) => Promise<void>;
  rows: () => Promise<(typeof trackers.$inferSelect)[]>;
};

const inWorld = (
  source: Source,
  base_url: string,
  run: (world: World) => Promise<void>,
  carrier: string | null = 'ups',
) =>
  withCommittedShop(async (shopId) => {
    const act = <T>(work: (ctx: Ctx) => Promise<T>) => inShop({ shopId, actor: staff }, work);
    const credentials = { api_key: 'key-1', base_url };
    const { id: connectionId } = await act((ctx) => createConnection(ctx, { source, credentials }));
    const { id: shipmentId } = await act(async (ctx) =>
      createShipment(ctx, await createOrder(ctx), { carrier, tracking_number: 'PL 00-1' }),
    );
    const follow = (last = false) =>
      followParcel(systemGate(shopId, 'test'), { connectionId, shipmentId }, { number: 1, last }, { permitted });
    const rows = () => act((ctx) => ctx.db.select().from(trackers));
    await run({ shopId, shipmentId, connectionId, act, follow, rows });
  });

it.each<[Source, string, string | undefined, object]>([
  ['aftership', '/tracking/2026-07/trackings', 'as-api-key', { tracking_number: 'PL 00-1' }],
  ['easypost', '/v2/trackers', 'authorization', { tracker: { tracking_code: 'PL 00-1', carrier: 'UPS' } }],
  ['shippo', '/tracks/', 'authorization', { carrier: 'ups', tracking_number: 'PL 00-1' }],
  ['ship24', '/public/v1/trackers', 'authorization', { trackingNumber: 'PL 00-1' }],
  ['karrio', '/v1/trackers', 'authorization', { tracking_number: 'PL 00-1', carrier_name: 'ups' }],
])('%s is asked to follow a parcel once', async (source, path, credential = '', body) => {
  const { heard, url } = await aggregator(() => ({ status: 201, body: {} }));
  await inWorld(source, url, async ({ act, follow, rows, shipmentId }) => {
    expect(await rows()).toMatchObject([{ state: 'wanted', trackingKey: 'PL001', shipmentId }]);
    await follow();
    await follow();
    await act((ctx) => wantTrackers(ctx, { shipmentId }));
    await follow();
    expect(heard).toMatchObject([{ path, body }]);
    expect(heard[0]?.headers[credential]).toBeTruthy();
    expect(await rows()).toMatchObject([{ state: 'followed', attempts: 1, lastError: null }]);
  });
});

it('is followed where the aggregator says that it was already', async () => {
  const { url } = await aggregator(() => ({
    status: 400,
    body: { meta: { code: 4003, message: 'Tracking already exists.' } },
  }));
  await inWorld('aftership', url, async ({ follow, rows }) => {
    await follow();
    expect(await rows()).toMatchObject([{ state: 'followed' }]);
  });
});

it('is not followed where it is no number of theirs, and says so in their words', async () => {
  const error = { code: 'TRACKER.CREATE.ERROR', message: 'The tracking code is not valid.', errors: [] };
  const { heard, url } = await aggregator(() => ({ status: 422, body: { error } }));
  await inWorld('easypost', url, async ({ act, follow, rows }) => {
    await follow();
    await follow();
    expect(heard).toHaveLength(1);
    expect(await rows()).toMatchObject([{ state: 'refused', lastError: error.message }]);
    expect(await act((ctx) => listConnections(ctx))).toMatchObject([{ last_error: null }]);
  });
});

it('is asked again where nobody answered, and given up with the last try', async () => {
  const { heard, url } = await aggregator((_, times) => ({ status: times === 3 ? 201 : 500, body: {} }));
  await inWorld('ship24', url, async ({ follow, rows }) => {
    await expect(follow()).rejects.toThrow(/Not followed yet/);
    expect(await rows()).toMatchObject([{ state: 'wanted', attempts: 1, lastError: 'It answered with status 500.' }]);
    await follow(true);
    expect(await rows()).toMatchObject([{ state: 'refused', attempts: 2 }]);
    expect(heard).toHaveLength(2);
  });
});

it('waits as long as it is told to, in a job', async () => {
  const { url } = await aggregator(() => ({ status: 429, body: {}, headers: { 'retry-after': '90' } }));
  await inWorld('shippo', url, async ({ follow, rows }) => {
    await follow();
    expect(await rows()).toMatchObject([{ state: 'wanted' }]);
  });
});

it('is asked again with other credentials; a refused key is the connection’s trouble', async () => {
  const { heard, url } = await aggregator(({ headers }) => ({
    status: headers['as-api-key'] === 'key-2' ? 201 : 401,
    body: {},
  }));
  await inWorld('aftership', url, async ({ act, connectionId, follow, rows }) => {
    await follow();
    expect(await rows()).toMatchObject([{ state: 'refused' }]);
    expect(await act((ctx) => listConnections(ctx))).toMatchObject([
      { last_error: 'It does not accept the credentials.' },
    ]);
    await act((ctx) =>
      replaceCredentials(ctx, {
        id: connectionId,
        credentials: { api_key: 'key-2', base_url: 'https://api.aftership.com' },
      }),
    );
    expect(await rows()).toMatchObject([{ state: 'wanted', attempts: 0 }]);
    expect(heard).toHaveLength(1);
  });
});

it('follows another number for itself, and none of a parcel that has arrived or a courier it cannot name', async () => {
  const { heard, url } = await aggregator(() => ({ status: 201, body: {} }));
  await inWorld(
    'shippo',
    url,
    async ({ act, follow, rows, shipmentId }) => {
      await follow();
      expect(heard).toEqual([]);
      expect(await rows()).toMatchObject([{ state: 'refused' }]);
      const { rows: told } = await act((ctx) =>
        ctx.db.execute<{ external_id: string; order: string }>(sql`
          select s.external_id, o.external_id as order from shipments s join orders o on o.shop_id = s.shop_id and o.id = s.order_id
          where s.id = ${shipmentId}`),
      );
      const [{ external_id = '', order = '' } = {}] = told;
      const shipment = {
        order_external_id: order,
        carrier: 'usps',
        tracking_number: 'PL002',
        direction: 'outbound' as const,
      };
      await act((ctx) => putShipment(ctx, { externalId: external_id, shipment }));
      await follow();
      expect(heard.map(({ body }) => body)).toEqual([{ carrier: 'usps', tracking_number: 'PL002' }]);
    },
    null,
  );
});

it('of another shop nothing is wanted, found or settled', async () => {
  const { heard, url } = await aggregator(() => ({ status: 201, body: {} }));
  await inWorld('easypost', url, async ({ connectionId, shipmentId }) => {
    await withCommittedShop(async (shopId) => {
      const gate = systemGate(shopId, 'test');
      await followParcel(gate, { connectionId, shipmentId }, { number: 1, last: true }, { permitted });
      await inShop(gate, async (ctx) => {
        await wantTrackers(ctx, { connectionId });
        await wantTrackers(ctx, { shipmentId });
        const settled = { connectionId, shipmentId, trackingKey: 'PL001', isLast: true };
        await expect(settleTracker(ctx, { ...settled, outcome: { kind: 'followed' } })).rejects.toMatchObject({
          code: 'NOT_FOUND',
        });
      });
      expect(heard).toEqual([]);
    });
  });
});
