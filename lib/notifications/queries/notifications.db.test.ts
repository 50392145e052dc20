import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { env } from '@/lib/core/env';
import { fileTransport } from '../adapters/file-transport';
import { composeMail } from '../compose-mail';
import { enqueueNotification } from '../mutations/enqueue-notification';
import { getMailFacts } from './get-mail-facts';
import { getNotificationMail } from './get-notification-mail';
import { listNotifications } from './list-notifications';

async function given(ctx: Ctx, count = 1): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const order = await createOrder(ctx, {
      lines: [
        { external_id: 'boots', title: 'Derby', quantity: 2 },
        { external_id: 'tin', title: 'Care tin' },
        { external_id: 'card', title: 'Gift card', requires_shipping: false },
      ],
    });
    const { id: shipmentId } = await createShipment(ctx, order, {
      lines: [{ line_external_id: 'boots', quantity: 1 }],
    });
    const about = { orderId: order.id, shipmentId };
    ids.push((await enqueueNotification(ctx, { event: 'shipment.shipped', ...about })) ?? '');
  }
  return ids;
}

it('a mail is about what is in its parcel, and names what no parcel holds yet', () =>
  withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const [notificationId = ''] = await given(ctx);
    const { items, waiting } = await getMailFacts(ctx, { notificationId });
    expect(items).toMatchObject([{ title: 'Derby', quantity: 1 }]);
    expect(waiting).toMatchObject([
      { title: 'Derby', quantity: 1 },
      { title: 'Care tin', quantity: 1 },
    ]);
  }));

it('the outbox comes newest first, page by page, each row once', () =>
  withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const ids = await given(ctx, 5);
    const seen: string[] = [];
    let after: { createdAt: Date; id: string } | undefined;
    do {
      const page = await listNotifications(ctx, { limit: 2, after });
      seen.push(...page.map(({ id }) => id));
      after = page.length === 2 ? page.at(-1) : undefined;
    } while (after);
    expect(seen).toEqual([...ids].sort().reverse());
    expect(await listNotifications(ctx, { limit: 9, states: ['sent', 'failed'] })).toEqual([]);
  }));

it('a mail is shown as it went out, and before that as it would be written now', () =>
  withTestDb(async ({ createShop, as }) => {
    const shopId = await createShop();
    const ctx = await as(shopId);
    const [notificationId = ''] = await given(ctx);
    const before = await getNotificationMail(ctx, { notificationId });
    expect(before).toMatchObject({ origin: 'composed', subject: 'On its way: Derby' });
    expect(before.html).toContain('Derby');
    expect(before.headers.find(({ name }) => name === 'To')?.value).toBe('jana@example.com');
    const mail = await composeMail(await getMailFacts(ctx, { notificationId }), NOW);
    await fileTransport(env().dataDir).send({ ...mail, subject: 'As it was then' });
    try {
      const sent = await getNotificationMail(ctx, { notificationId });
      expect(sent).toMatchObject({ origin: 'sent', subject: 'As it was then' });
      expect(sent.text).toContain('Derby');
      expect(sent.headers.find(({ name }) => name === 'Message-ID')?.value).toContain(notificationId);
    } finally {
      await rm(join(env().dataDir, 'mail', shopId), { recursive: true });
    }
  }));

it('another shop’s are not there', () =>
  withTestDb(async ({ createShop, as }) => {
    const [notificationId = ''] = await given(await as(await createShop()));
    const ctx = await as(await createShop());
    expect(await listNotifications(ctx, { limit: 9 })).toEqual([]);
    await expect(getMailFacts(ctx, { notificationId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(getNotificationMail(ctx, { notificationId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }));
