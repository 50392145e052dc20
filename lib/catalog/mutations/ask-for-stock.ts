import { and, eq, sql } from 'drizzle-orm';
import { variants } from '@/db/schema/catalog';
import { orders } from '@/db/schema/orders';
import { stockAlerts } from '@/db/schema/shoppers';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId, newId } from '@/lib/core/ids';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { STOCK_ALERT_DAYS } from '../constants';

/**
 * Remembers that an order's shopper wants to be told when a variant is back, for a while; asked again it is as if asked
 * now. One that has come back in this very moment is told of at once, as any other.
 * @throws AppError NOT_FOUND for a variant or order of nobody or of another shop
 */
export async function askForStock(ctx: Ctx, input: { orderId: string; variantId: string }): Promise<void> {
  const { db, shopId, now } = ctx;
  if (ctx.actor.type === 'shopper' && ctx.actor.orderId !== input.orderId) throw notFound('order');
  if (!isId(input.variantId) || !isId(input.orderId)) throw notFound('variant');
  // Held, so that stock that comes meanwhile is counted before or after, and never missed.
  const [variant] = await db
    .select({ id: variants.id, stock: variants.stock, reserved: variants.reserved })
    .from(variants)
    .where(and(eq(variants.shopId, shopId), eq(variants.id, input.variantId)))
    .for('update');
  const [order] = await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.shopId, shopId), eq(orders.id, input.orderId)));
  if (!variant || !order) throw notFound('variant');
  const expiresAt = new Date(now.getTime() + STOCK_ALERT_DAYS * 86_400_000);
  await db
    .insert(stockAlerts)
    .values({ shopId, id: newId(now.getTime()), variantId: variant.id, orderId: order.id, createdAt: now, expiresAt })
    .onConflictDoUpdate({
      target: [stockAlerts.shopId, stockAlerts.variantId, stockAlerts.orderId],
      targetWhere: sql`told_at is null`,
      set: { createdAt: now, expiresAt },
    });
  if (variant.stock === null || variant.stock > variant.reserved)
    await enqueueJob(ctx, 'tell-stock', { variantId: variant.id }, { key: `tell-stock:${variant.id}` });
}
