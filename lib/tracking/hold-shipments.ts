import { eq, type SQL } from 'drizzle-orm';
import { shipments } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { together } from '@/lib/core/unit-of-work';
import { type LockedShipment, lockWhere } from './lock-shipment';
import { listObservations, ofIds, type StoredFact } from './queries/list-observations';

/** Locked shipments and, by the id of each, what counts for it. Nobody else adds to it before the transaction ends. */
export type Held = { parcels: readonly LockedShipment[]; facts: Map<string, StoredFact[]> };

/** Locks shipments until the transaction ends, as `lockShipments` does, and reads what counts for them. */
export const holdShipments = (ctx: Ctx, ids: readonly string[]) => hold(ctx, ofIds(ids));

/** The same of the one that the caller gave this id. */
export const holdNamed = (ctx: Ctx, externalId: string) => hold(ctx, eq(shipments.externalId, externalId));

/** Sent together, one after the other: the reading begins when the locks are there, and sees all that was written before. */
async function hold(ctx: Ctx, which: SQL): Promise<Held> {
  const [parcels, facts] = await together([lockWhere(ctx, which), listObservations(ctx, which)]);
  return { parcels, facts };
}
