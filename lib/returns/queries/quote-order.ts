import { and, eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { quoteReturn } from '../rules/quote';
import type { QuoteRequest } from '../schema';
import type { Quote } from '../types';
import { loadQuoteFacts } from './load-quote-facts';

/** The order behind the caller's own id. @throws AppError NOT_FOUND */
export async function orderIdOf(ctx: Ctx, externalId: string): Promise<string> {
  const [order] = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.externalId, externalId)));
  if (!order) throw notFound('order');
  return order.id;
}

/** What a return of these lines would be, from what is stored. @throws AppError NOT_FOUND, INVALID */
export async function quoteOrder(ctx: Ctx, input: QuoteRequest): Promise<Quote> {
  const orderId = await orderIdOf(ctx, input.order_external_id);
  const variants = input.lines.map((line) => line.exchange_variant_external_id).filter((id) => typeof id === 'string');
  const facts = await loadQuoteFacts(ctx, { orderId, variants });
  return quoteReturn({ ...facts, lines: input.lines, kind: input.kind, method: input.method, now: ctx.now });
}
