import { and, eq, inArray, sql } from 'drizzle-orm';
import { notifications } from '@/db/schema/access';
import { orders } from '@/db/schema/orders';
import { ROWS } from '@/lib/console/constants';
import { sayStamp } from '@/lib/console/rules/say-time';
import type { ConsolePage } from '@/lib/console/types';
import type { Ctx } from '@/lib/core/context';
import { pageOf, readCursor } from '@/lib/core/paging';
import { getShop } from '@/lib/shops/queries/get-shop';
import { type Addressed, type MessageRow, wordMessage } from '../rules/word-message';
import type { OutboxQuery } from '../schema';
import { getNotification } from './get-notification';
import { getNotificationMail } from './get-notification-mail';
import { listNotifications } from './list-notifications';

export type Outbox = ConsolePage<MessageRow> & {
  /** Messages that failed and wait for a person. */
  failed: number;
};

/** A page of the console's outbox. */
export async function readOutbox(ctx: Ctx, query: OutboxQuery): Promise<Outbox> {
  const shop = await getShop(ctx);
  const after = query.cursor ? readCursor(query.cursor) : null;
  const rows = await listNotifications(ctx, {
    states: query.state ? [query.state] : undefined,
    event: query.event ?? undefined,
    limit: ROWS + 1,
    after: after ? { createdAt: new Date(after.at), id: after.id } : undefined,
  });
  const page = pageOf(rows, ROWS, (row) => ({ at: row.createdAt.toISOString(), id: row.id }));
  const addressed = await addressees(
    ctx,
    page.data.flatMap(({ orderId }) => orderId ?? []),
  );
  const place = { shop: shop.slug, zone: shop.timeZone, now: ctx.now };
  return {
    rows: page.data.map((row) => wordMessage(row, addressed.get(row.orderId ?? '') ?? null, place)),
    next_cursor: page.next_cursor,
    failed: await countFailed(ctx),
  };
}

async function addressees(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Addressed>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: orders.id, number: orders.number, customerName: orders.customerName })
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), inArray(orders.id, [...new Set(ids)])));
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}

async function countFailed(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db
    .select({ failed: sql<number>`count(*)::int` })
    .from(notifications)
    .where(and(eq(notifications.shopId, ctx.shopId), eq(notifications.state, 'failed')));
  return row?.failed ?? 0;
}

export type MessageView = MessageRow & {
  recipient: string;
  locale: string;
  orderHref: string | null;
  queued: string;
  sent: string | null;
  attempts: number;
  mayResend: boolean;
  /** Null where there is nothing to show. */
  mail: { isAsSent: boolean; subject: string; text: string; headers: { name: string; value: string }[] } | null;
};

/** One message with its mail in words; the mail's own page is served apart. Throws NOT_FOUND, also for another shop's. */
export async function readMessage(ctx: Ctx, input: { id: string; mayResend: boolean }): Promise<MessageView> {
  const shop = await getShop(ctx);
  const row = await getNotification(ctx, input);
  const order = (await addressees(ctx, row.orderId ? [row.orderId] : [])).get(row.orderId ?? '') ?? null;
  const place = { shop: shop.slug, zone: shop.timeZone, now: ctx.now };
  const mail = row.orderId ? await getNotificationMail(ctx, { notificationId: row.id }) : null;
  return {
    ...wordMessage(row, order, place),
    recipient: row.recipient,
    locale: row.locale,
    orderHref: row.orderId && `/console/${shop.slug}/orders/${row.orderId}`,
    queued: sayStamp(row.createdAt, place.zone, place.now),
    sent: row.sentAt && sayStamp(row.sentAt, place.zone, place.now),
    attempts: row.attempts,
    mayResend: input.mayResend && row.state === 'failed',
    mail: mail && { isAsSent: mail.origin === 'sent', subject: mail.subject, text: mail.text, headers: mail.headers },
  };
}
