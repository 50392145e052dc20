import type { Ctx } from '@/lib/core/context';
import { together } from '@/lib/core/unit-of-work';
import { type LockedShipment, lockFreeShipments, lockShipments } from './lock-shipment';
import { listObservations, type StoredFact } from './queries/list-observations';

/** Locked shipments and, by the id of each, what counts for it. Nobody else adds to it before the transaction ends. */
export type Held = { parcels: readonly LockedShipment[]; facts: Map<string, StoredFact[]> };

/**
 * Locks shipments as `lockShipments` does and reads what counts for them. Sent together, one after the other: the reading begins
 * when the locks are there, and sees all that was written before. `passOver` leaves out those that another holds.
 */
export async function holdShipments(
  ctx: Ctx,
  which: readonly string[] | string,
  { passOver = false }: { passOver?: boolean } = {},
): Promise<Held> {
  const locked = passOver && typeof which !== 'string' ? lockFreeShipments(ctx, which) : lockShipments(ctx, which);
  const [parcels, facts] = await together([locked, listObservations(ctx, which)]);
  return { parcels, facts };
}
