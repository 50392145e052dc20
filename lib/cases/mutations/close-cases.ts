import { and, eq } from 'drizzle-orm';
import { cases } from '@/db/schema/operations';
import type { Ctx } from '@/lib/core/context';
import type { OWN_OUTCOMES } from '../constants';
import { lockCases } from '../lock-cases';
import { recordCaseEvent } from './record-case-event';

/**
 * Closes open cases by a person's word. They stay closed until the parcel is heard of again (rules/decide-cases.ts).
 * @returns how many were closed
 * @throws AppError NOT_FOUND, INVALID_STATE when all of them are closed already
 */
export async function closeCases(
  ctx: Ctx,
  input: { caseIds: readonly string[]; outcome: (typeof OWN_OUTCOMES)[number]; note?: string | null },
): Promise<{ closed: number }> {
  const { outcome, note } = input;
  const open = await lockCases(ctx, input);
  for (const { id } of open) {
    await ctx.db
      .update(cases)
      .set({ state: 'closed', outcome, closedAt: ctx.now, updatedAt: ctx.now })
      .where(and(eq(cases.shopId, ctx.shopId), eq(cases.id, id)));
    await recordCaseEvent(ctx, { caseId: id, type: 'closed', detail: outcome, note });
  }
  return { closed: open.length };
}
