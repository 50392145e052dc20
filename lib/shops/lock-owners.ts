import { and, asc, eq } from 'drizzle-orm';
import { members } from '@/db/schema/staff';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';

/**
 * Holds the shop's owners still while one of them is to lose the role, so that two who leave at once do not both go.
 * @throws AppError INVALID_STATE with `reason: 'last_owner'` when `userId` is the only one
 */
export async function lockOwners(ctx: Ctx, userId: string): Promise<void> {
  const owners = await ctx.db
    .select({ userId: members.userId })
    .from(members)
    .where(and(eq(members.shopId, ctx.shopId), eq(members.role, 'owner')))
    .orderBy(asc(members.userId))
    .for('update');
  if (owners.length === 1 && owners[0]?.userId === userId) {
    throw new AppError('INVALID_STATE', 'A shop keeps at least one owner.', { reason: 'last_owner' });
  }
}
