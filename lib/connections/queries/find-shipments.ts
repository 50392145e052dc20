import { and, desc, eq, sql } from 'drizzle-orm';
import { shipments } from '@/db/schema/shipments';
import { type Given, statement } from '@/db/statement';
import type { CanonicalShipment } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { trackingKey } from '@/lib/tracking/schema';

export type FoundShipment = {
  id: string;
  externalId: string;
  carrier: string | null;
  /** What the shop's systems call the carrier. */
  carrierTold: string | null;
  trackingNumber: string | null;
  trackingKey: string | null;
};

/**
 * For each shipment of a payload those of ours that it tells of, newest first: by the merchant's own id the one, else all
 * that bear the number (orders packed into one box share it; of a number used again, the fold tells the parcels apart).
 * Those of another carrier are left out where any other remains.
 */
export async function findShipments(
  ctx: Ctx,
  told: readonly CanonicalShipment[],
): Promise<{ shipments: FoundShipment[]; byNumber: boolean }[]> {
  const ids = told.flatMap(({ external_id }) => external_id ?? []);
  const keys = told.flatMap(({ tracking_number }) => trackingKey(tracking_number) ?? []);
  const rows = ids.length + keys.length === 0 ? [] : await lookUp(ctx.db, { shopId: ctx.shopId, ids, keys });
  const byId = new Map(rows.map((row) => [row.externalId, row]));
  const byKey = new Map<string | null, FoundShipment[]>();
  for (const row of rows) byKey.set(row.trackingKey, [...(byKey.get(row.trackingKey) ?? []), row]);
  return told.map(({ external_id, tracking_number, carrier }) => {
    const named = external_id === null ? undefined : byId.get(external_id);
    if (named) return { shipments: [named], byNumber: false };
    const key = trackingKey(tracking_number);
    const numbered = key === null ? [] : (byKey.get(key) ?? []);
    const fitting = numbered.filter((row) => carrier === null || row.carrier === null || row.carrier === carrier);
    return { shipments: fitting.length > 0 ? fitting : numbered, byNumber: true };
  });
}

type Named = { shopId: string; ids: readonly string[]; keys: readonly string[] };

/** Every shipment that is meant by its id or its number, newest first. */
const lookUp = statement((db, { shopId, ids, keys }: Given<Named>) =>
  db
    .select({
      id: shipments.id,
      externalId: shipments.externalId,
      carrier: shipments.carrier,
      // Of parcels from before this was kept, whoever said it is taken to have been told.
      carrierTold: sql<
        string | null
      >`coalesce(${shipments.carrierTold}, case when ${shipments.carrierBy} is null then ${shipments.carrier} end)`,
      trackingNumber: shipments.trackingNumber,
      trackingKey: shipments.trackingKey,
    })
    .from(shipments)
    .where(
      and(
        eq(shipments.shopId, shopId),
        sql`(${shipments.externalId} = any(${ids}::text[]) or ${shipments.trackingKey} = any(${keys}::text[]))`,
      ),
    )
    .orderBy(desc(shipments.createdAt), desc(shipments.id)),
);
