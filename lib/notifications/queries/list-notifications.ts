import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { notifications } from '@/db/schema/access';
import type { Ctx } from '@/lib/core/context';
import type { NotificationEvent, NotificationState } from '../constants';

export type NotificationSummary = {
  id: string;
  event: string;
  channel: 'email';
  locale: string;
  recipient: string;
  orderId: string | null;
  state: NotificationState;
  attempts: number;
  subject: string | null;
  lastError: string | null;
  createdAt: Date;
  sentAt: Date | null;
};

export type ListNotificationsInput = {
  states?: NotificationState[];
  event?: NotificationEvent;
  orderId?: string;
  /** At most so many, newest first. */
  limit: number;
  /** The last row of the page before. */
  after?: { createdAt: Date; id: string };
};

/** The outbox, newest first. */
export function listNotifications(ctx: Ctx, input: ListNotificationsInput): Promise<NotificationSummary[]> {
  const { states, event, orderId, limit, after } = input;
  return ctx.db
    .select({
      id: notifications.id,
      event: notifications.event,
      channel: notifications.channel,
      locale: notifications.locale,
      recipient: notifications.recipient,
      orderId: notifications.orderId,
      state: notifications.state,
      attempts: notifications.attempts,
      subject: notifications.subject,
      lastError: notifications.lastError,
      createdAt: notifications.createdAt,
      sentAt: notifications.sentAt,
    })
    .from(notifications)
    .where(
      and(
        eq(notifications.shopId, ctx.shopId),
        states &&
          (states.length === 1 && states[0]
            ? eq(notifications.state, states[0])
            : inArray(notifications.state, states)),
        orderId ? eq(notifications.orderId, orderId) : undefined,
        event && eq(notifications.event, event),
        after &&
          sql`(${notifications.createdAt}, ${notifications.id}) < (${after.createdAt.toISOString()}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(notifications.createdAt), desc(notifications.id))
    .limit(limit);
}
