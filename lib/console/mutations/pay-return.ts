import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { refundReturn } from '@/lib/returns/mutations/refund-return';
import { openAccount } from '@/lib/returns/queries/find-account';
import { lockReturn } from '@/lib/returns/queries/lock-return';

/**
 * Pays what a person saw on their screen: when something else is owed by then, nothing moves and they look again.
 * @param input.seen minor units the page showed as owed
 * @param input.amount another amount, minor units: for owners and managers, with a note that says why
 * @throws AppError NOT_FOUND, INVALID_STATE, FORBIDDEN, CONFLICT (`reason: changed` with what is owed now)
 */
export async function payReturn(
  ctx: Ctx,
  input: { returnId: string; seen: number; amount?: number | null; note?: string | null; reference?: string | null },
): Promise<void> {
  const { owed } = await lockReturn(ctx, input.returnId, 'refund');
  const due = owed.refund + owed.credit;
  if (due !== input.seen) {
    throw new AppError('CONFLICT', 'Something else is owed by now.', { reason: 'changed', owed: due });
  }
  const amount = input.amount && input.amount !== due ? input.amount : null;
  if (amount !== null && ctx.actor.type === 'staff' && !['owner', 'manager'].includes(ctx.actor.role)) {
    throw new AppError('FORBIDDEN', 'Another amount than what is owed is for owners and managers.');
  }
  // Where they have told an account, a person has sent it there: no card is asked to take it.
  const byHand = (await openAccount(ctx, { returnId: input.returnId })) !== null;
  await refundReturn(ctx, {
    returnId: input.returnId,
    amount,
    note: input.note,
    by_hand: byHand,
    reference: input.reference,
  });
}
