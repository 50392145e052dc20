import { and, eq } from 'drizzle-orm';
import { problemReports } from '@/db/schema/reports';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { MOST_PHOTOS } from '../constants';
import { lockReport } from '../queries/lock-report';
import { moveReportCase } from './move-report-case';
import { recordReportEvent } from './record-report-event';

/**
 * Takes the shopper's answer to what was asked; somebody looks again by tomorrow evening.
 * @throws AppError NOT_FOUND, INVALID_STATE where nothing is asked (any more)
 */
export async function answerReport(
  ctx: Ctx,
  input: { reportId: string; answer: string; photoIds?: readonly string[] },
): Promise<void> {
  const { row } = await lockReport(ctx, input.reportId, null);
  if (row.state !== 'asked') throw new AppError('INVALID_STATE', 'Nothing is asked any more.');
  await ctx.db
    .update(problemReports)
    .set({
      state: 'open',
      askedAt: null,
      photoIds: [...row.photoIds, ...(input.photoIds ?? [])].slice(0, 2 * MOST_PHOTOS),
      updatedAt: ctx.now,
    })
    .where(and(eq(problemReports.shopId, ctx.shopId), eq(problemReports.id, row.id)));
  await recordReportEvent(ctx, { report: row, type: 'answered', words: input.answer });
  await moveReportCase(ctx, { shipmentId: row.shipmentId, workingDays: 1 });
}
