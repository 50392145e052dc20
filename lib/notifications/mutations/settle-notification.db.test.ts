import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { notifications } from '@/db/schema/access';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { claimNotification } from './claim-notification';
import { enqueueNotification } from './enqueue-notification';
import { settleNotification } from './settle-notification';

async function given(ctx: Ctx): Promise<string> {
  const order = await createOrder(ctx);
  const { id: shipmentId } = await createShipment(ctx, order);
  return (await enqueueNotification(ctx, { event: 'shipment.shipped', orderId: order.id, shipmentId })) ?? '';
}

const rowOf = async (ctx: Ctx, id: string) => {
  const own = and(eq(notifications.shopId, ctx.shopId), eq(notifications.id, id));
  const [row] = await ctx.db.select().from(notifications).where(own);
  return row;
};

const SENT = { outcome: 'sent', reference: 'mail/x.eml', subject: 'On its way' } as const;

it('each claim counts a try and says what to say; none is left once it is sent', () =>
  withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const notificationId = await given(ctx);
    expect((await claimNotification(ctx, { notificationId }))?.notification.attempts).toBe(1);
    const facts = await claimNotification(ctx, { notificationId });
    expect(facts).toMatchObject({
      notification: { id: notificationId, attempts: 2, event: 'shipment.shipped' },
      shop: { name: 'Test shop' },
      items: [{ title: 'Chelsea boots', quantity: 1 }],
      waiting: [],
    });
    await settleNotification(ctx, { notificationId, ...SENT });
    expect(await claimNotification(ctx, { notificationId })).toBeNull();
    expect(await rowOf(ctx, notificationId)).toMatchObject({ state: 'sent', sentAt: NOW, attempts: 2 });
  }));

it('what was sent stays sent, whatever a slower try reports', () =>
  withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const notificationId = await given(ctx);
    await settleNotification(ctx, { notificationId, ...SENT });
    await settleNotification(ctx, { notificationId, outcome: 'refused', error: 'smtp_550' });
    await settleNotification(ctx, { notificationId, outcome: 'delayed', error: 'smtp_451' });
    expect(await rowOf(ctx, notificationId)).toMatchObject({ state: 'sent', lastError: null });
  }));

it('C11: reports in any order, and again, come to the same: sent before failed before queued', () =>
  withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const reports = [
      SENT,
      { outcome: 'refused', error: 'smtp_550' },
      { outcome: 'delayed', error: 'smtp_451' },
    ] as const;
    const rank = { sent: 'sent', refused: 'failed', delayed: 'queued' } as const;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...reports), { minLength: 1, maxLength: 8 }), async (told) => {
        const notificationId = await given(ctx);
        for (const report of told) await settleNotification(ctx, { notificationId, ...report });
        const [best] = reports.filter((report) => told.includes(report));
        const row = await rowOf(ctx, notificationId);
        expect(row?.state).toBe(best && rank[best.outcome]);
        expect(row?.sentAt).toEqual(best === SENT ? NOW : null);
      }),
      { numRuns: process.env.PORCHLIGHT_DEEP ? 1_000 : 60 },
    );
  }));

it('is not found as another shop, and changes nothing there', () =>
  withTestDb(async ({ createShop, as }) => {
    const shopId = await createShop();
    const notificationId = await given(await as(shopId));
    const other = await as(await createShop());
    const notFound = { code: 'NOT_FOUND' };
    await expect(claimNotification(other, { notificationId })).rejects.toMatchObject(notFound);
    await expect(settleNotification(other, { notificationId, ...SENT })).rejects.toMatchObject(notFound);
    expect(await rowOf(await as(shopId), notificationId)).toMatchObject({ state: 'queued', attempts: 0 });
  }));
