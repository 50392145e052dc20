import { and, eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { issueCredit } from './issue-credit';

/**
 * Gives the shopper of an order store credit in its currency, as one lot: a kindness, or what was forgotten.
 * @param input.amount minor units; `days` until it runs out, null: as long as any credit of the shop
 * @throws AppError NOT_FOUND, INVALID_STATE for an order whose shopper is forgotten
 */
export async function giveCredit(
  ctx: Ctx,
  input: { orderId: string; amount: number; days: number | null; note: string },
): Promise<{ accountId: string }> {
  const [order] = isId(input.orderId)
    ? await ctx.db
        .select({ emailKey: orders.emailKey, erasedAt: orders.erasedAt, currency: orders.currency })
        .from(orders)
        .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, input.orderId)))
    : [];
  if (!order) throw notFound('order');
  if (order.erasedAt) throw new AppError('INVALID_STATE', 'Whose order this was is forgotten.');
  return issueCredit(ctx, {
    accountKey: order.emailKey,
    currency: order.currency,
    lots: [{ kind: 'issue', amount: input.amount }],
    expiresAt: input.days === null ? undefined : new Date(ctx.now.getTime() + input.days * 86_400_000),
    note: input.note,
  });
}
