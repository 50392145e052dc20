import type { Ctx } from '@/lib/core/context';
import { quoteReturn } from '../rules/quote';
import type { QuoteRequest } from '../schema';
import type { Quote } from '../types';
import { loadQuoteFacts } from './load-quote-facts';

/** What a return of these lines would be, from what is stored. @throws AppError NOT_FOUND, INVALID */
export async function quoteOrder(ctx: Ctx, input: QuoteRequest): Promise<Quote> {
  const variants = input.lines.map((line) => line.exchange_variant_external_id).filter((id) => typeof id === 'string');
  const facts = await loadQuoteFacts(ctx, { orderExternalId: input.order_external_id, variants });
  return quoteReturn({ ...facts, lines: input.lines, kind: input.kind, method: input.method, now: ctx.now });
}
