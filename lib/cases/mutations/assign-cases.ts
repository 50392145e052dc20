import { and, eq } from 'drizzle-orm';
import { cases } from '@/db/schema/operations';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { listMembers } from '@/lib/shops/queries/list-members';
import { lockCases } from '../lock-cases';
import { recordCaseEvent } from './record-case-event';

/**
 * Gives open cases to a member of the shop, or to nobody (null). Those already theirs stay as they are.
 * @returns how many changed hands
 * @throws AppError NOT_FOUND, INVALID_STATE, INVALID for somebody who is no member
 */
export async function assignCases(
  ctx: Ctx,
  input: { caseIds: readonly string[]; ownerId: string | null },
): Promise<{ changed: number }> {
  const { ownerId } = input;
  if (ownerId !== null && !(await listMembers(ctx)).some((member) => member.userId === ownerId)) {
    throw new AppError('INVALID', 'Not a member of this shop.', {
      errors: [{ path: 'ownerId', message: 'Is no member of this shop' }],
    });
  }
  const open = (await lockCases(ctx, input)).filter((one) => one.ownerId !== ownerId);
  const isSelf = ctx.actor.type === 'staff' && ctx.actor.userId === ownerId;
  for (const { id } of open) {
    await ctx.db
      .update(cases)
      .set({ ownerId, updatedAt: ctx.now })
      .where(and(eq(cases.shopId, ctx.shopId), eq(cases.id, id)));
    await recordCaseEvent(ctx, {
      caseId: id,
      type: ownerId === null ? 'let_go' : isSelf ? 'taken' : 'given',
      detail: ownerId,
    });
  }
  return { changed: open.length };
}
