import { and, eq } from 'drizzle-orm';
import { members } from '@/db/schema/staff';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { lockOwners } from '../lock-owners';

/**
 * Takes a member out of the shop; their next request is refused. Other shops of theirs are untouched.
 * @throws AppError NOT_FOUND for somebody who is no member of this shop, INVALID_STATE for the last owner
 */
export async function removeMember(ctx: Ctx, input: { userId: string }): Promise<void> {
  const { userId } = input;
  if (!isId(userId)) throw notFound('member');
  await lockOwners(ctx, userId);
  const removed = await ctx.db
    .delete(members)
    .where(and(eq(members.shopId, ctx.shopId), eq(members.userId, userId)))
    .returning({ userId: members.userId });
  if (removed.length === 0) throw notFound('member');
  await recordAudit(ctx, { action: 'member.removed', entity: 'member', entityId: userId });
}
