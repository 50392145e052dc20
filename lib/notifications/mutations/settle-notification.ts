import { and, eq } from 'drizzle-orm';
import { notifications } from '@/db/schema/access';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { retryDelaySeconds } from '../rules/decide-sending';

/** What became of a try. `error` is a code or a server's answer, never an address. */
export type SendingOutcome =
  | { outcome: 'sent'; reference: string; subject: string }
  | { outcome: 'refused'; error: string }
  | { outcome: 'delayed'; error: string };

/**
 * Records what became of a try. A delayed message is tried again, at most ten minutes later, until it goes out or is
 * no longer worth sending. What a slower try reports changes a settled message only where it was sent after all. Throws NOT_FOUND, also for another shop's.
 */
export async function settleNotification(ctx: Ctx, input: { notificationId: string } & SendingOutcome): Promise<void> {
  const { notificationId } = input;
  const own = and(eq(notifications.shopId, ctx.shopId), eq(notifications.id, notificationId));
  const [row] = await ctx.db
    .select({ state: notifications.state, attempts: notifications.attempts })
    .from(notifications)
    .where(own)
    .for('update');
  if (!row) throw notFound('notification');
  // Tries may report in any order. That it went out outranks everything; nothing else changes what is settled.
  if (row.state === 'sent' || (row.state !== 'queued' && input.outcome !== 'sent')) return;
  switch (input.outcome) {
    case 'sent': {
      const { reference, subject } = input;
      const sent = { state: 'sent', sentAt: ctx.now, reference, subject, lastError: null } as const;
      await ctx.db.update(notifications).set(sent).where(own);
      return;
    }
    case 'refused':
      await ctx.db.update(notifications).set({ state: 'failed', lastError: input.error }).where(own);
      return;
    case 'delayed': {
      await ctx.db.update(notifications).set({ lastError: input.error }).where(own);
      const runAt = new Date(ctx.now.getTime() + retryDelaySeconds(row.attempts) * 1_000);
      await enqueueJob(ctx, 'send-notification', { notificationId }, { key: `notification:${notificationId}`, runAt });
    }
  }
}
