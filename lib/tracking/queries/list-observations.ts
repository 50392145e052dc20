import { and, eq, sql } from 'drizzle-orm';
import { trackingEvents } from '@/db/schema/shipments';
import type { Observation } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { inOneGo } from '@/lib/core/in-one-go';

/**
 * The stored facts that count for a shipment: those told of itself and those told of the number it bears now. What was
 * told of a number that turned out wrong stays stored and counts no more.
 */
export async function listObservations(
  ctx: Ctx,
  input: { shipmentId: string; trackingKey: string | null },
): Promise<Observation[]> {
  const counts = ({ trackingKey }: { trackingKey: string | null }) =>
    trackingKey === null || trackingKey === input.trackingKey;
  const rows = await inOneGo(ctx, 'list-observations', input.shipmentId, async (ids) => {
    const all = await ctx.db
      .select()
      .from(trackingEvents)
      .where(
        and(
          eq(trackingEvents.shopId, ctx.shopId),
          sql`${trackingEvents.shipmentId} = any(${sql.param([...ids])}::uuid[])`,
        ),
      );
    return ids.map((id) => all.filter(({ shipmentId }) => shipmentId === id));
  });
  return rows.filter(counts).map((row) => ({
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
