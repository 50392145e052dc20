import { and, eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';

/** In which language and on whose clocks an order is spoken of. Throws NOT_FOUND for an unknown or foreign one. */
export async function readOrderVoice(ctx: Ctx, input: { orderId: string }) {
  const [order] = await ctx.db
    .select({ locale: orders.locale, country: orders.country, address: orders.shippingAddress })
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, input.orderId)));
  if (!order) throw notFound('order');
  return order;
}
