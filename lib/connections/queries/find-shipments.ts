import { and, desc, eq, inArray, or } from 'drizzle-orm';
import { shipments } from '@/db/schema/shipments';
import type { CanonicalShipment } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { trackingKey } from '@/lib/tracking/schema';

export type FoundShipment = {
  id: string;
  externalId: string;
  carrier: string | null;
  trackingNumber: string | null;
  trackingKey: string | null;
};

/**
 * For each shipment of a payload the one of ours that it tells of, or null: by the merchant's own id, else by number.
 * Where several bear the number, the one with the same carrier, then the newest.
 */
export async function findShipments(
  ctx: Ctx,
  told: readonly CanonicalShipment[],
): Promise<{ shipment: FoundShipment | null; byNumber: boolean }[]> {
  const ids = told.flatMap(({ external_id }) => external_id ?? []);
  const keys = told.flatMap(({ tracking_number }) => trackingKey(tracking_number) ?? []);
  const rows =
    ids.length + keys.length === 0
      ? []
      : await ctx.db
          .select({
            id: shipments.id,
            externalId: shipments.externalId,
            carrier: shipments.carrier,
            trackingNumber: shipments.trackingNumber,
            trackingKey: shipments.trackingKey,
          })
          .from(shipments)
          .where(
            and(
              eq(shipments.shopId, ctx.shopId),
              or(
                ids.length > 0 ? inArray(shipments.externalId, ids) : undefined,
                keys.length > 0 ? inArray(shipments.trackingKey, keys) : undefined,
              ),
            ),
          )
          .orderBy(desc(shipments.createdAt), desc(shipments.id));
  return told.map(({ external_id, tracking_number, carrier }) => {
    const named = external_id === null ? undefined : rows.find((row) => row.externalId === external_id);
    if (named) return { shipment: named, byNumber: false };
    const key = trackingKey(tracking_number);
    const numbered = key === null ? [] : rows.filter((row) => row.trackingKey === key);
    const best = numbered.find((row) => row.carrier === carrier) ?? numbered[0] ?? null;
    return { shipment: best, byNumber: best !== null };
  });
}
