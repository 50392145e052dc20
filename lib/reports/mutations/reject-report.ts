import { and, eq } from 'drizzle-orm';
import { problemReports } from '@/db/schema/reports';
import type { Ctx } from '@/lib/core/context';
import { actorKey } from '@/lib/core/unit-of-work';
import { lockReport } from '../queries/lock-report';
import { closeReportCase } from './close-report-case';
import { recordReportEvent } from './record-report-event';
import { tellReporter } from './tell-reporter';

/** Says no, with a reason the shopper reads. @throws AppError NOT_FOUND, INVALID_STATE */
export async function rejectReport(ctx: Ctx, input: { reportId: string; reason: string }): Promise<void> {
  const { row } = await lockReport(ctx, input.reportId, 'reject');
  await ctx.db
    .update(problemReports)
    .set({
      state: 'rejected',
      outcome: 'reject',
      reason: input.reason,
      decidedBy: actorKey(ctx.actor),
      decidedAt: ctx.now,
      askedAt: null,
      updatedAt: ctx.now,
    })
    .where(and(eq(problemReports.shopId, ctx.shopId), eq(problemReports.id, row.id)));
  await recordReportEvent(ctx, { report: row, type: 'rejected', words: input.reason });
  await closeReportCase(ctx, { report: row });
  await tellReporter(ctx, { report: row, event: 'report.rejected' });
}
