import { eq } from 'drizzle-orm';
import { expect, it, test } from 'vitest';
import { notifications } from '@/db/schema/access';
import { auditLog } from '@/db/schema/staff';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import type { NotificationState } from '../constants';
import { claimNotification } from './claim-notification';
import { enqueueNotification } from './enqueue-notification';
import { resendNotification } from './resend-notification';

async function message(ctx: Ctx, state: NotificationState): Promise<string> {
  const order = await createOrder(ctx);
  const { id: shipmentId } = await createShipment(ctx, order);
  const id = await enqueueNotification(ctx, { event: 'shipment.shipped', orderId: order.id, shipmentId });
  await ctx.db
    .update(notifications)
    .set({ state, lastError: 'refused' })
    .where(eq(notifications.id, id ?? ''));
  return id ?? '';
}

const days = (n: number) => new Date(NOW.getTime() + n * 86_400_000);

it('goes out although it is old by now, for a person asked for it', () =>
  withTestDb(async (t) => {
    const shopId = await t.createShop();
    const notificationId = await message(await t.as(shopId), 'failed');
    const later = await t.as(shopId, { now: days(5) });
    await resendNotification(later, { notificationId });
    const facts = await claimNotification(later, { notificationId });
    expect(facts?.notification).toMatchObject({ id: notificationId, data: { occurredAt: NOW.toISOString() } });
    const audit = await later.db.select().from(auditLog).where(eq(auditLog.entityId, notificationId));
    expect(audit.map(({ action }) => action)).toEqual(['notification.resent']);
  }));

it('is held back all the same when nobody asked', () =>
  withTestDb(async (t) => {
    const shopId = await t.createShop();
    const notificationId = await message(await t.as(shopId), 'queued');
    expect(await claimNotification(await t.as(shopId, { now: days(5) }), { notificationId })).toBeNull();
  }));

test.each<NotificationState>(['queued', 'sent', 'dropped'])('one that is %s is not sent again', (state) =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    const notificationId = await message(ctx, state);
    await expect(resendNotification(ctx, { notificationId })).rejects.toMatchObject({ code: 'INVALID_STATE' });
  }),
);

it('another shop’s is not there', () =>
  withTestDb(async (t) => {
    const notificationId = await message(await t.as(await t.createShop()), 'failed');
    const other = await t.as(await t.createShop());
    for (const id of [notificationId, 'no id'])
      await expect(resendNotification(other, { notificationId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }));
