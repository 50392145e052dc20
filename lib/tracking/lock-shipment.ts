import { and, eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { shipments } from '@/db/schema/shipments';
import { shops } from '@/db/schema/shops';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';

/** A shipment, locked, with what its state is computed from beside its facts. */
export type LockedShipment = Awaited<ReturnType<typeof lockShipment>>;

/** Locks a shipment until the transaction ends. Throws NOT_FOUND for an unknown or foreign one. */
export async function lockShipment(ctx: Ctx, input: { shipmentId: string }) {
  const [found] = await ctx.db
    .select({
      shipment: shipments,
      address: orders.shippingAddress,
      country: orders.country,
      erasedAt: orders.erasedAt,
      placedAt: orders.placedAt,
      shipsBy: orders.shipsBy,
      timeZone: shops.timeZone,
    })
    .from(shipments)
    .innerJoin(orders, and(eq(orders.shopId, shipments.shopId), eq(orders.id, shipments.orderId)))
    .innerJoin(shops, eq(shops.id, shipments.shopId))
    .where(and(eq(shipments.shopId, ctx.shopId), eq(shipments.id, input.shipmentId)))
    .for('no key update', { of: shipments });
  if (!found) throw notFound('shipment');
  return found;
}
