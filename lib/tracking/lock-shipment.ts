import { and, eq, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { orders } from '@/db/schema/orders';
import { shipments } from '@/db/schema/shipments';
import { shops } from '@/db/schema/shops';
import { type Given, statement } from '@/db/statement';
import type { ParcelStart } from '@/lib/carriers/rules/parcel-start';
import { anyOf } from '@/lib/core/any-of';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';

/** A shipment, locked, with what its state is computed from beside its facts. */
export type LockedShipment = Awaited<ReturnType<typeof lockShipments>>[number];

/** When it can have begun. */
export const startOf = ({ shipment, placedAt }: Pick<LockedShipment, 'shipment' | 'placedAt'>): ParcelStart => ({
  labelledAt: shipment.labelledAt?.toISOString() ?? null,
  orderedAt: placedAt.toISOString(),
});

/** Locks a shipment until the transaction ends. Throws NOT_FOUND for an unknown or foreign one. */
export async function lockShipment(ctx: Ctx, input: { shipmentId: string }): Promise<LockedShipment> {
  const [found] = await lockShipments(ctx, [input.shipmentId]);
  if (!found) throw notFound('shipment');
  return found;
}

/**
 * Locks shipments until the transaction ends, the smallest id first, so that two who lock several wait for each other
 * instead of locking each other out. Unknown and foreign ones are left out. A text names one by the caller's own id of it.
 */
export const lockShipments = ({ db, shopId }: Ctx, which: readonly string[] | string) =>
  typeof which === 'string' ? lockNamed(db, { shopId, externalId: which }) : lockIds(db, { shopId, ids: which });

/** The same of those that nobody else holds; the others are left out too, without waiting for them. */
export const lockFreeShipments = ({ db, shopId }: Ctx, ids: readonly string[]) => lockFree(db, { shopId, ids });

const lockWhere = (db: Db, shopId: Placeholder, which: SQL, isPassing = false) =>
  db
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
    .where(and(eq(shipments.shopId, shopId), which))
    .orderBy(shipments.id)
    .for('no key update', isPassing ? { of: shipments, skipLocked: true } : { of: shipments });

const lockIds = statement((db, { shopId, ids }: Given<{ shopId: string; ids: readonly string[] }>) =>
  lockWhere(db, shopId, sql`${shipments.id} = ${anyOf(ids)}`),
);
const lockFree = statement((db, { shopId, ids }: Given<{ shopId: string; ids: readonly string[] }>) =>
  lockWhere(db, shopId, sql`${shipments.id} = ${anyOf(ids)}`, true),
);
const lockNamed = statement((db, { shopId, externalId }: Given<{ shopId: string; externalId: string }>) =>
  lockWhere(db, shopId, eq(shipments.externalId, externalId)),
);
