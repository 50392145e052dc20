import { and, eq } from 'drizzle-orm';
import { problemReports } from '@/db/schema/reports';
import type { Ctx } from '@/lib/core/context';
import { lockReport } from '../queries/lock-report';
import { moveReportCase } from './move-report-case';
import { recordReportEvent } from './record-report-event';
import { tellReporter } from './tell-reporter';

/** Working days after which somebody looks again though no answer came. */
const PATIENCE = 3;

/** Asks the shopper something, by mail and on their report's page, where they answer. @throws AppError NOT_FOUND, INVALID_STATE */
export async function askReporter(ctx: Ctx, input: { reportId: string; question: string }): Promise<void> {
  const { row } = await lockReport(ctx, input.reportId, 'ask');
  await ctx.db
    .update(problemReports)
    .set({ state: 'asked', askedAt: ctx.now, updatedAt: ctx.now })
    .where(and(eq(problemReports.shopId, ctx.shopId), eq(problemReports.id, row.id)));
  await recordReportEvent(ctx, { report: row, type: 'asked', words: input.question });
  await moveReportCase(ctx, { shipmentId: row.shipmentId, workingDays: PATIENCE });
  await tellReporter(ctx, { report: row, event: 'report.question', question: input.question });
}
