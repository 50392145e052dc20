import { and, desc, eq, sql } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { shipments } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';

/** What a merchant wants to see their brand in, hardest first: a late order shows more of a house than a happy one. */
const SCENES = ['exception', 'attempt_failed', 'out_for_delivery', 'in_transit', 'delivered', 'pre_transit'] as const;

export type SampleOrder = { orderId: string; number: string; status: string };

/** One real order a state, the newest of each. */
export async function listSampleOrders(ctx: Ctx): Promise<SampleOrder[]> {
  const rows = await ctx.db
    .selectDistinctOn([shipments.status], { orderId: orders.id, number: orders.number, status: shipments.status })
    .from(shipments)
    .innerJoin(orders, and(eq(orders.shopId, shipments.shopId), eq(orders.id, shipments.orderId)))
    .where(
      and(
        eq(shipments.shopId, ctx.shopId),
        eq(shipments.direction, 'outbound'),
        sql`${shipments.lastEventAt} is not null or ${shipments.status} = 'pre_transit'`,
      ),
    )
    .orderBy(shipments.status, desc(shipments.createdAt));
  return SCENES.flatMap((scene) => rows.filter((row) => row.status === scene));
}
