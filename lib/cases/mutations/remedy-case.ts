import { and, eq } from 'drizzle-orm';
import { cases } from '@/db/schema/operations';
import type { Ctx } from '@/lib/core/context';
import { getShop } from '@/lib/shops/queries/get-shop';
import type { Remedy } from '../constants';
import { lockCases } from '../lock-cases';
import { REMEDY_DAYS } from '../rules/remedies';
import { eveningIn } from '../rules/severity';
import { recordCaseEvent } from './record-case-event';

/**
 * Writes down what somebody has done about a case; it is due again when an answer may be expected, and it is theirs if it
 * was nobody's.
 * @throws AppError NOT_FOUND, INVALID_STATE
 */
export async function remedyCase(
  ctx: Ctx,
  input: { caseId: string; remedy: Remedy; note?: string | null },
): Promise<void> {
  const { caseId, remedy, note } = input;
  const [found] = await lockCases(ctx, { caseIds: [caseId] });
  const { timeZone } = await getShop(ctx);
  const self = ctx.actor.type === 'staff' ? ctx.actor.userId : null;
  await ctx.db
    .update(cases)
    .set({
      dueAt: eveningIn(REMEDY_DAYS[remedy], ctx.now, timeZone),
      ownerId: found?.ownerId ?? self,
      updatedAt: ctx.now,
    })
    .where(and(eq(cases.shopId, ctx.shopId), eq(cases.id, caseId)));
  await recordCaseEvent(ctx, { caseId, type: 'remedied', detail: remedy, note });
}
