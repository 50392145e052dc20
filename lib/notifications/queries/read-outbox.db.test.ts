import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { notifications } from '@/db/schema/access';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { enqueueNotification } from '../mutations/enqueue-notification';
import { readMessage, readOutbox } from './read-outbox';

const EVERYTHING = { state: null, event: null, cursor: null };

async function given(ctx: Ctx, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const order = await createOrder(ctx);
    const { id: shipmentId } = await createShipment(ctx, order);
    const event = i % 2 === 0 ? 'shipment.shipped' : 'shipment.delivered';
    ids.push((await enqueueNotification(ctx, { event, orderId: order.id, shipmentId })) ?? '');
  }
  return ids;
}

it('shows each message once, page by page, and counts what failed whatever is shown', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    const ids = await given(ctx, 27);
    await ctx.db
      .update(notifications)
      .set({ state: 'failed', lastError: 'bad_address' })
      .where(eq(notifications.id, ids[3] ?? ''));
    const first = await readOutbox(ctx, EVERYTHING);
    const second = await readOutbox(ctx, { ...EVERYTHING, cursor: first.next_cursor });
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual([...ids].sort().reverse());
    expect([first.rows.length, second.next_cursor, first.failed, second.failed]).toEqual([25, null, 1, 1]);
    const failed = await readOutbox(ctx, { ...EVERYTHING, state: 'failed' });
    expect(failed.rows).toMatchObject([
      { id: ids[3], to: 'Jana Berg', badge: { label: 'Refused' }, why: 'The address is not one that mail can go to.' },
    ]);
    const delivered = await readOutbox(ctx, { ...EVERYTHING, event: 'shipment.delivered' });
    expect(delivered.rows.map(({ id }) => id).sort()).toEqual(ids.filter((_, i) => i % 2 === 1).sort());
  }));

it('shows one message with its mail; it is sent again only where it failed and the role allows it', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    const [id = ''] = await given(ctx, 1);
    expect(await readMessage(ctx, { id, mayResend: true })).toMatchObject({
      recipient: 'jana@example.com',
      mayResend: false,
      mail: { isAsSent: false, subject: 'On its way: Chelsea boots' },
    });
    await ctx.db.update(notifications).set({ state: 'failed' }).where(eq(notifications.id, id));
    expect((await readMessage(ctx, { id, mayResend: true })).mayResend).toBe(true);
    expect((await readMessage(ctx, { id, mayResend: false })).mayResend).toBe(false);
  }));

it('another shop’s outbox is not there', () =>
  withTestDb(async (t) => {
    const [id = ''] = await given(await t.as(await t.createShop()), 1);
    const other = await t.as(await t.createShop());
    expect(await readOutbox(other, EVERYTHING)).toEqual({ rows: [], next_cursor: null, failed: 0 });
    await expect(readMessage(other, { id, mayResend: true })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }));
