import { sql } from 'drizzle-orm';
import { recordAudits } from '@/lib/audit/mutations/record-audits';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { actorKey } from '@/lib/core/unit-of-work';
import type { CaseEventType } from '../constants';

export type CaseDeed = {
  caseId: string;
  type: CaseEventType;
  detail?: string | null;
  note?: string | null;
  actor?: string;
};

/** Writes down what was done about cases, there and in the audit log; the words themselves are not for the log. */
export async function recordCaseEvents(ctx: Ctx, deeds: readonly CaseDeed[]): Promise<void> {
  if (deeds.length === 0) return;
  const by = actorKey(ctx.actor);
  const rows = deeds.map(({ note, actor = by, ...deed }) => ({
    ...deed,
    id: newId(ctx.now.getTime()),
    actor,
    note: note?.trim() || null,
  }));
  await ctx.db.execute(sql`
    insert into case_events (shop_id, id, case_id, at, actor, type, detail, note)
    select ${ctx.shopId}::uuid, t.id, t."caseId", ${ctx.now.toISOString()}::timestamptz, t.actor, t.type, t.detail, t.note
    from json_to_recordset(${JSON.stringify(rows)}::json) as t (id uuid, "caseId" uuid, actor text, type text, detail text,
      note text)`);
  await recordAudits(
    ctx,
    deeds.map(({ type, caseId, detail }) => ({
      action: `case.${type}`,
      entity: 'case',
      entityId: caseId,
      details: detail ? { detail } : undefined,
    })),
  );
}
