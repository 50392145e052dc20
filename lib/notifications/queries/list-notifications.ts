import { and, desc, eq, inArray, lt, or } from 'drizzle-orm';
import { notifications } from '@/db/schema/access';
import type { Ctx } from '@/lib/core/context';
import type { NotificationState } from '../constants';

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
  orderId?: string;
  /** At most so many, newest first. */
  limit: number;
  /** The last row of the page before. */
  after?: { createdAt: Date; id: string };
};

/** The outbox, newest first. */
export function listNotifications(ctx: Ctx, input: ListNotificationsInput): Promise<NotificationSummary[]> {
  const { states, orderId, limit, after } = input;
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
        states && inArray(notifications.state, states),
        orderId ? eq(notifications.orderId, orderId) : undefined,
        after &&
          or(
            lt(notifications.createdAt, after.createdAt),
            and(eq(notifications.createdAt, after.createdAt), lt(notifications.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(notifications.createdAt), desc(notifications.id))
    .limit(limit);
}
