import { and, eq } from 'drizzle-orm';
import { shipments } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';

/** A shipment by the merchant's own id. Throws NOT_FOUND, also for another shop's. */
export async function findShipment(ctx: Ctx, input: { external_id: string }): Promise<{ shipmentId: string }> {
  const [found] = await ctx.db
    .select({ shipmentId: shipments.id })
    .from(shipments)
    .where(and(eq(shipments.shopId, ctx.shopId), eq(shipments.externalId, input.external_id)));
  if (!found) throw notFound('shipment');
  return found;
}
