import { and, eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';

/** The row of a return's order. @throws AppError NOT_FOUND */
export async function getOrderRow(ctx: Ctx, input: { orderId: string }): Promise<typeof orders.$inferSelect> {
  const [order] = await ctx.db
    .select()
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, input.orderId)));
  if (!order) throw notFound('order');
  return order;
}
