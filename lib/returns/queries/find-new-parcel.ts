import { and, desc, eq, exists, sql } from 'drizzle-orm';
import { returnLines } from '@/db/schema/returns';
import { shipmentLines, shipments } from '@/db/schema/shipments';
import type { ShipmentStatus } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';

/** Where what is sent instead is, and when it comes. */
export type NewParcel = { status: ShipmentStatus; arrives: string | null };

/** The parcel of what a return is sent instead: the newest that holds its goods and was told of since it was opened. */
export async function findNewParcel(
  ctx: Ctx,
  input: { returnId: string; orderId: string; since: Date },
): Promise<NewParcel | null> {
  const [found] = await ctx.db
    .select({
      status: shipments.status,
      eta: sql<string | null>`${shipments.eta} ->> 'latest'`,
      promisedAt: shipments.promisedAt,
    })
    .from(shipments)
    .where(
      and(
        eq(shipments.shopId, ctx.shopId),
        eq(shipments.orderId, input.orderId),
        eq(shipments.direction, 'outbound'),
        sql`${shipments.createdAt} >= ${input.since.toISOString()}::timestamptz`,
        exists(
          ctx.db
            .select({ one: sql`1` })
            .from(shipmentLines)
            .innerJoin(
              returnLines,
              and(
                eq(returnLines.shopId, shipmentLines.shopId),
                eq(returnLines.lineId, shipmentLines.lineId),
                eq(returnLines.returnId, input.returnId),
              ),
            )
            .where(and(eq(shipmentLines.shopId, shipments.shopId), eq(shipmentLines.shipmentId, shipments.id))),
        ),
      ),
    )
    .orderBy(desc(shipments.createdAt))
    .limit(1);
  return found ? { status: found.status, arrives: found.eta ?? found.promisedAt?.toISOString() ?? null } : null;
}
