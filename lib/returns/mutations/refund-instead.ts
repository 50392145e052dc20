import { and, eq, inArray } from 'drizzle-orm';
import { returnLines, returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { loadQuoteFacts } from '../queries/load-quote-facts';
import { lockReturn } from '../queries/lock-return';
import { quoteReturn } from '../rules/quote';
import type { Quote } from '../types';
import { recordReturnEvent } from './record-return-event';
import { releaseStock } from './release-stock';

/**
 * Turns what was to be exchanged into a refund, where the new item can no longer be had: the units stay claimed, the new
 * ones go back on the shelf, and the return is quoted anew as of the day it was opened. A return whose item has left, or
 * without an exchange, is left alone.
 * @throws AppError NOT_FOUND
 */
export async function refundInstead(ctx: Ctx, input: { returnId: string }): Promise<void> {
  const { row, lines } = await lockReturn(ctx, input.returnId, null);
  const swapped = lines.filter(({ resolution }) => resolution === 'exchange');
  if (
    swapped.length === 0 ||
    row.releasedAt ||
    !['requested', 'approved', 'in_transit', 'received'].includes(row.status)
  )
    return;
  const facts = await loadQuoteFacts(ctx, { orderId: row.orderId, without: row.id });
  const externalId = new Map(facts.lineRows.map((line) => [line.id, line.externalId]));
  const quote = quoteReturn({
    ...facts,
    lines: lines.map((line) => ({
      line_external_id: externalId.get(line.lineId) ?? '',
      quantity: line.quantity,
      unit_offset: line.unitOffset,
      reason: line.reason,
      resolution: line.resolution === 'exchange' ? 'refund' : line.resolution,
    })),
    kind: row.kind,
    method: row.method,
    decided: true,
    // No more of a discount is taken back than the shopper was shown.
    discount_agreed: (row.quote as Quote).money.discount_taken_back ?? { amount: 0, currency: row.currency },
    now: row.createdAt,
  });
  await ctx.db
    .update(returnLines)
    .set({ resolution: 'refund', exchangeVariantId: null })
    .where(
      and(
        eq(returnLines.shopId, ctx.shopId),
        inArray(
          returnLines.id,
          swapped.map(({ id }) => id),
        ),
      ),
    );
  const nets = new Map(
    quote.lines.flatMap((line, i) => line.slices.map(({ net_refund }) => [lines[i]?.id, net_refund])),
  );
  for (const line of swapped) {
    const net = nets.get(line.id);
    if (net)
      await ctx.db
        .update(returnLines)
        .set({ netRefund: net.amount })
        .where(and(eq(returnLines.shopId, ctx.shopId), eq(returnLines.id, line.id)));
  }
  await ctx.db
    .update(returns)
    .set({
      quote,
      quotedRefund: quote.money.refund_total.amount,
      quotedCredit: quote.money.credit_total.amount,
      dueFromShopper: quote.money.due_from_shopper.amount,
      updatedAt: ctx.now,
    })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.id)));
  await releaseStock(ctx, row.id);
  await recordReturnEvent(ctx, {
    returnId: row.id,
    type: 'exchange_given_up',
    data: { amount: quote.money.refund_total.amount, currency: row.currency },
  });
}
