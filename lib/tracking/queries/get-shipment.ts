import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import type { ShipmentRead } from '../schema';
import type { StoredFact } from './list-observations';
import { readNamed } from './read-shipments';

/**
 * One shipment as the API answers it. `facts`: what counts for it, where that is known already. Throws NOT_FOUND for an
 * unknown or foreign id.
 */
export async function getShipment(
  ctx: Ctx,
  { externalId, facts }: { externalId: string; facts?: ReadonlyMap<string, readonly StoredFact[]> },
): Promise<ShipmentRead> {
  const found = await readNamed(ctx, externalId, facts);
  if (!found) throw notFound('shipment');
  return found;
}
