import { and, eq, isNull } from 'drizzle-orm';
import { trackers } from '@/db/schema/polling';
import { connections, shipments } from '@/db/schema/shipments';
import type { Credentials, Parcel } from '@/lib/carriers/polls/requests';
import type { Source } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { unseal } from '@/lib/core/secrets';
import { CREDENTIALS_COLUMN } from '../constants';

export type WantedTracker = { source: Source; credentials: Credentials; parcel: Parcel; trackingKey: string };

/** A number that a connection is still to be asked to follow; null where that is done, refused or no longer wanted. */
export async function findWantedTracker(
  { db, shopId }: Ctx,
  input: { connectionId: string; shipmentId: string },
): Promise<WantedTracker | null> {
  const [found] = await db
    .select({
      source: connections.source,
      sealed: connections.credentialsSealed,
      number: shipments.trackingNumber,
      carrier: shipments.carrier,
      trackingKey: trackers.trackingKey,
    })
    .from(trackers)
    .innerJoin(connections, and(eq(connections.shopId, shopId), eq(connections.id, trackers.connectionId)))
    // Another number since: its own row asks for that.
    .innerJoin(
      shipments,
      and(
        eq(shipments.shopId, shopId),
        eq(shipments.id, trackers.shipmentId),
        eq(shipments.trackingKey, trackers.trackingKey),
      ),
    )
    .where(
      and(
        eq(trackers.shopId, shopId),
        eq(trackers.connectionId, input.connectionId),
        eq(trackers.shipmentId, input.shipmentId),
        eq(trackers.state, 'wanted'),
        isNull(connections.deletedAt),
      ),
    );
  if (!found?.sealed || !found.number) return null;
  return {
    source: found.source,
    credentials: JSON.parse(unseal(found.sealed, shopId, CREDENTIALS_COLUMN)) as Credentials,
    parcel: { trackingNumber: found.number, carrier: found.carrier },
    trackingKey: found.trackingKey,
  };
}
