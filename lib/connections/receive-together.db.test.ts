import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inbox, shipments, trackingEvents } from '@/db/schema/shipments';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { type OpenShop, openShop } from '@/db/testing/open-shop';
import { foldShipment } from '@/lib/carriers/rules/fold-shipment';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { listObservations } from '@/lib/tracking/queries/list-observations';
import { createConnection } from './mutations/create-connection';
import { receiveTogether } from './receive-together';
import type { Delivery } from './store-delivery';

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

it('answers each delivery of a group, stores each once and folds each parcel as if they had come one by one', async () => {
  const deliveries = Array.from({ length: 90 }, (_, i) => delivery(i));
  const twice = [...deliveries, ...deliveries.slice(0, 30), delivery(900, { body: 'no JSON' })];
  const answers = await Promise.all(twice.map((one) => receiveTogether(shop.gate, one)));
  const count = (outcome: string) => answers.filter((answer) => answer === outcome).length;
  expect([count('processed'), count('duplicate'), count('parked')]).toEqual([90, 30, 1]);

  await inShop(shop.gate, async (ctx) => {
    const { db, shopId } = ctx;
    expect(await db.select().from(inbox).where(eq(inbox.shopId, shopId))).toHaveLength(91);
    const kept = await db.select().from(trackingEvents).where(eq(trackingEvents.shopId, shopId));
    expect(kept.filter(({ kind }) => kind === 'event')).toHaveLength(90);
    expect(new Set(kept.map(({ inboxId }) => inboxId)).size).toBe(90);
    for (const parcel of await db.select().from(shipments).where(eq(shipments.shopId, shopId))) {
      const facts = await listObservations(ctx, { shipmentId: parcel.id, trackingKey: parcel.trackingKey });
      const { status, sub_status, delivered_at } = foldShipment(facts);
      expect(facts.length).toBeGreaterThanOrEqual(15);
      expect([parcel.status, parcel.subStatus, parcel.deliveredAt?.getTime()]).toEqual([
        status,
        sub_status,
        delivered_at ? Date.parse(delivered_at) : undefined,
      ]);
    }
  });
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
