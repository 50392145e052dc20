import { sql } from 'drizzle-orm';
import type { StaffRole } from '@/lib/core/constants';
import type { Ctx } from '@/lib/core/context';
import type { Member } from '../types';

/** The people of the shop, longest first. People span shops, so their names come through a function of the database. */
export async function listMembers(ctx: Ctx): Promise<Member[]> {
  const { rows } = await ctx.db.execute<{
    user_id: string;
    email: string;
    name: string;
    role: StaffRole;
    created_at: string;
  }>(sql`select user_id, email, name, role, created_at from list_members()`);
  return rows.map((row) => ({
    userId: row.user_id,
    email: row.email,
    name: row.name,
    role: row.role,
    createdAt: new Date(row.created_at),
  }));
}
