import { and, eq } from 'drizzle-orm';
import { withdrawals } from '@/db/schema/return-ways';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { actorKey } from '@/lib/core/unit-of-work';

/**
 * Notes that a declaration of withdrawal has been dealt with by hand, and how. The declaration itself stays word for word.
 * @throws AppError NOT_FOUND, INVALID_STATE where somebody has done so, or its return is where it is dealt with
 */
export async function settleWithdrawal(ctx: Ctx, input: { withdrawalId: string; note: string }): Promise<void> {
  const own = and(eq(withdrawals.shopId, ctx.shopId), eq(withdrawals.id, input.withdrawalId));
  const [row] = isId(input.withdrawalId) ? await ctx.db.select().from(withdrawals).where(own).for('update') : [];
  if (!row) throw notFound('withdrawal');
  if (row.doneAt || row.returnId)
    throw new AppError('INVALID_STATE', 'It is not open to be dealt with by hand.', {
      reason: row.doneAt ? 'done' : 'has_return',
    });
  await ctx.db
    .update(withdrawals)
    .set({ doneAt: ctx.now, doneBy: actorKey(ctx.actor), doneNote: input.note })
    .where(own);
  await recordAudit(ctx, { action: 'withdrawal.settled', entity: 'withdrawal', entityId: row.id });
}
