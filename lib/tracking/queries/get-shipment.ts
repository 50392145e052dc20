import { eq } from 'drizzle-orm';
import { shipments } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import type { ShipmentRead } from '../schema';
import { readShipments } from './read-shipments';

/** One shipment as the API answers it. Throws NOT_FOUND for an unknown or foreign id. */
export async function getShipment(ctx: Ctx, input: { externalId: string }): Promise<ShipmentRead> {
  const [found] = await readShipments(ctx, { where: eq(shipments.externalId, input.externalId) });
  if (!found) throw notFound('shipment');
  return found.answer;
}
