import type { Ctx } from '@/lib/core/context';
import type { MailFacts } from '@/lib/notifications/types';
import { loadQuoteFacts } from '@/lib/returns/queries/load-quote-facts';
import { quoteReturn } from '@/lib/returns/rules/quote';

/** Until when everything of a parcel that can come back can, by the same quote that decides it; null: none of it can. */
export async function returnUntil(ctx: Ctx, { order, items }: MailFacts): Promise<string | null> {
  const facts = await loadQuoteFacts(ctx, { orderId: order.id });
  const inParcel = new Set(items.map(({ lineId }) => lineId));
  const open = facts.lineRows.filter((line) => inParcel.has(line.id) && line.quantity > line.claimed);
  if (open.length === 0) return null;
  const lines = open.map(({ externalId }) => ({ line_external_id: externalId, quantity: 1 }));
  const quote = quoteReturn({ ...facts, lines, by_itself: true, now: ctx.now });
  const days = quote.lines.filter(({ verdict }) => verdict !== 'ineligible').map((line) => line.return_by);
  return days.filter((day) => day !== null).sort()[0] ?? null;
}
