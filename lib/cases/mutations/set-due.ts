import { and, eq } from 'drizzle-orm';
import { cases } from '@/db/schema/operations';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { readShopClock } from '@/lib/policies/rules/shop-clock';
import { getShop } from '@/lib/shops/queries/get-shop';
import { lockCases } from '../lock-cases';
import { recordCaseEvents } from './record-case-events';

/**
 * Says by when open cases are to be looked at. Those that are due then already stay as they are.
 * @param input.due a wall clock of the shop's, `2026-12-01T09:00`; null: no due time
 * @returns how many changed
 * @throws AppError NOT_FOUND, INVALID_STATE when none is open, INVALID for a time that has passed
 */
export async function setDue(
  ctx: Ctx,
  input: { caseIds: readonly string[]; due: string | null },
): Promise<{ changed: number }> {
  const open = await lockCases(ctx, input);
  const at = input.due === null ? null : readShopClock(input.due, (await getShop(ctx)).timeZone);
  if (at && at <= ctx.now) {
    throw new AppError('INVALID', 'The time has passed.', {
      errors: [{ path: 'due', message: 'Has passed' }],
      reason: 'passed',
    });
  }
  const changed = open.filter(({ dueAt }) => dueAt?.getTime() !== at?.getTime());
  for (const { id } of changed) {
    await ctx.db
      .update(cases)
      .set({ dueAt: at, updatedAt: ctx.now })
      .where(and(eq(cases.shopId, ctx.shopId), eq(cases.id, id)));
  }
  await recordCaseEvents(
    ctx,
    changed.map(({ id }) => ({ caseId: id, type: at ? 'due_set' : 'due_cleared', detail: at?.toISOString() })),
  );
  return { changed: changed.length };
}
