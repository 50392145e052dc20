import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte, notInArray, or, sql } from 'drizzle-orm';
import { shipmentPolls } from '@/db/schema/polling';
import { connections, shipments, trackingEvents } from '@/db/schema/shipments';
import { CAPABILITIES } from '@/lib/carriers/rules/capabilities';
import type { Ctx } from '@/lib/core/context';
import { LAST_POLL_DAY } from '../rules/next-poll';

const DAY_MS = 86_400_000;

/**
 * Parcels to ask about now and the connection to ask each of: the carrier's own before a service that knows many.
 * A provider that tells by itself is asked first when it has been silent for a day. No more of a connection than its pace
 * allows `withinMs`.
 */
export async function listDuePolls(
  ctx: Ctx,
  input: { limit: number; withinMs: number },
): Promise<{ shipmentId: string; connectionId: string; gapMs: number }[]> {
  const { db, shopId, now } = ctx;
  const made = await db
    .select({ id: connections.id, source: connections.source })
    .from(connections)
    .where(and(eq(connections.shopId, shopId), isNull(connections.deletedAt), isNotNull(connections.credentialsSealed)))
    .orderBy(asc(connections.createdAt), asc(connections.id));
  const askable = made
    .flatMap(({ id, source }) => {
      const { push, poll } = CAPABILITIES[source];
      return poll ? [{ id, push, ...poll }] : [];
    })
    .sort((a, b) => Number(a.carriers === null) - Number(b.carriers === null));

  const due = new Map<string, { connectionId: string; gapMs: number }>();
  for (const { id, push, carriers, gapMs } of askable) {
    const rows = await db
      .select({ id: shipments.id })
      .from(shipments)
      .leftJoin(
        shipmentPolls,
        and(eq(shipmentPolls.shopId, shipments.shopId), eq(shipmentPolls.shipmentId, shipments.id)),
      )
      .where(
        and(
          eq(shipments.shopId, shopId),
          notInArray(shipments.status, ['delivered', 'expired']),
          isNotNull(shipments.trackingKey),
          gt(shipments.createdAt, new Date(now.getTime() - LAST_POLL_DAY * DAY_MS)),
          carriers ? inArray(shipments.carrier, [...carriers]) : isNotNull(shipments.carrier),
          or(isNull(shipmentPolls.shipmentId), lte(shipmentPolls.nextAt, now)),
          push
            ? sql`not exists (select from ${trackingEvents} where ${trackingEvents.shopId} = ${shipments.shopId}
                and ${trackingEvents.shipmentId} = ${shipments.id}
                and ${trackingEvents.receivedAt} > ${new Date(now.getTime() - DAY_MS).toISOString()}::timestamptz)`
            : undefined,
          push ? lte(shipments.createdAt, new Date(now.getTime() - DAY_MS)) : undefined,
        ),
      )
      .orderBy(sql`${shipmentPolls.nextAt} nulls first`, desc(shipments.createdAt))
      .limit(Math.min(input.limit, Math.ceil(input.withinMs / gapMs)));
    for (const row of rows) if (!due.has(row.id)) due.set(row.id, { connectionId: id, gapMs });
  }
  return [...due].slice(0, input.limit).map(([shipmentId, by]) => ({ shipmentId, ...by }));
}
