import { and, eq } from 'drizzle-orm';
import { problemReports } from '@/db/schema/reports';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { lockReport } from '../queries/lock-report';
import { isUndecided } from '../rules/report-verbs';
import { closeReportCase } from './close-report-case';
import { recordReportEvent } from './record-report-event';

/** It turned up after all: the shopper takes the report back. Done twice, it is done once. @throws AppError NOT_FOUND, INVALID_STATE */
export async function withdrawReport(ctx: Ctx, input: { reportId: string }): Promise<void> {
  const { row } = await lockReport(ctx, input.reportId, null);
  if (row.state === 'withdrawn') return;
  if (!isUndecided(row.state)) throw new AppError('INVALID_STATE', 'It is decided already.');
  await ctx.db
    .update(problemReports)
    .set({ state: 'withdrawn', askedAt: null, updatedAt: ctx.now })
    .where(and(eq(problemReports.shopId, ctx.shopId), eq(problemReports.id, row.id)));
  await recordReportEvent(ctx, { report: row, type: 'withdrawn' });
  await closeReportCase(ctx, { report: row });
}
