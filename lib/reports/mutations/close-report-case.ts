import { and, eq, inArray } from 'drizzle-orm';
import { cases } from '@/db/schema/operations';
import { problemReports } from '@/db/schema/reports';
import { closeCases } from '@/lib/cases/mutations/close-cases';
import { reviewParcels } from '@/lib/cases/mutations/review-parcels';
import type { Ctx } from '@/lib/core/context';

/** What was reported is dealt with: so is the parcel's case, unless something else of it waits. The caller holds the report. */
export async function closeReportCase(
  ctx: Ctx,
  input: { report: Pick<typeof problemReports.$inferSelect, 'shipmentId' | 'number'> },
): Promise<void> {
  const { shipmentId, number } = input.report;
  const waiting = await ctx.db
    .select({ id: problemReports.id })
    .from(problemReports)
    .where(
      and(
        eq(problemReports.shopId, ctx.shopId),
        eq(problemReports.shipmentId, shipmentId),
        inArray(problemReports.state, ['open', 'asked']),
      ),
    )
    .limit(1);
  const open = await ctx.db
    .select({ id: cases.id })
    .from(cases)
    .where(
      and(
        eq(cases.shopId, ctx.shopId),
        eq(cases.shipmentId, shipmentId),
        eq(cases.kind, 'reported'),
        eq(cases.state, 'open'),
      ),
    );
  if (waiting.length === 0 && open.length > 0) {
    await closeCases(ctx, {
      caseIds: open.map(({ id }) => id),
      outcome: 'solved',
      note: number,
    });
  }
  await reviewParcels(ctx, { shipmentIds: [shipmentId] });
}
