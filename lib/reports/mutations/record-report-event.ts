import { problemReportEvents, type problemReports } from '@/db/schema/reports';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { actorKey } from '@/lib/core/unit-of-work';
import { publishEvent } from '@/lib/webhooks/mutations/publish-event';
import type { ReportEventType } from '../constants';
import { getReport } from '../queries/read-reports';

/** Adds to a report's history and to the audit log, and tells the shop's systems, in the verb's own transaction. */
export async function recordReportEvent(
  ctx: Ctx,
  input: {
    report: Pick<typeof problemReports.$inferSelect, 'id' | 'orderId'>;
    type: ReportEventType;
    words?: string | null;
    details?: Record<string, unknown>;
  },
): Promise<void> {
  const { report, type } = input;
  await ctx.db.insert(problemReportEvents).values({
    shopId: ctx.shopId,
    id: newId(),
    orderId: report.orderId,
    reportId: report.id,
    type,
    actor: actorKey(ctx.actor),
    actorName: ctx.actor.type === 'staff' ? ctx.actor.name : null,
    words: input.words?.trim() || null,
    at: ctx.now,
  });
  await recordAudit(ctx, {
    action: `report.${type}`,
    entity: 'report',
    entityId: report.id,
    ...(input.details ? { details: input.details } : {}),
  });
  if (type === 'noted') return;
  await publishEvent(ctx, {
    type: type === 'reported' ? 'report.created' : 'report.updated',
    subject: report.id,
    orderId: report.orderId,
    data: () => getReport(ctx, { id: report.id }),
  });
}
