import { and, eq, inArray, isNull } from 'drizzle-orm';
import { shipments } from '@/db/schema/shipments';
import { countDependencies } from '@/lib/contracts/mutations/count-dependencies';
import type { Ctx } from '@/lib/core/context';
import { lockShipments } from '@/lib/tracking/lock-shipment';
import { learnTransit } from '@/lib/tracking/mutations/learn-transit';
import { refoldShipments } from '@/lib/tracking/mutations/refold-shipments';

/** What the nights would have learned from what has arrived; dates what is on its way without a word from its courier. */
export async function learnRoutes(ctx: Ctx): Promise<void> {
  await learnTransit(ctx);
  await countDependencies(ctx);
  const undated = await ctx.db
    .select({ id: shipments.id })
    .from(shipments)
    .where(
      and(
        eq(shipments.shopId, ctx.shopId),
        eq(shipments.direction, 'outbound'),
        inArray(shipments.status, ['pre_transit', 'in_transit']),
        isNull(shipments.eta),
      ),
    );
  const ids = undated.map(({ id }) => id);
  await refoldShipments(ctx, await lockShipments(ctx, ids));
}
