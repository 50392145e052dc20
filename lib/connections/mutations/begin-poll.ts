import { and, eq, isNull } from 'drizzle-orm';
import { shipmentPolls } from '@/db/schema/polling';
import { connections, shipments } from '@/db/schema/shipments';
import type { Credentials, Parcel } from '@/lib/carriers/polls/requests';
import { CAPABILITIES } from '@/lib/carriers/rules/capabilities';
import type { Source } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { unseal } from '@/lib/core/secrets';
import { CREDENTIALS_COLUMN } from '../constants';
import { isOver } from '../rules/next-poll';

export type BegunPoll =
  /** The connection's turn is not yet. */
  { wait: Date } | { wait: null; connectionId: string; source: Source; credentials: Credentials; parcel: Parcel };

/** How much later than its turn a question may come before it is put off. */
const AT_ONCE_MS = 1_000;

/**
 * Takes a connection's turn for a parcel's question and opens its credentials. Null where nothing is to be asked any
 * more: the parcel arrived, or the connection is gone.
 */
export async function beginPoll(ctx: Ctx, input: { shipmentId: string }): Promise<BegunPoll | null> {
  const { db, shopId, now } = ctx;
  const [found] = await db
    .select({
      connectionId: connections.id,
      source: connections.source,
      sealed: connections.credentialsSealed,
      freeAt: connections.pollFreeAt,
      number: shipments.trackingNumber,
      carrier: shipments.carrier,
      status: shipments.status,
      subStatus: shipments.subStatus,
    })
    .from(shipmentPolls)
    .innerJoin(shipments, and(eq(shipments.shopId, shopId), eq(shipments.id, shipmentPolls.shipmentId)))
    .innerJoin(connections, and(eq(connections.shopId, shopId), eq(connections.id, shipmentPolls.connectionId)))
    .where(
      and(
        eq(shipmentPolls.shopId, shopId),
        eq(shipmentPolls.shipmentId, input.shipmentId),
        isNull(connections.deletedAt),
      ),
    )
    .for('no key update', { of: connections });
  const sheet = found && CAPABILITIES[found.source].poll;
  if (!found?.sealed || !found.number || !sheet || isOver(found.status, found.subStatus)) return null;
  if (found.freeAt && found.freeAt.getTime() > now.getTime() + AT_ONCE_MS) return { wait: found.freeAt };
  const from = Math.max(now.getTime(), found.freeAt?.getTime() ?? 0);
  await db
    .update(connections)
    .set({ pollFreeAt: new Date(from + sheet.gapMs) })
    .where(and(eq(connections.shopId, shopId), eq(connections.id, found.connectionId)));
  return {
    wait: null,
    connectionId: found.connectionId,
    source: found.source,
    credentials: JSON.parse(unseal(found.sealed, shopId, CREDENTIALS_COLUMN)) as Credentials,
    parcel: { trackingNumber: found.number, carrier: found.carrier },
  };
}
