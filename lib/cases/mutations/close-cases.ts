import { and, eq, inArray } from 'drizzle-orm';
import { cases } from '@/db/schema/operations';
import { problemReports } from '@/db/schema/reports';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import type { OWN_OUTCOMES } from '../constants';
import { type LockedCase, lockCases } from '../lock-cases';
import { recordCaseEvent } from './record-case-event';

/**
 * Closes open cases by a person's word. They stay closed until the parcel is heard of again (rules/decide-cases.ts).
 * @returns how many were closed
 * @throws AppError NOT_FOUND, INVALID_STATE when all of them are closed already, or a shopper's report waits for a decision
 */
export async function closeCases(
  ctx: Ctx,
  input: { caseIds: readonly string[]; outcome: (typeof OWN_OUTCOMES)[number]; note?: string | null },
): Promise<{ closed: number }> {
  const { outcome, note } = input;
  const open = await lockCases(ctx, input);
  await assertDecided(ctx, open);
  for (const { id } of open) {
    await ctx.db
      .update(cases)
      .set({ state: 'closed', outcome, closedAt: ctx.now, updatedAt: ctx.now })
      .where(and(eq(cases.shopId, ctx.shopId), eq(cases.id, id)));
    await recordCaseEvent(ctx, { caseId: id, type: 'closed', detail: outcome, note });
  }
  return { closed: open.length };
}

/** A shopper waits for the answer to what they reported; it is decided there, and the case closes with it. */
async function assertDecided(ctx: Ctx, open: readonly LockedCase[]): Promise<void> {
  const parcels = open.filter(({ kind }) => kind === 'reported').map(({ shipmentId }) => shipmentId);
  if (parcels.length === 0) return;
  const waiting = await ctx.db
    .select({ id: problemReports.id })
    .from(problemReports)
    .where(
      and(
        eq(problemReports.shopId, ctx.shopId),
        inArray(problemReports.shipmentId, parcels),
        inArray(problemReports.state, ['open', 'asked']),
      ),
    )
    .limit(1);
  if (waiting.length > 0) throw new AppError('INVALID_STATE', 'Decide what was reported; the case closes with it.');
}
