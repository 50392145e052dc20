import { and, eq } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { takeForSideVerb } from '../queries/take-for-side-verb';
import { expiryMoment } from '../rules/expiry-moment';
import { canHappen } from '../rules/transition';
import { recordReturnEvent } from './record-return-event';
import { resumeAutoRefund } from './resume-auto-refund';

/**
 * Takes a return up again. The days it lay aside are given back to the shopper; what the policy pays by itself and could
 * not meanwhile is asked again. @throws AppError NOT_FOUND, INVALID_STATE
 */
export async function unholdReturn(ctx: Ctx, input: { returnId: string; note?: string | null }): Promise<void> {
  const { row } = await takeForSideVerb(ctx, input.returnId, 'unhold');
  const lain = row.heldAt ? ctx.now.getTime() - row.heldAt.getTime() : 0;
  const runs = row.expiresAt !== null && canHappen('expire', row.status);
  const expiresAt = runs && row.expiresAt ? new Date(row.expiresAt.getTime() + lain) : row.expiresAt;
  await ctx.db
    .update(returns)
    .set({ heldAt: null, expiresAt, updatedAt: ctx.now })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.id)));
  if (runs && expiresAt)
    await enqueueJob(
      ctx,
      'expire-return',
      { returnId: row.id },
      { key: `expire-return:${row.id}`, runAt: expiryMoment(expiresAt, ctx.now) },
    );
  await recordReturnEvent(ctx, { returnId: row.id, type: 'unheld', note: input.note, audience: 'staff' });
  await resumeAutoRefund(ctx, row.id);
}
