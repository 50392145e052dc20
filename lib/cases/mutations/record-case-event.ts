import { caseEvents } from '@/db/schema/operations';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { actorKey } from '@/lib/core/unit-of-work';
import type { CaseEventType } from '../constants';

/** Writes down what was done about a case, there and in the audit log; the words themselves are not for the log. */
export async function recordCaseEvent(
  ctx: Ctx,
  input: { caseId: string; type: CaseEventType; detail?: string | null; note?: string | null; actor?: string },
): Promise<void> {
  const { caseId, type, detail = null } = input;
  await ctx.db.insert(caseEvents).values({
    shopId: ctx.shopId,
    id: newId(ctx.now.getTime()),
    caseId,
    at: ctx.now,
    actor: input.actor ?? actorKey(ctx.actor),
    type,
    detail,
    note: input.note?.trim() || null,
  });
  await recordAudit(ctx, {
    action: `case.${type}`,
    entity: 'case',
    entityId: caseId,
    details: detail ? { detail } : undefined,
  });
}
