import { and, eq } from 'drizzle-orm';
import { notifications } from '@/db/schema/access';
import { orders } from '@/db/schema/orders';
import { returns } from '@/db/schema/returns';
import { shipments } from '@/db/schema/shipments';
import { shops } from '@/db/schema/shops';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { LINK_PAUSE_MINUTES, NEWS_HOURS, type NotificationEvent } from '../constants';
import { chooseLocale } from '../rules/choose-locale';
import type { NotificationData } from '../schema';

export type EnqueueNotificationInput = {
  event: NotificationEvent;
  orderId: string;
  /** The parcel, for `shipment.*`. */
  shipmentId?: string;
  /** The return, for `return.*`. */
  returnId?: string;
  data?: Omit<NotificationData, 'occurredAt'>;
  /** When it happened; now unless told. Older than 48 hours: nobody is written to. */
  occurredAt?: Date;
};

/**
 * Queues one message to the order's shopper, in the caller's transaction, and the job that sends it. Asked again for
 * the same event, subject and address it does nothing, so callers need not remember whether they asked.
 * Returns the notification's id, or null where nothing was queued: old news, a repeat, a parcel going back, a shopper who was erased.
 * Throws NOT_FOUND for an order, parcel or return that is not this shop's or not this order's.
 */
export async function enqueueNotification(ctx: Ctx, input: EnqueueNotificationInput): Promise<string | null> {
  const { event, orderId, shipmentId, returnId } = input;
  const occurredAt = input.occurredAt ?? ctx.now;
  const order = await recipientOf(ctx, orderId);
  if (order.erasedAt) return null;
  if (shipmentId && (await directionOf(ctx, orderId, shipmentId)) === 'return') return null;
  const recipient = returnId ? await returnerOf(ctx, orderId, returnId) : null;
  if (ctx.now.getTime() - occurredAt.getTime() > NEWS_HOURS * 3_600_000) return null;

  const data: NotificationData = { ...input.data, occurredAt: occurredAt.toISOString() };
  const [queued] = await ctx.db
    .insert(notifications)
    .values({
      shopId: ctx.shopId,
      id: newId(),
      event,
      channel: 'email',
      locale: chooseLocale(order.locale, order.shop),
      recipient: recipient ?? order.email,
      orderId,
      shipmentId,
      returnId,
      dedupeKey: `${event}:${subjectOf(input, ctx.now)}:${order.emailKey.toString('base64url').slice(0, 22)}`,
      data,
      state: 'queued',
      createdAt: ctx.now,
    })
    .onConflictDoNothing({ target: [notifications.shopId, notifications.dedupeKey] })
    .returning({ id: notifications.id });
  if (!queued) return null;
  await enqueueJob(ctx, 'send-notification', { notificationId: queued.id }, { key: `notification:${queued.id}` });
  return queued.id;
}

/** What a message is about: the same event about the same subject is told once. */
function subjectOf({ event, orderId, shipmentId, returnId, data }: EnqueueNotificationInput, now: Date): string {
  if (event === 'order.link') return `${orderId}:${Math.floor(now.getTime() / (LINK_PAUSE_MINUTES * 60_000))}`;
  if (event === 'shipment.late') return `${shipmentId}:${data?.day ?? 'open'}`;
  return data?.reference ?? data?.intentId ?? shipmentId ?? returnId ?? orderId;
}

async function recipientOf(ctx: Ctx, orderId: string) {
  const [order] = await ctx.db
    .select({
      email: orders.customerEmail,
      emailKey: orders.emailKey,
      erasedAt: orders.erasedAt,
      locale: orders.locale,
      shop: { locales: shops.locales, defaultLocale: shops.defaultLocale },
    })
    .from(orders)
    .innerJoin(shops, eq(shops.id, orders.shopId))
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, orderId)));
  if (!order) throw notFound('order');
  return order;
}

async function directionOf(ctx: Ctx, orderId: string, shipmentId: string) {
  const [shipment] = await ctx.db
    .select({ direction: shipments.direction })
    .from(shipments)
    .where(and(eq(shipments.shopId, ctx.shopId), eq(shipments.orderId, orderId), eq(shipments.id, shipmentId)));
  if (!shipment) throw notFound('shipment');
  return shipment.direction;
}

/** Whoever was given the goods and sends them back; null: the buyer does. */
async function returnerOf(ctx: Ctx, orderId: string, returnId: string): Promise<string | null> {
  const [found] = await ctx.db
    .select({ recipient: returns.recipientEmail })
    .from(returns)
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.orderId, orderId), eq(returns.id, returnId)));
  if (!found) throw notFound('return');
  return found.recipient;
}
