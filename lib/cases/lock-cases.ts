import { and, eq, inArray } from 'drizzle-orm';
import { cases } from '@/db/schema/operations';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';

export type LockedCase = typeof cases.$inferSelect;

/**
 * Locks open cases until the transaction ends, always in the same order. Those that are closed by now are left out.
 * @throws AppError NOT_FOUND when one is unknown or foreign, INVALID_STATE when none is open any more
 */
export async function lockCases(ctx: Ctx, input: { caseIds: readonly string[] }): Promise<LockedCase[]> {
  const ids = [...new Set(input.caseIds)];
  const rows = await ctx.db
    .select()
    .from(cases)
    .where(and(eq(cases.shopId, ctx.shopId), inArray(cases.id, ids)))
    .orderBy(cases.id)
    .for('no key update');
  if (rows.length < ids.length) throw notFound('case');
  const open = rows.filter(({ state }) => state === 'open');
  if (open.length === 0) throw new AppError('INVALID_STATE', 'The case is closed.');
  return open;
}
