import { and, eq, isNull, or } from 'drizzle-orm';
import { trackingEvents } from '@/db/schema/shipments';
import type { Observation } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';

/**
 * The stored facts that count for a shipment: those told of itself and those told of the number it bears now. What was
 * told of a number that turned out wrong stays stored and counts no more.
 */
export async function listObservations(
  ctx: Ctx,
  input: { shipmentId: string; trackingKey: string | null },
): Promise<Observation[]> {
  const rows = await ctx.db
    .select()
    .from(trackingEvents)
    .where(
      and(
        eq(trackingEvents.shopId, ctx.shopId),
        eq(trackingEvents.shipmentId, input.shipmentId),
        or(
          isNull(trackingEvents.trackingKey),
          input.trackingKey === null ? undefined : eq(trackingEvents.trackingKey, input.trackingKey),
        ),
      ),
    );
  return rows.map((row) => ({
    kind: row.kind,
    key: row.key,
    occurred_at: row.occurredAt?.toISOString() ?? null,
    local_time: row.localTime,
    status: row.status,
    sub_status: row.subStatus,
    cause: row.cause,
    action_by: row.actionBy,
    code: row.code,
    description: row.description,
    location: row.location,
    observed_at: row.observedAt?.toISOString() ?? null,
    received_at: row.receivedAt.toISOString(),
    source: row.source,
    eta: row.eta,
  }));
}
