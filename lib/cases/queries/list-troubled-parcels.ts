import { and, eq } from 'drizzle-orm';
import { cases } from '@/db/schema/operations';
import { shipments } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';

/** The parcels of an order that have an open case. */
export async function listTroubledParcels(ctx: Ctx, input: { orderId: string }): Promise<string[]> {
  const rows = await ctx.db
    .selectDistinct({ id: shipments.id })
    .from(shipments)
    .innerJoin(
      cases,
      and(eq(cases.shopId, shipments.shopId), eq(cases.shipmentId, shipments.id), eq(cases.state, 'open')),
    )
    .where(and(eq(shipments.shopId, ctx.shopId), eq(shipments.orderId, input.orderId)));
  return rows.map(({ id }) => id);
}
