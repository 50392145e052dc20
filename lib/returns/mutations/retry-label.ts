import { and, eq } from 'drizzle-orm';
import { returnLabels } from '@/db/schema/return-ways';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { lockReturn } from '../queries/lock-return';
import { orderLabel } from './order-label';

/**
 * Has the label of a return bought after all: the day's limit held it back, or the provider would not sell it. What a
 * person asks for no limit holds back. @throws AppError NOT_FOUND, INVALID_STATE where none has failed, or it may not travel
 */
export async function retryLabel(ctx: Ctx, input: { returnId: string }): Promise<void> {
  const { row } = await lockReturn(ctx, input.returnId, null);
  if (row.status !== 'approved') throw new AppError('INVALID_STATE', 'It may not travel now.', { reason: 'status' });
  const failed = await ctx.db
    .update(returnLabels)
    .set({ state: 'void' })
    .where(
      and(eq(returnLabels.shopId, ctx.shopId), eq(returnLabels.returnId, row.id), eq(returnLabels.state, 'failed')),
    )
    .returning({ id: returnLabels.id });
  if (failed.length === 0) throw new AppError('INVALID_STATE', 'No label of it has failed.', { reason: 'label' });
  await orderLabel(ctx, { returnId: row.id, isAsked: true });
  await recordAudit(ctx, { action: 'return.label_retried', entity: 'return', entityId: row.id });
}
