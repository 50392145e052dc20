import { sql } from 'drizzle-orm';
import { members } from '@/db/schema/staff';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import { plainEmail } from '@/lib/auth/sign-in';
import type { StaffRole } from '@/lib/core/constants';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';

export type Invited = { userId: string; email: string };

/**
 * Makes the person behind an address a member of the shop; somebody unknown becomes a person without a password, who
 * signs in by mail. The caller mails the answered address and no other.
 * @throws AppError INVALID for an address that can be read in two ways, CONFLICT for a member
 */
export async function inviteMember(
  ctx: Ctx,
  input: { email: string; name: string; role: StaffRole },
): Promise<Invited> {
  const email = plainEmail(input.email);
  if (!email) {
    throw new AppError('INVALID', 'Not a plain mail address.', {
      errors: [{ path: 'email', message: 'Must be one plain mail address' }],
    });
  }
  const { rows } = await ctx.db.execute<{ user_id: string }>(
    sql`select ensure_user(${newId()}::uuid, ${email}, ${input.name}) as user_id`,
  );
  const userId = rows[0]?.user_id ?? '';
  const added = await ctx.db
    .insert(members)
    .values({ shopId: ctx.shopId, userId, role: input.role, createdAt: ctx.now })
    .onConflictDoNothing()
    .returning({ userId: members.userId });
  if (added.length === 0) throw new AppError('CONFLICT', 'Is a member already.', { reason: 'member' });
  await recordAudit(ctx, {
    action: 'member.invited',
    entity: 'member',
    entityId: userId,
    details: { role: input.role },
  });
  return { userId, email };
}
