import { eq } from 'drizzle-orm';
import { shipments } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { publishEvent } from '@/lib/webhooks/mutations/publish-event';
import { readShipments } from './queries/read-shipments';

/** Tells the shop's systems of a shipment, as it now stands. */
export async function announceShipment(
  ctx: Ctx,
  type: 'shipment.created' | 'shipment.updated' | 'shipment.delivered',
  { shipmentId, orderId }: { shipmentId: string; orderId: string },
): Promise<void> {
  const data = async () => (await readShipments(ctx, { where: eq(shipments.id, shipmentId) }))[0]?.answer;
  await publishEvent(ctx, { type, subject: shipmentId, orderId, data });
}
