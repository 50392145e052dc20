import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import { products, variants } from '@/db/schema/catalog';
import { stockAlerts } from '@/db/schema/shoppers';
import type { Ctx } from '@/lib/core/context';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';

/**
 * Tells those who asked that a variant is back, each once and in the order they asked; while it is gone, nobody. How many
 * were told.
 */
export async function tellStock(ctx: Ctx, input: { variantId: string }): Promise<number> {
  const { db, shopId, now } = ctx;
  // Held, so that two who tell at once tell each shopper once.
  const [variant] = await db
    .select({
      id: variants.id,
      title: variants.title,
      stock: variants.stock,
      reserved: variants.reserved,
      productId: variants.productId,
    })
    .from(variants)
    .where(and(eq(variants.shopId, shopId), eq(variants.id, input.variantId)))
    .for('update');
  if (!variant || (variant.stock !== null && variant.stock - variant.reserved < 1)) return 0;
  const [product] = await db
    .select({ title: products.title })
    .from(products)
    .where(and(eq(products.shopId, shopId), eq(products.id, variant.productId)));
  const waiting = await db
    .select({ id: stockAlerts.id, orderId: stockAlerts.orderId })
    .from(stockAlerts)
    .where(
      and(
        eq(stockAlerts.shopId, shopId),
        eq(stockAlerts.variantId, variant.id),
        isNull(stockAlerts.toldAt),
        gt(stockAlerts.expiresAt, now),
      ),
    )
    .orderBy(asc(stockAlerts.createdAt), asc(stockAlerts.id))
    .for('update');
  for (const { id, orderId } of waiting) {
    await db
      .update(stockAlerts)
      .set({ toldAt: now })
      .where(and(eq(stockAlerts.shopId, shopId), eq(stockAlerts.id, id)));
    await enqueueNotification(ctx, {
      event: 'order.restocked',
      orderId,
      data: { reference: id, item: [product?.title, variant.title].filter(Boolean).join(', ') },
    });
  }
  return waiting.length;
}
