import { and, eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { shops } from '@/db/schema/shops';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';

/** Where an order goes, and the shop's zone for what the address does not tell. @throws AppError NOT_FOUND */
export async function orderPlace(ctx: Ctx, orderId: string) {
  const [found] = await ctx.db
    .select({ address: orders.shippingAddress, externalId: orders.externalId, zone: shops.timeZone })
    .from(orders)
    .innerJoin(shops, eq(shops.id, orders.shopId))
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, orderId)));
  if (!found) throw notFound('order');
  return found;
}
