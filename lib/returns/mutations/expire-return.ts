import { and, eq } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import { lockReturn } from '../queries/lock-return';
import { expiryMoment } from '../rules/expiry-moment';
import { canHappen } from '../rules/transition';
import { recordReturnEvent } from './record-return-event';
import { releaseClaims } from './release-claims';

/**
 * Looks at a return that is to be handed over: reminds of its last days, and once they are over lets go of it and says so.
 * Anything that has moved on since, lies aside, or whose new item has left is left alone.
 */
export async function expireReturn(ctx: Ctx, input: { returnId: string }): Promise<void> {
  const { row, intents } = await lockReturn(ctx, input.returnId, null);
  if (
    !canHappen('expire', row.status) ||
    row.heldAt ||
    row.releasedAt ||
    intents.some(({ state }) => state !== 'failed') ||
    row.expiresAt === null
  )
    return;
  if (row.expiresAt > ctx.now) return remind(ctx, row, row.expiresAt);
  await ctx.db
    .update(returns)
    .set({ status: 'expired', updatedAt: ctx.now })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.id)));
  await releaseClaims(ctx, row.id);
  await recordReturnEvent(ctx, { returnId: row.id, type: 'expired' });
  await enqueueNotification(ctx, { event: 'return.expired', orderId: row.orderId, returnId: row.id });
}

/** Said once for one last day; nobody is asked to send what has not been agreed to. */
async function remind(ctx: Ctx, row: typeof returns.$inferSelect, expiresAt: Date): Promise<void> {
  if (row.status === 'approved' && expiryMoment(expiresAt, ctx.now) === expiresAt)
    await enqueueNotification(ctx, {
      event: 'return.expiring',
      orderId: row.orderId,
      returnId: row.id,
      data: { reference: expiresAt.toISOString().slice(0, 10), until: expiresAt.toISOString() },
    });
  await enqueueJob(
    ctx,
    'expire-return',
    { returnId: row.id },
    { key: `expire-return:${row.id}`, runAt: expiryMoment(expiresAt, ctx.now) },
  );
}
