import { and, desc, eq } from 'drizzle-orm';
import { returnDrafts, returns } from '@/db/schema/returns';
import { returnToken } from '@/lib/access/return-link';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import { loadQuoteFacts } from '../queries/load-quote-facts';
import { quoteReturn } from '../rules/quote';
import { quoteTotal } from '../rules/quote-total';
import { isComplete, stepFactsOf } from '../rules/steps';
import type { ReturnDraft } from '../types';
import { createReturn } from './create-return';

/**
 * Turns the order's newest draft into a return, once: pressing twice, or in two tabs, answers with the same return.
 * @param input.total what the review showed; when it would come out otherwise now, nothing is done
 * @throws AppError NOT_FOUND; CONFLICT with reason `stale`, `missing` (a step was skipped), `changed` or
 *   `exchange_out_of_stock`; INELIGIBLE
 */
export async function submitDraft(
  ctx: Ctx,
  input: { orderId: string; seen: number; total: number; locale: string },
): Promise<{ returnId: string; token: string }> {
  if (ctx.actor.type === 'shopper' && ctx.actor.orderId !== input.orderId) throw notFound('order');
  const [row] = await ctx.db
    .select()
    .from(returnDrafts)
    .where(and(eq(returnDrafts.shopId, ctx.shopId), eq(returnDrafts.orderId, input.orderId)))
    .orderBy(desc(returnDrafts.createdAt))
    .limit(1)
    .for('update');
  if (!row) throw notFound('draft');
  if (row.returnId) {
    const [made] = await ctx.db
      .select({ id: returns.id })
      .from(returns)
      .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.returnId)));
    if (!made) throw notFound('return');
    return { returnId: made.id, token: returnToken(ctx.shopId, made.id) };
  }
  if (row.version !== input.seen) throw new AppError('CONFLICT', 'The draft has moved on.', { reason: 'stale' });

  const draft = row.document as ReturnDraft;
  const facts = await loadQuoteFacts(ctx, { orderId: input.orderId, lock: true });
  const lines = draftLines(draft, facts);
  const quote = quoteReturn({ ...facts, lines, kind: draft.kind, method: draft.method, now: ctx.now });
  const lineIdOf = (externalId: string) => facts.lineRows.find((row) => row.externalId === externalId)?.id;
  // The review can be posted without its page: a photo that a rule demands is demanded here.
  if (quote.verdict !== 'ineligible' && !isComplete(draft, stepFactsOf(quote, facts.policy.reasons, lineIdOf)))
    throw new AppError('CONFLICT', 'Something is still to be answered.', { reason: 'missing' });
  if (quoteTotal(quote) !== input.total)
    throw new AppError('CONFLICT', 'The quote has changed.', { reason: 'changed' });
  const made = await createReturn(ctx, {
    orderId: input.orderId,
    kind: draft.kind,
    method: draft.method,
    locale: input.locale,
    lines,
  });
  await ctx.db
    .update(returnDrafts)
    .set({ returnId: made.returnId, updatedAt: ctx.now })
    .where(and(eq(returnDrafts.shopId, ctx.shopId), eq(returnDrafts.id, row.id)));
  return { returnId: made.returnId, token: made.token };
}

/** A draft's lines as a quote asks for them. Ids that are not the order's are dropped. */
function draftLines(
  draft: Pick<ReturnDraft, 'lines'>,
  facts: { lineRows: { id: string; externalId: string }[]; variantRows: { id: string; externalId: string }[] },
) {
  return draft.lines.flatMap((line) => {
    const row = facts.lineRows.find((one) => one.id === line.line_id);
    if (!row) return [];
    const variant = facts.variantRows.find((one) => one.id === line.exchange_variant_id);
    return [
      {
        line_external_id: row.externalId,
        quantity: line.quantity,
        reason: line.reason,
        resolution: line.resolution,
        exchange_variant_external_id: variant?.externalId ?? null,
        comment: line.comment,
      },
    ];
  });
}
