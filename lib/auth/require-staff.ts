import { cache } from 'react';
import { getPool } from '@/db/pool';
import type { StaffRole } from '@/lib/core/constants';
import type { ShopId } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import type { Gate } from '@/lib/core/unit-of-work';
import { auth } from './next-auth';
import { PERMISSIONS, type Permission } from './permissions';

export type Membership = { shopId: string; slug: string; name: string; role: StaffRole };
export type StaffMember = { userId: string; email: string; name: string; sessionId: string; memberships: Membership[] };

/** Who is signed in, from the session's row; null when nobody is or the session was ended. Once a request. */
export const currentStaff = cache(async (): Promise<StaffMember | null> => {
  const session = (await auth()) as { sid?: string } | null;
  if (!session?.sid) return null;
  const { rows } = await getPool().query<{
    user_id: string;
    email: string;
    name: string;
    memberships: { shop_id: string; slug: string; name: string; role: StaffRole }[];
  }>('select * from find_staff_session($1, $2)', [session.sid, new Date()]);
  const row = rows[0];
  if (!row) return null;
  return {
    userId: row.user_id,
    email: row.email,
    name: row.name,
    sessionId: session.sid,
    memberships: row.memberships.map(({ shop_id, ...rest }) => ({ shopId: shop_id, ...rest })),
  };
});

export type StaffGate = Gate & { staff: StaffMember; membership: Membership };

/**
 * The gate of the console: the signed-in member of the shop behind `slug`, with a right. The tenant comes from the
 * membership, never from input.
 * @throws AppError UNAUTHENTICATED, NOT_FOUND (a shop one is not a member of does not exist), FORBIDDEN
 */
export async function requireStaff(slug: string, permission: Permission): Promise<StaffGate> {
  const staff = await currentStaff();
  if (!staff) throw new AppError('UNAUTHENTICATED', 'Nobody is signed in.');
  const membership = staff.memberships.find((member) => member.slug === slug);
  if (!membership) throw new AppError('NOT_FOUND', 'No such shop.');
  if (!(PERMISSIONS[permission] as readonly StaffRole[]).includes(membership.role)) {
    throw new AppError('FORBIDDEN', `The role ${membership.role} may not ${permission}.`);
  }
  return {
    shopId: membership.shopId as ShopId,
    actor: { type: 'staff', userId: staff.userId, name: staff.name, role: membership.role },
    staff,
    membership,
  };
}

/** The gate of a console action: the shop its input names, proven; an input that names none finds no shop. */
export const staffGate =
  (permission: Permission) =>
  (raw: unknown): Promise<StaffGate> => {
    const shop = (raw as { shop?: unknown } | null)?.shop;
    return requireStaff(typeof shop === 'string' ? shop : '', permission);
  };
