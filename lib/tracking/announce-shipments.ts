import { inArray } from 'drizzle-orm';
import { shipments } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { publishEvents } from '@/lib/webhooks/mutations/publish-events';
import type { StoredFact } from './queries/list-observations';
import { readShipments } from './queries/read-shipments';

export type ShipmentNews = {
  type: 'shipment.created' | 'shipment.updated' | 'shipment.delivered';
  shipmentId: string;
  orderId: string;
};

/** Tells the shop's systems of shipments, as they now stand. `facts`: what counts for them, where it is known already. */
export async function announceShipments(
  ctx: Ctx,
  news: readonly ShipmentNews[],
  facts?: ReadonlyMap<string, readonly StoredFact[]>,
): Promise<void> {
  const data = async (ids: readonly string[]) => {
    const found = await readShipments(ctx, { where: inArray(shipments.id, [...ids]), limit: ids.length, facts });
    return new Map(found.map(({ id, answer }) => [id, answer]));
  };
  await publishEvents(
    ctx,
    news.map(({ shipmentId: subject, ...one }) => ({ ...one, subject })),
    data,
  );
}
