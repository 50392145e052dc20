import { and, eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';

/**
 * Where a code goes, as much of it as may be shown: "j•••@posteo.test". Whoever holds the link knows the address or need
 * not learn it. Throws NOT_FOUND for an unknown or foreign order.
 */
export async function readOrderContact(ctx: Ctx, input: { orderId: string }): Promise<string> {
  const [order] = await ctx.db
    .select({ email: orders.customerEmail })
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, input.orderId)));
  if (!order) throw notFound('order');
  return order.email.replace(/^(.)[^@]*/, '$1•••');
}
