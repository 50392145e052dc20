import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getPool } from '@/db/pool';
import { notifications } from '@/db/schema/access';
import { shipments } from '@/db/schema/shipments';
import { webhookEvents } from '@/db/schema/webhooks';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { type OpenShop, openShop } from '@/db/testing/open-shop';
import { countUnfolded } from '@/db/unfolded';
import { FOLD_VERSION } from '@/lib/carriers/rules/fold-shipment';
import type { Eta } from '@/lib/carriers/types';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { createWebhookEndpoint } from '@/lib/webhooks/mutations/create-webhook-endpoint';
import { healShop } from '../heal-shop';
import { lockShipment } from '../lock-shipment';
import { chooseCarrier } from './choose-carrier';
import { healShipments } from './heal-shipments';
import { reportEvents } from './report-events';

let shop: OpenShop;
let theirs: OpenShop;
beforeAll(async () => {
  shop = await openShop();
  theirs = await openShop();
  await inShop(shop.gate, (ctx) =>
    createWebhookEndpoint(ctx, {
      url: 'https://shop.example/hook',
      events: ['shipment.updated', 'shipment.delivered'],
    }),
  );
});
afterAll(() => Promise.all([shop.close(), theirs.close()]));

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

async function parcel(over: Parameters<typeof createShipment>[2] = {}) {
  return inShop(shop.gate, async (ctx) => createShipment(ctx, await createOrder(ctx), over));
}
const tell = (externalId: string, events: Parameters<typeof reportEvents>[1]['events']) =>
  inShop(shop.gate, (ctx) => reportEvents(ctx, { externalId, events }));
const rowOf = async (id: string) =>
  (await inShop(shop.gate, (ctx) => ctx.db.select().from(shipments).where(eq(shipments.id, id))))[0];
/** As an earlier edition of the rules would have left it. */
const spoil = (id: string, set: Partial<typeof shipments.$inferInsert>) =>
  inShop(shop.gate, (ctx) =>
    ctx.db
      .update(shipments)
      .set({ foldVersion: 0, updatedAt: new Date('2026-01-01T00:00:00Z'), ...set })
      .where(and(eq(shipments.shopId, ctx.shopId), eq(shipments.id, id))),
  );
const mails = async () =>
  (await inShop(shop.gate, (ctx) => ctx.db.select().from(notifications).where(eq(notifications.shopId, ctx.shopId))))
    .length;
const told = async (id: string) =>
  (
    await inShop(shop.gate, (ctx) =>
      ctx.db
        .select()
        .from(webhookEvents)
        .where(and(eq(webhookEvents.shopId, ctx.shopId), eq(webhookEvents.subject, id))),
    )
  ).map(({ type }) => type);
/** The ledger's own check of parcels, over this shop alone. */
async function unfolded(): Promise<number> {
  const client = await getPool().connect();
  try {
    await client.query('begin');
    await client.query("select set_config('app.tenant', $1, true)", [shop.shopId]);
    return await countUnfolded(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const WRONG: Eta = { earliest: '2025-01-01', latest: '2025-01-02', source: 'carrier', confidence: 'high' };

test('a parcel folded wrongly before is healed: state, days, systems told, nobody written to', async () => {
  const { id, externalId } = await parcel();
  await tell(externalId, [
    { occurred_at: hoursAgo(30), status: 'in_transit' },
    { occurred_at: hoursAgo(2), status: 'delivered' },
  ]);
  const right = await rowOf(id);
  expect(right).toMatchObject({ status: 'delivered', foldVersion: FOLD_VERSION });
  await inShop(shop.gate, (ctx) => ctx.db.delete(notifications).where(eq(notifications.shopId, ctx.shopId)));
  const before = await told(id);
  await spoil(id, {
    status: 'in_transit',
    subStatus: 'update',
    deliveredAt: null,
    shippedAt: new Date('2020-01-01T00:00:00Z'),
    lastEventAt: null,
    eta: WRONG,
    etaOriginal: WRONG,
    etaTrail: [{ at: '2025-01-01T00:00:00Z', eta: WRONG, reason: 'first' }],
  });
  expect(await unfolded()).toBe(1);
  expect(await healShop(shop.shopId)).toEqual({ looked: 1, changed: 1 });
  const { updatedAt, checkAt, ...healed } = (await rowOf(id)) ?? {};
  expect(healed).toEqual({ ...healed, ...right, updatedAt: undefined, checkAt: undefined });
  expect(await unfolded()).toBe(0);
  expect((await told(id)).sort()).toEqual([...before, 'shipment.delivered', 'shipment.updated'].sort());
  expect(await mails()).toBe(0);
  // A second time there is nothing to do.
  expect(await healShop(shop.shopId)).toEqual({ looked: 0, changed: 0 });
});

test('one that was right is left as it was, and one that is overdue is not told of by it', async () => {
  const { id, externalId } = await parcel({ promised_at: hoursAgo(72) });
  await tell(externalId, [{ occurred_at: hoursAgo(120), status: 'in_transit' }]);
  await inShop(shop.gate, (ctx) => ctx.db.delete(notifications).where(eq(notifications.shopId, ctx.shopId)));
  const row = await rowOf(id);
  const untold = (row?.etaTrail ?? []).map(({ told: _, ...step }) => step);
  await spoil(id, { etaTrail: untold });
  expect(await healShop(shop.shopId)).toEqual({ looked: 1, changed: 0 });
  expect(await rowOf(id)).toMatchObject({
    status: 'in_transit',
    etaTrail: untold,
    updatedAt: new Date('2026-01-01T00:00:00Z'),
    foldVersion: FOLD_VERSION,
  });
  expect(await mails()).toBe(0);
});

test('doubts are weighed again; what a person has decided stands', async () => {
  const wrong = await parcel({ carrier: 'gls', tracking_number: '1234567891' });
  const missed = await parcel({ carrier: 'fedex', tracking_number: '1Z999AA10123456784' });
  const chosen = await parcel({ carrier: 'usps', tracking_number: '1Z999AA10123456784' });
  await inShop(shop.gate, (ctx) => chooseCarrier(ctx, { shipmentId: chosen.id, carrier: 'usps' }));
  await spoil(wrong.id, { carrierDoubt: 'other' });
  await spoil(missed.id, { carrierDoubt: null });
  await spoil(chosen.id, {});
  expect(await healShop(shop.shopId)).toEqual({ looked: 3, changed: 2 });
  const doubts = await Promise.all([wrong, missed, chosen].map(async ({ id }) => (await rowOf(id))?.carrierDoubt));
  expect(doubts).toEqual([null, 'other', null]);
});

test('in bounded batches, past what another holds, and all of them when asked', async () => {
  const many = await inShop(shop.gate, async (ctx) => {
    const ids: string[] = [];
    for (let i = 0; i < 105; i++) ids.push((await createShipment(ctx, await createOrder(ctx))).id);
    return ids;
  });
  for (const id of many) await spoil(id, {});
  expect(await healShop(shop.shopId, { batches: 1 })).toMatchObject({ looked: 100 });
  const [left = ''] = (
    await inShop(shop.gate, (ctx) =>
      ctx.db
        .select({ id: shipments.id })
        .from(shipments)
        .where(and(eq(shipments.shopId, ctx.shopId), eq(shipments.foldVersion, 0))),
    )
  ).map(({ id }) => id);
  await inShop(shop.gate, async (ctx) => {
    await lockShipment(ctx, { shipmentId: left });
    await healShop(shop.shopId, { passOver: true });
    expect((await rowOf(left))?.foldVersion).toBe(0);
  });
  expect(await healShop(shop.shopId)).toEqual({ looked: 1, changed: 0 });
  expect((await healShop(shop.shopId, { all: true })).looked).toBeGreaterThan(105);
});

test('as another shop nothing is healed', async () => {
  const { id } = await parcel();
  await spoil(id, { status: 'delivered' });
  const other = await inShop(theirs.gate, (ctx) => healShipments(ctx, { shipmentIds: [id, newId()] }));
  expect(other).toEqual({ changed: [] });
  expect(await rowOf(id)).toMatchObject({ status: 'delivered', foldVersion: 0 });
});
