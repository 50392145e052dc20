import { and, eq } from 'drizzle-orm';
import { members } from '@/db/schema/staff';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { StaffRole } from '@/lib/core/constants';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { lockOwners } from '../lock-owners';

/**
 * Gives a member another role, from the next request on.
 * @throws AppError NOT_FOUND for somebody who is no member of this shop, INVALID_STATE for the last owner
 */
export async function changeRole(ctx: Ctx, input: { userId: string; role: StaffRole }): Promise<void> {
  const { userId, role } = input;
  if (!isId(userId)) throw notFound('member');
  if (role !== 'owner') await lockOwners(ctx, userId);
  const changed = await ctx.db
    .update(members)
    .set({ role })
    .where(and(eq(members.shopId, ctx.shopId), eq(members.userId, userId)))
    .returning({ userId: members.userId });
  if (changed.length === 0) throw notFound('member');
  await recordAudit(ctx, { action: 'member.role_changed', entity: 'member', entityId: userId, details: { role } });
}
