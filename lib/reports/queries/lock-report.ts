import { and, eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { problemReportLines, problemReports } from '@/db/schema/reports';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import type { ReportVerb } from '../constants';
import { reportVerbs } from '../rules/report-verbs';

export type LockedReport = {
  row: typeof problemReports.$inferSelect;
  lines: (typeof problemReportLines.$inferSelect)[];
};

/**
 * Takes a report for a verb: locks its order, then itself (the order in which returns are locked). A shopper's context sees
 * reports of its own order, and of its own side of a gift.
 * @throws AppError NOT_FOUND, or INVALID_STATE with `allowed_verbs` when `verb` is not one of them
 */
export async function lockReport(ctx: Ctx, reportId: string, verb: ReportVerb | null): Promise<LockedReport> {
  const { db, shopId, actor } = ctx;
  if (!isId(reportId)) throw notFound('report');
  const where = and(eq(problemReports.shopId, shopId), eq(problemReports.id, reportId));
  const [known] = await db.select({ orderId: problemReports.orderId }).from(problemReports).where(where);
  if (!known || (actor.type === 'shopper' && actor.orderId !== known.orderId)) throw notFound('report');
  await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.shopId, shopId), eq(orders.id, known.orderId)))
    .for('update');
  const [row] = await db.select().from(problemReports).where(where).for('update');
  if (!row || (actor.type === 'shopper' && actor.scopes.includes('gift') !== row.forRecipient)) {
    throw notFound('report');
  }
  if (verb && !reportVerbs(row.state).includes(verb)) {
    throw new AppError('INVALID_STATE', `A report that is ${row.state} cannot take "${verb}".`, {
      status_now: row.state,
      allowed_verbs: reportVerbs(row.state),
    });
  }
  const lines = await db
    .select()
    .from(problemReportLines)
    .where(and(eq(problemReportLines.shopId, shopId), eq(problemReportLines.reportId, reportId)))
    .orderBy(problemReportLines.lineId);
  return { row, lines };
}
