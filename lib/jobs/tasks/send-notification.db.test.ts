import { and, eq } from 'drizzle-orm';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { grants, notifications } from '@/db/schema/access';
import { orders } from '@/db/schema/orders';
import { shipments } from '@/db/schema/shipments';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, withCommittedShop } from '@/db/testing/test-db';
import { returnToken } from '@/lib/access/return-link';
import { systemGate } from '@/lib/auth/system';
import type { ShipmentStatus } from '@/lib/carriers/types';
import type { ShopId } from '@/lib/core/context';
import { hashToken } from '@/lib/core/secrets';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { smtpTransport } from '@/lib/notifications/adapters/smtp-transport';
import type { NotificationEvent } from '@/lib/notifications/constants';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import { startSmtpSink } from '@/lib/notifications/testing/smtp-sink';
import type { MailTransport } from '@/lib/notifications/types';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { sendNotification } from './send-notification';

const FIRST = { number: 1, last: false };
const gateOf = (shopId: ShopId, now = NOW): Gate => ({ ...systemGate(shopId, 'test'), now });

/** A parcel in a state, and the message about it, queued and committed. */
function queue(
  gate: Gate,
  event: NotificationEvent,
  status: ShipmentStatus,
): Promise<{ id: string; shipmentId: string }> {
  return inShop(gate, async (ctx) => {
    const order = await createOrder(ctx);
    const { id: shipmentId } = await createShipment(ctx, order);
    await ctx.db
      .update(shipments)
      .set({ status, deliveredAt: status === 'delivered' ? NOW : null })
      .where(and(eq(shipments.shopId, ctx.shopId), eq(shipments.id, shipmentId)));
    const id = await enqueueNotification(ctx, { event, orderId: order.id, shipmentId });
    return { id: id ?? '', shipmentId };
  });
}

const rowOf = (gate: Gate, id: string) =>
  inShop(gate, async (ctx) => {
    const own = and(eq(notifications.shopId, ctx.shopId), eq(notifications.id, id));
    const [row] = await ctx.db.select().from(notifications).where(own);
    return row;
  });

async function withSink(
  run: (transport: MailTransport, sink: Awaited<ReturnType<typeof startSmtpSink>>) => Promise<void>,
  answer?: Parameters<typeof startSmtpSink>[0],
) {
  const sink = await startSmtpSink(answer);
  const transport = smtpTransport(sink.url);
  try {
    await run(transport, sink);
  } finally {
    transport.close();
    await sink.close();
  }
}

describe('a queued message', () => {
  it('goes out over SMTP, is recorded, and is not sent again', () =>
    withCommittedShop((shopId) =>
      withSink(async (transport, { received }) => {
        const gate = gateOf(shopId);
        const { id } = await queue(gate, 'shipment.delivered', 'delivered');
        await sendNotification(gate, { notificationId: id }, FIRST, transport);
        await sendNotification(gate, { notificationId: id }, FIRST, transport);
        expect(received.map(({ to }) => to)).toEqual([['jana@example.com']]);
        const mail = await PostalMime.parse(received[0]?.raw ?? '');
        expect(mail.messageId).toContain(id);
        expect(mail.text).toMatch(/You can send it back until \d+ December\./);
        expect(await rowOf(gate, id)).toMatchObject({
          state: 'sent',
          attempts: 1,
          sentAt: NOW,
          subject: mail.subject,
          lastError: null,
        });
      }),
    ));

  it('is dropped when the parcel has moved on', () =>
    withCommittedShop((shopId) =>
      withSink(async (transport, { received }) => {
        const gate = gateOf(shopId);
        const { id } = await queue(gate, 'shipment.out_for_delivery', 'delivered');
        await sendNotification(gate, { notificationId: id }, FIRST, transport);
        expect(received).toEqual([]);
        expect(await rowOf(gate, id)).toMatchObject({ state: 'dropped', lastError: 'overtaken' });
      }),
    ));

  it.each<[NotificationEvent, ShipmentStatus, number]>([
    ['shipment.out_for_delivery', 'out_for_delivery', 12],
    ['shipment.delivered', 'delivered', 24],
  ])('%s is dropped when it comes too late', (event, status, hours) =>
    withCommittedShop((shopId) =>
      withSink(async (transport, { received }) => {
        const { id } = await queue(gateOf(shopId), event, status);
        const later = gateOf(shopId, new Date(NOW.getTime() + hours * 3_600_000 + 1));
        await sendNotification(later, { notificationId: id }, FIRST, transport);
        expect(received).toEqual([]);
        expect(await rowOf(later, id)).toMatchObject({ state: 'dropped', lastError: 'too_old' });
      }),
    ),
  );

  it('waits for a server that is busy, under the same Message-ID, and fails for good where it is refused', () => {
    const answers = [{ code: 451, message: 'later' }, undefined, { code: 550, message: 'never' }];
    const seen: string[] = [];
    return withCommittedShop((shopId) =>
      withSink(
        async (transport, { received }) => {
          const gate = gateOf(shopId);
          const { id } = await queue(gate, 'shipment.delivered', 'delivered');
          await sendNotification(gate, { notificationId: id }, FIRST, transport);
          expect(await rowOf(gate, id)).toMatchObject({ state: 'queued', attempts: 1 });
          expect((await rowOf(gate, id))?.lastError).toContain('451');
          await sendNotification(gate, { notificationId: id }, FIRST, transport);
          expect(await rowOf(gate, id)).toMatchObject({ state: 'sent', attempts: 2, lastError: null });
          expect(received).toHaveLength(1);
          expect(new Set(seen).size).toBe(1);

          const refused = await queue(gate, 'shipment.delivered', 'delivered');
          await sendNotification(gate, { notificationId: refused.id }, FIRST, transport);
          expect(await rowOf(gate, refused.id)).toMatchObject({ state: 'failed', lastError: 'smtp_550' });
        },
        async ({ raw }) => {
          seen.push((await PostalMime.parse(raw)).messageId ?? '');
          return answers.shift();
        },
      ),
    );
  });

  it('to an address that is none fails without a word to the mail server', () =>
    withCommittedShop((shopId) =>
      withSink(async (transport, { received }) => {
        const gate = gateOf(shopId);
        const { id } = await queue(gate, 'shipment.delivered', 'delivered');
        const recipient = '"a@evil.example x"@b.de';
        await inShop(gate, (ctx) =>
          ctx.db.update(notifications).set({ recipient }).where(eq(notifications.shopId, ctx.shopId)),
        );
        await sendNotification(gate, { notificationId: id }, FIRST, transport);
        expect(received).toEqual([]);
        expect(await rowOf(gate, id)).toMatchObject({ state: 'failed', lastError: 'bad_address' });
      }),
    ));

  it('that cannot be made is tried again, and on the last try laid aside', () =>
    withCommittedShop((shopId) =>
      withSink(async (transport) => {
        const gate = gateOf(shopId);
        const { id } = await queue(gate, 'shipment.shipped', 'in_transit');
        await inShop(gate, (ctx) =>
          ctx.db
            .update(orders)
            .set({ shippingAddress: { country: 'US', region: 5 } as never })
            .where(eq(orders.shopId, ctx.shopId)),
        );
        await expect(sendNotification(gate, { notificationId: id }, FIRST, transport)).rejects.toThrow();
        expect(await rowOf(gate, id)).toMatchObject({ state: 'queued' });
        await sendNotification(gate, { notificationId: id }, { number: 10, last: true }, transport);
        expect(await rowOf(gate, id)).toMatchObject({ state: 'failed', lastError: 'not_made' });
      }),
    ));

  it('is not found as another shop', () =>
    withCommittedShop((shopId) =>
      withCommittedShop((otherId) =>
        withSink(async (transport, { received }) => {
          const { id } = await queue(gateOf(shopId), 'shipment.delivered', 'delivered');
          const asOther = sendNotification(gateOf(otherId), { notificationId: id }, FIRST, transport);
          await expect(asOther).rejects.toMatchObject({ code: 'NOT_FOUND' });
          expect(received).toEqual([]);
          expect(await rowOf(gateOf(shopId), id)).toMatchObject({ state: 'queued', attempts: 0 });
        }),
      ),
    ));
});

it('a confirmed return is told with its goods, its money and a link that opens', () =>
  withCommittedShop((shopId) =>
    withSink(async (transport, { received }) => {
      const gate = gateOf(shopId);
      const made = await inShop(gate, async (ctx) => {
        const fulfilled_at = new Date(NOW.getTime() - 3 * 86_400_000).toISOString();
        const order = await createOrder(ctx, { fulfilled_at });
        const line = { line_external_id: 'line-1', quantity: 1, reason: 'too_small', resolution: 'refund' as const };
        return createReturn(ctx, { orderId: order.id, lines: [line], method: 'label' });
      });
      const [row] = await inShop(gate, (ctx) =>
        ctx.db.select().from(notifications).where(eq(notifications.shopId, ctx.shopId)),
      );
      expect(row).toMatchObject({ event: 'return.confirmed', returnId: made.returnId });
      await sendNotification(gate, { notificationId: row?.id ?? '' }, FIRST, transport);
      const mail = await PostalMime.parse(received[0]?.raw ?? '');
      const token = returnToken(shopId, made.returnId);
      expect(mail.text).toContain('Chelsea boots');
      expect(mail.text).toContain('€149.00');
      expect(mail.text).toContain(made.number);
      expect(mail.html).toContain(`/returns/${token}`);
      const [grant] = await inShop(gate, (ctx) =>
        ctx.db
          .select()
          .from(grants)
          .where(and(eq(grants.shopId, ctx.shopId), eq(grants.tokenHash, hashToken(token)))),
      );
      expect(grant).toMatchObject({ purpose: 'return', returnId: made.returnId, revokedAt: null });
    }),
  ));
