import { and, eq, isNull } from 'drizzle-orm';
import { returnDrafts } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import { REMIND_AFTER_DAYS } from '../constants';
import { findReturnSettings } from '../queries/find-return-settings';
import { loadQuoteFacts } from '../queries/load-quote-facts';
import { quoteReturn } from '../rules/quote';
import type { ReturnDraft } from '../types';

/** Clocks differ, and nobody minds. */
const NEAR = 3_600_000;

/**
 * Writes to the buyer about a return that was begun and left: once an order for good, never against their wish, and only
 * while it could still be sent. Whether anybody was written to.
 * @throws AppError NOT_FOUND, also for another shop's order
 */
export async function remindDraft(ctx: Ctx, input: { orderId: string }): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: returnDrafts.id, document: returnDrafts.document, updatedAt: returnDrafts.updatedAt })
    .from(returnDrafts)
    .where(
      and(
        eq(returnDrafts.shopId, ctx.shopId),
        eq(returnDrafts.orderId, input.orderId),
        eq(returnDrafts.forRecipient, false),
        isNull(returnDrafts.returnId),
      ),
    );
  const { remind_drafts, remind_drafts_after_days: days = REMIND_AFTER_DAYS.usual } = await findReturnSettings(ctx);
  if (remind_drafts === false) return false;
  const facts = await loadQuoteFacts(ctx, { orderId: input.orderId });
  const draft = row?.document as ReturnDraft | undefined;
  if (!row || !draft || draft.quiet || draft.lines.length === 0) return false;
  // Somebody has gone on with it since, whose last visit counts, or the shop waits longer.
  const due = row.updatedAt.getTime() + days * 86_400_000;
  if (due - ctx.now.getTime() > NEAR) {
    await enqueueJob(
      ctx,
      'remind-draft',
      { orderId: input.orderId },
      { key: `remind-draft:${row.id}`, runAt: new Date(due) },
    );
    return false;
  }
  const lines = draft.lines.flatMap((line) => {
    const known = facts.lineRows.find((one) => one.id === line.line_id);
    return known ? [{ line_external_id: known.externalId, quantity: line.quantity, reason: line.reason }] : [];
  });
  if (lines.length === 0 || quoteReturn({ ...facts, lines, now: ctx.now }).verdict === 'ineligible') return false;
  return (await enqueueNotification(ctx, { event: 'order.draft', orderId: input.orderId })) !== null;
}
