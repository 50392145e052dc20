import { and, eq } from 'drizzle-orm';
import { notifications } from '@/db/schema/access';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import type { NotificationSummary } from './list-notifications';

/** One message of the outbox, without its mail. Throws NOT_FOUND, also for another shop's. */
export async function getNotification(ctx: Ctx, input: { id: string }): Promise<NotificationSummary> {
  if (!isId(input.id)) throw notFound('notification');
  const [row] = await ctx.db
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
    .where(and(eq(notifications.shopId, ctx.shopId), eq(notifications.id, input.id)));
  if (!row) throw notFound('notification');
  return row;
}
