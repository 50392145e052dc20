import { and, eq, inArray } from 'drizzle-orm';
import { orderLines } from '@/db/schema/orders';
import { problemReports } from '@/db/schema/reports';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { actorKey } from '@/lib/core/unit-of-work';
import { closeReturn } from '@/lib/returns/mutations/close-return';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { refundReturn } from '@/lib/returns/mutations/refund-return';
import { releaseExchange } from '@/lib/returns/mutations/release-exchange';
import type { RemediedBy } from '../constants';
import { type LockedReport, lockReport } from '../queries/lock-report';
import type { AcceptReportInput } from '../schema';
import { closeReportCase } from './close-report-case';
import { recordReportEvent } from './record-report-event';
import { tellReporter } from './tell-reporter';

const RESOLUTION = { replace: 'replace', refund: 'refund', credit: 'store_credit' } as const satisfies Record<
  RemediedBy,
  string
>;

/**
 * Puts right what was reported, through a return that nothing comes back for: it claims the units, so that none is paid for
 * or sent twice whatever else happens to it, and its quote says what the money is. A refund or credit is paid at once; what
 * is sent anew is held back on the shelf and told to the shop's systems.
 * @param input.lines fewer units than were reported
 * @param input.amount less money than the quote says, in minor units
 * @throws AppError NOT_FOUND, INVALID_STATE; INELIGIBLE with the quote where a unit was returned meanwhile; CONFLICT where
 *   nothing is left to refund, or nothing on the shelf
 */
export async function acceptReport(
  ctx: Ctx,
  input: { reportId: string } & AcceptReportInput,
): Promise<{ returnId: string }> {
  const { outcome } = input;
  const { row, lines } = await lockReport(ctx, input.reportId, 'accept');
  const { returnId } = await createReturn(ctx, {
    orderId: row.orderId,
    kind: 'report',
    locale: row.locale,
    lines: (await settledLines(ctx, lines, input.lines ?? null)).map((line) => ({
      ...line,
      reason: row.kind,
      resolution: RESOLUTION[outcome],
    })),
  });
  if (outcome === 'replace') {
    await releaseExchange(ctx, { returnId });
    // It is to leave the shelf now, and nothing is to come.
    await closeReturn(ctx, { returnId });
  } else {
    await refundReturn(ctx, { returnId, amount: input.amount ?? null });
  }
  await ctx.db
    .update(problemReports)
    .set({
      state: 'accepted',
      outcome,
      returnId,
      reason: input.note || null,
      decidedBy: actorKey(ctx.actor),
      decidedAt: ctx.now,
      askedAt: null,
      updatedAt: ctx.now,
    })
    .where(and(eq(problemReports.shopId, ctx.shopId), eq(problemReports.id, row.id)));
  await recordReportEvent(ctx, { report: row, type: 'accepted', words: input.note, details: { outcome, returnId } });
  await closeReportCase(ctx, { report: row });
  await tellReporter(ctx, { report: row, event: 'report.accepted' });
  return { returnId };
}

/** What is put right, by the order's own ids: what was reported, or a part of it. */
async function settledLines(ctx: Ctx, lines: LockedReport['lines'], wanted: AcceptReportInput['lines'] | null) {
  const rows = await ctx.db
    .select({ id: orderLines.id, externalId: orderLines.externalId })
    .from(orderLines)
    .where(
      and(
        eq(orderLines.shopId, ctx.shopId),
        inArray(
          orderLines.id,
          lines.map(({ lineId }) => lineId),
        ),
      ),
    );
  const reported = new Map(
    lines.map(({ lineId, quantity }) => [rows.find(({ id }) => id === lineId)?.externalId ?? '', quantity]),
  );
  if (!wanted) return [...reported].map(([line_external_id, quantity]) => ({ line_external_id, quantity }));
  const errors = wanted.flatMap(({ line_external_id, quantity }, index) =>
    quantity <= (reported.get(line_external_id) ?? 0)
      ? []
      : [{ path: `lines[${index}]`, message: `Only ${reported.get(line_external_id) ?? 0} of this were reported.` }],
  );
  if (new Set(wanted.map((line) => line.line_external_id)).size < wanted.length)
    errors.push({ path: 'lines', message: 'Name each line once.' });
  if (errors.length > 0) throw new AppError('INVALID', 'That is more than was reported.', { errors });
  return wanted;
}
