import { and, eq } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { inbox, shipments, trackingEvents } from '@/db/schema/shipments';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { type OpenShop, openShop } from '@/db/testing/open-shop';
import { systemGate } from '@/lib/auth/system';
import { adapterFor } from '@/lib/carriers/registry';
import { foldShipment } from '@/lib/carriers/rules/fold-shipment';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { processBacklog } from '@/lib/jobs/tasks/process-backlog';
import { lockShipments } from '@/lib/tracking/lock-shipment';
import { listObservations } from '@/lib/tracking/queries/list-observations';
import { backlogOf } from './apply-behind';
import { createConnection } from './mutations/create-connection';
import { keepDeliveries } from './mutations/keep-deliveries';
import { processBacklog as applyOldest } from './mutations/process-backlog';
import { openIntake, receiveTogether } from './receive-together';
import type { Delivery } from './store-deliveries';

let shop: OpenShop;
let connectionId: string;
let parcels: string[];

beforeAll(async () => {
  shop = await openShop();
  await inShop(shop.gate, async (ctx) => {
    ({ id: connectionId } = await createConnection(ctx, { source: 'generic' }));
    parcels = [];
    for (let i = 0; i < 3; i++) {
      // Two parcels of one order each.
      const order = await createOrder(ctx, { lines: [{ quantity: 2 }] });
      for (const half of ['a', 'b']) {
        const lines = [{ line_external_id: 'line-1', quantity: 1 }];
        const { externalId } = await createShipment(ctx, order, { externalId: `p${i}${half}`, lines });
        parcels.push(externalId);
      }
    }
  });
});
afterAll(() => shop.close());

const STATUSES = ['in_transit', 'out_for_delivery', 'delivered', 'in_transit', 'attempt_failed'];
function delivery(i: number, over: Partial<Delivery> = {}): Delivery {
  const event = {
    id: `e${i}`,
    occurred_at: new Date(Date.now() - 3_600_000 + i * 1_000).toISOString(),
    status: STATUSES[i % 5],
  };
  const body = JSON.stringify({ shipment_external_id: parcels[i % parcels.length], events: [event] });
  return { connectionId, source: 'generic', dedupeKey: `d${i}`, body, ...over };
}

const scansKept = () =>
  inShop(shop.gate, ({ db, shopId }) =>
    db.$count(trackingEvents, and(eq(trackingEvents.shopId, shopId), eq(trackingEvents.kind, 'event'))),
  );

/** Jobs under a key, as the database's owner sees them. */
async function jobsOf(key: string) {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await owner.connect();
  const { rows } = await owner.query(
    `select t.identifier as task, j.run_at > now() as late from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where j.key = $1`,
    [key],
  );
  await owner.end();
  return rows;
}

/** Until nothing of the shop is left to apply. */
async function applied(): Promise<void> {
  const left = () =>
    inShop(shop.gate, ({ db, shopId }) =>
      db
        .select({ id: inbox.id })
        .from(inbox)
        .where(and(eq(inbox.shopId, shopId), eq(inbox.state, 'received'))),
    );
  while ((await left()).length > 0 || backlogOf(shop.shopId) > 0) await new Promise((later) => setTimeout(later, 20));
}

const stateOf = (dedupeKey: string) =>
  inShop(shop.gate, async ({ db, shopId }) => {
    const [row] = await db
      .select({ state: inbox.state, reason: inbox.reason })
      .from(inbox)
      .where(and(eq(inbox.shopId, shopId), eq(inbox.dedupeKey, dedupeKey)));
    return row;
  });

/** Every parcel is what its facts say, and each fact is there once. */
async function expectFolded(scans: number): Promise<void> {
  await inShop(shop.gate, async (ctx) => {
    const { db, shopId } = ctx;
    const kept = await db.select().from(trackingEvents).where(eq(trackingEvents.shopId, shopId));
    expect(kept.filter(({ kind }) => kind === 'event')).toHaveLength(scans);
    for (const parcel of await db.select().from(shipments).where(eq(shipments.shopId, shopId))) {
      const facts = (await listObservations(ctx, [parcel.id])).get(parcel.id) ?? [];
      const { status, sub_status, delivered_at } = foldShipment(facts);
      expect(facts.length).toBeGreaterThanOrEqual(15);
      expect([parcel.status, parcel.subStatus, parcel.deliveredAt?.getTime()]).toEqual([
        status,
        sub_status,
        delivered_at ? Date.parse(delivered_at) : undefined,
      ]);
    }
  });
}

it.each([
  { weather: 'in calm, when it is applied', calm: 1_000, answer: 'processed', parked: 1, from: 0 },
  { weather: 'in a storm, when it is stored', calm: 0, answer: 'received', parked: 0, from: 1_000 },
])('answers each delivery $weather; stores it once and folds each parcel', async ({ calm, answer, parked, from }) => {
  const receive = openIntake({ calm });
  const deliveries = Array.from({ length: 90 }, (_, i) => delivery(from + i));
  const broken = delivery(from + 900, { body: 'no JSON' });
  const answers = await Promise.all(
    [...deliveries, ...deliveries.slice(0, 30), broken].map((one) => receive(shop.gate, one)),
  );
  const count = (outcome: string) => answers.filter((one) => one === outcome).length;
  expect([count(answer), count('duplicate'), count('parked')]).toEqual([91 - parked, 30, parked]);
  await applied();
  expect(await stateOf(broken.dedupeKey)).toEqual({ state: 'parked', reason: 'not_understood' });
  await expectFolded(from === 0 ? 90 : 180);
});

it('one that cannot be stored fails alone', async () => {
  const poison = delivery(2_000, { connectionId: newId() });
  const good = [2_001, 2_002, 2_003].map((i) => delivery(i));
  // of the same queue: the connection's own deliveries with one that breaks the statement
  const broken = delivery(2_004, { dedupeKey: 'a key with a \u0000' });
  const settled = await Promise.allSettled([...good, broken, poison].map((one) => receiveTogether(shop.gate, one)));
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected']);
  expect(await receiveTogether(shop.gate, delivery(2_001))).toBe('duplicate');
});

it('one that breaks us waits for a person, without taking the others along', async () => {
  const adapter = adapterFor('generic');
  const { parse } = adapter;
  const breaking = vi.spyOn(adapter, 'parse').mockImplementation((body, kind) => {
    const payload = parse(body, kind);
    return body.includes('"e2102"') ? { ...payload, shipments: [null as never] } : payload;
  });
  try {
    const some = Array.from({ length: 7 }, (_, i) => delivery(2_100 + i));
    const answers = await Promise.all(some.map((one) => openIntake({ calm: 100 })(shop.gate, one)));
    expect(answers.map((answer) => answer === 'parked')).toEqual([false, false, true, false, false, false, false]);
    expect(await stateOf('d2102')).toEqual({ state: 'parked', reason: 'failed' });
  } finally {
    breaking.mockRestore();
  }
});

it('what a killed process stored and did not apply is left to the worker, once', async () => {
  const some = Array.from({ length: 40 }, (_, i) => delivery(3_000 + i));
  await inShop(shop.gate, (ctx) => keepDeliveries(ctx, some, { watched: true }));
  const jobs = await jobsOf(`backlog:${shop.shopId}`);
  expect(jobs).toEqual([{ task: 'process-backlog', late: true }]);
  const before = await scansKept();
  const gate = systemGate(shop.shopId, 'process-backlog');
  // two workers at once
  const run = () => processBacklog(gate, { shopId: shop.shopId }, { number: 1, last: false });
  await Promise.all([run(), run()]);
  expect((await scansKept()) - before).toBe(40);
  expect(await stateOf('d3039')).toMatchObject({ state: 'processed' });
});

it('a parcel that another holds is passed over while there are others, then waited for', async () => {
  const some = Array.from({ length: 12 }, (_, i) => delivery(3_600 + i));
  const [held] = parcels;
  await inShop(shop.gate, (ctx) => keepDeliveries(ctx, some, { watched: false }));
  const gate = systemGate(shop.shopId, 'process-backlog');
  let last: Promise<number> = Promise.resolve(0);
  await inShop(shop.gate, async (ctx) => {
    await lockShipments(ctx, held ?? '');
    expect(await inShop(gate, applyOldest)).toBe(10);
    for (const i of [0, 6]) expect(await stateOf(`d${3_600 + i}`)).toMatchObject({ state: 'received' });
    expect(await stateOf('d3601')).toMatchObject({ state: 'processed' });
    last = inShop(gate, applyOldest);
  });
  expect(await last).toBe(2);
  expect(await stateOf('d3606')).toMatchObject({ state: 'processed' });
  expect(await inShop(gate, applyOldest)).toBe(0);
});

it('a backlog beyond its bound: senders wait until theirs is applied', async () => {
  const some = Array.from({ length: 20 }, (_, i) => delivery(4_000 + i));
  const answers = await Promise.all(some.map((one) => openIntake({ calm: 0, backlog: 0 })(shop.gate, one)));
  expect(new Set(answers)).toEqual(new Set(['processed']));
});

it('more unanswered than it can hold: the rest is asked to come again, and may', async () => {
  const receive = openIntake({ unanswered: 2 });
  const some = [5_000, 5_001, 5_002].map((i) => delivery(i));
  const settled = await Promise.allSettled(some.map((one) => receive(shop.gate, one)));
  expect(settled).toMatchObject([
    { status: 'fulfilled' },
    { status: 'fulfilled' },
    { status: 'rejected', reason: { code: 'UNAVAILABLE' } },
  ]);
  expect(await receive(shop.gate, delivery(5_002))).toBe('processed');
});
