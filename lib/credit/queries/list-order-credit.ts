import { and, eq, isNull } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import type { Ctx } from '@/lib/core/context';
import type { CreditRead } from '../schema';
import { listCredit } from './read-credit';

/** The store credit of whoever placed an order, by currency. Nobody's once they are forgotten. */
export async function listOrderCredit(ctx: Ctx, input: { orderId: string }): Promise<CreditRead[]> {
  const [order] = await ctx.db
    .select({ accountKey: orders.emailKey })
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, input.orderId), isNull(orders.erasedAt)));
  return order ? listCredit(ctx, order) : [];
}
