import { and, eq, sql } from 'drizzle-orm';
import { notifications } from '@/db/schema/access';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';

/**
 * Queues a message that failed once more, under the Message-ID it had. A person asked, so its age counts from now; whether
 * it is still true is decided when it goes out.
 * @throws AppError NOT_FOUND, also for another shop's; INVALID_STATE for one that has not failed
 */
export async function resendNotification(ctx: Ctx, input: { notificationId: string }): Promise<void> {
  const { notificationId } = input;
  if (!isId(notificationId)) throw notFound('notification');
  const own = and(eq(notifications.shopId, ctx.shopId), eq(notifications.id, notificationId));
  const [row] = await ctx.db.select({ state: notifications.state }).from(notifications).where(own).for('update');
  if (!row) throw notFound('notification');
  if (row.state !== 'failed') throw new AppError('INVALID_STATE', `A message that is ${row.state} is not sent again.`);
  const resent = JSON.stringify({ resentAt: ctx.now.toISOString() });
  await ctx.db
    .update(notifications)
    .set({ state: 'queued', lastError: null, data: sql`${notifications.data} || ${resent}::jsonb` })
    .where(own);
  await enqueueJob(ctx, 'send-notification', { notificationId }, { key: `notification:${notificationId}` });
  await recordAudit(ctx, { action: 'notification.resent', entity: 'notification', entityId: notificationId });
}
