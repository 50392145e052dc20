import { and, eq, sql } from 'drizzle-orm';
import { trackingEvents } from '@/db/schema/shipments';
import type { Observation } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';

/**
 * The stored facts that count for each of these shipments, by its id: those told of itself and those told of the number it
 * bears now. What was told of a number that turned out wrong stays stored and counts no more.
 */
export async function listObservations(
  ctx: Ctx,
  parcels: readonly { id: string; trackingKey: string | null }[],
): Promise<Map<string, Observation[]>> {
  const bears = new Map(parcels.map(({ id, trackingKey }) => [id, trackingKey]));
  const found = new Map(parcels.map(({ id }): [string, Observation[]] => [id, []]));
  if (parcels.length === 0) return found;
  const rows = await ctx.db
    .select()
    .from(trackingEvents)
    .where(
      and(
        eq(trackingEvents.shopId, ctx.shopId),
        sql`${trackingEvents.shipmentId} = any(${sql.param([...bears.keys()])}::uuid[])`,
      ),
    );
  for (const row of rows) {
    if (row.trackingKey !== null && row.trackingKey !== bears.get(row.shipmentId)) continue;
    found.get(row.shipmentId)?.push({
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
    });
  }
  return found;
}
