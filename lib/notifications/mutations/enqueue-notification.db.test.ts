import { and, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { notifications } from '@/db/schema/access';
import { orders } from '@/db/schema/orders';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, testPool, withCommittedShop, withTestDb } from '@/db/testing/test-db';
import { systemGate } from '@/lib/auth/system';
import type { Ctx } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { enqueueNotification } from './enqueue-notification';
import { enqueueNotifications } from './enqueue-notifications';

const queued = (ctx: Ctx) => ctx.db.select().from(notifications).where(eq(notifications.shopId, ctx.shopId));

/** Jobs are graphile-worker's; the app role may not read them. */
async function jobsFor(notificationId: string): Promise<number> {
  const client = await (await testPool()).connect();
  try {
    await client.query('set role none');
    const { rows } = await client.query('select from graphile_worker.jobs where key = $1', [
      `notification:${notificationId}`,
    ]);
    return rows.length;
  } finally {
    await client.query('set role porchlight_app');
    client.release();
  }
}

const given = async (ctx: Ctx, overrides: Parameters<typeof createOrder>[1] = {}) => {
  const order = await createOrder(ctx, overrides);
  const shipment = await createShipment(ctx, order);
  return { orderId: order.id, shipmentId: shipment.id };
};

describe('a message', () => {
  it('goes to the order’s address, in the order’s language, once for one parcel and event', () =>
    withTestDb(async ({ createShop, as }) => {
      const ctx = await as(await createShop());
      const about = await given(ctx, { locale: 'de-AT', customer: { email: 'mila@example.com' } });
      const id = await enqueueNotification(ctx, { event: 'shipment.out_for_delivery', ...about });
      expect(await enqueueNotification(ctx, { event: 'shipment.out_for_delivery', ...about })).toBeNull();
      expect(await queued(ctx)).toMatchObject([
        { id, recipient: 'mila@example.com', locale: 'de', state: 'queued', ...about, createdAt: NOW },
      ]);
      expect(await enqueueNotification(ctx, { event: 'shipment.delivered', ...about })).toEqual(expect.any(String));
    }));

  it('queues many at once, each to its own, and of what is asked for twice one', () =>
    withTestDb(async ({ createShop, as }) => {
      const ctx = await as(await createShop());
      const [mila, jon] = [
        await given(ctx, { externalId: 'a', customer: { email: 'mila@example.com' } }),
        await given(ctx, { externalId: 'b', customer: { email: 'jon@example.com' } }),
      ];
      const event = 'shipment.delivered' as const;
      const old = new Date(NOW.getTime() - 49 * 3_600_000);
      const asked = [jon, { ...mila, occurredAt: old }, mila, jon].map((about) => ({ event, ...about }));
      const ids = await enqueueNotifications(ctx, asked);
      expect(ids.map((id) => id !== null)).toEqual([true, false, true, false]);
      const told = new Map((await queued(ctx)).map(({ id, recipient }) => [id, recipient]));
      expect([told.get(ids[0] ?? ''), told.get(ids[2] ?? '')]).toEqual(['jon@example.com', 'mila@example.com']);
    }));

  it('is written to the new address where the order got one', () =>
    withTestDb(async ({ createShop, as }) => {
      const ctx = await as(await createShop());
      const about = await given(ctx);
      await enqueueNotification(ctx, { event: 'shipment.delivered', ...about });
      await ctx.db
        .update(orders)
        .set({ customerEmail: 'new@example.com', emailKey: Buffer.from('another key') })
        .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, about.orderId)));
      await enqueueNotification(ctx, { event: 'shipment.delivered', ...about });
      expect((await queued(ctx)).map(({ recipient }) => recipient).sort()).toEqual([
        'jana@example.com',
        'new@example.com',
      ]);
    }));

  it.each([
    [47.9, 1],
    [48.1, 0],
    [24 * 365, 0],
  ])('about something %d hours ago: %d queued', (hours, count) =>
    withTestDb(async ({ createShop, as }) => {
      const ctx = await as(await createShop());
      const about = await given(ctx);
      const occurredAt = new Date(NOW.getTime() - hours * 3_600_000);
      await enqueueNotification(ctx, { event: 'shipment.delivered', ...about, occurredAt });
      expect(await queued(ctx)).toHaveLength(count);
    }),
  );

  it('with a fresh link goes out three times an hour, however often it is asked for', () =>
    withTestDb(async ({ createShop, as }) => {
      const shopId = await createShop();
      const { orderId } = await given(await as(shopId));
      for (let second = 0; second < 3_600; second += 18) {
        const ctx = await as(shopId, { now: new Date(NOW.getTime() + second * 1_000) });
        await enqueueNotification(ctx, { event: 'order.link', orderId });
      }
      expect(await queued(await as(shopId))).toHaveLength(3);
    }));

  it('is not written about a parcel on its way back', () =>
    withTestDb(async ({ createShop, as }) => {
      const ctx = await as(await createShop());
      const order = await createOrder(ctx);
      const { id } = await createShipment(ctx, order, { direction: 'return' });
      const about = { orderId: order.id, shipmentId: id };
      expect(await enqueueNotification(ctx, { event: 'shipment.delivered', ...about })).toBeNull();
      expect(await queued(ctx)).toEqual([]);
    }));

  it('is not found for another shop’s order or parcel, nor for a parcel or return of another order', () =>
    withTestDb(async ({ createShop, as }) => {
      const other = await as(await createShop());
      const theirs = await given(other);
      const ctx = await as(await createShop());
      const ours = await given(ctx);
      const another = await given(ctx);
      const refused = [
        theirs,
        { ...ours, shipmentId: theirs.shipmentId },
        { ...ours, shipmentId: another.shipmentId },
        { orderId: ours.orderId, returnId: ours.shipmentId },
      ];
      for (const about of refused) {
        const asked = enqueueNotification(ctx, { event: 'shipment.delivered', ...about });
        await expect(asked).rejects.toMatchObject({ code: 'NOT_FOUND' });
        const among = [ours, about].map((one) => ({ event: 'shipment.shipped' as const, ...one }));
        await expect(enqueueNotifications(ctx, among)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      }
    }));
});

it('asked for forty times at once, one message and one job exist', () =>
  withCommittedShop(async (shopId) => {
    const gate = { ...systemGate(shopId, 'test'), now: NOW };
    const about = await inShop(gate, (ctx) => given(ctx));
    const asked = await Promise.all(
      Array.from({ length: 40 }, () =>
        inShop(gate, (ctx) => enqueueNotification(ctx, { event: 'shipment.delivered', ...about })),
      ),
    );
    const ids = asked.filter((id) => id !== null);
    expect(ids).toHaveLength(1);
    expect(await inShop(gate, queued)).toHaveLength(1);
    expect(await jobsFor(ids[0] ?? '')).toBe(1);
  }));

it('is gone, and its job with it, when what caused it is undone', () =>
  withCommittedShop(async (shopId) => {
    const gate = { ...systemGate(shopId, 'test'), now: NOW };
    const about = await inShop(gate, (ctx) => given(ctx));
    let id: string | null = null;
    const undone = inShop(gate, async (ctx) => {
      id = await enqueueNotification(ctx, { event: 'shipment.delivered', ...about });
      await ctx.db.execute(sql`select 1 / 0`);
    });
    await expect(undone).rejects.toThrow();
    expect(id).toEqual(expect.any(String));
    expect(await inShop(gate, queued)).toEqual([]);
    expect(await jobsFor(id ?? '')).toBe(0);
  }));
