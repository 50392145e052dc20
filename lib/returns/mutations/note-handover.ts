import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { returnLines, returns } from '@/db/schema/returns';
import { shipmentLines, shipments } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { cancelPayments } from '@/lib/payments/mutations/cancel-payments';
import { canHappen } from '../rules/transition';
import { returnParcelId } from './open-return-parcel';
import { recordReturnEvent } from './record-return-event';
import { reopenReturn } from './reopen-return';
import { resumeAutoRefund } from './resume-auto-refund';

/**
 * A parcel that goes back was scanned: the returns of its order that it may hold are on their way, so they can neither
 * run out nor be cancelled any more. A parcel whose content nobody told may hold any of them; the parcel of a return that
 * was let go opens that one again, or brings what a later return of the same goods waits for. Where the policy pays at
 * this scan, that is asked next.
 * @param input.hasArrived the scan that tells that it has reached the shop
 */
export async function noteHandover(
  ctx: Ctx,
  input: { orderId: string; shipmentId: string; hasArrived?: boolean },
): Promise<void> {
  const { db, shopId } = ctx;
  await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.shopId, shopId), eq(orders.id, input.orderId)))
    .for('update');
  const inside = await db
    .select({ lineId: shipmentLines.lineId })
    .from(shipmentLines)
    .where(and(eq(shipmentLines.shopId, shopId), eq(shipmentLines.shipmentId, input.shipmentId)));
  const waiting = await db
    .select({ id: returns.id, status: returns.status })
    .from(returns)
    .where(and(eq(returns.shopId, shopId), eq(returns.orderId, input.orderId)))
    .orderBy(asc(returns.id))
    .for('update');
  const own = await returnOfParcel(ctx, input.shipmentId);
  if (own && (await reopenReturn(ctx, { returnId: own.id, shipmentId: input.shipmentId }))) return;
  const sent = await db
    .select({ returnId: returnLines.returnId })
    .from(returnLines)
    .where(
      and(
        eq(returnLines.shopId, shopId),
        eq(returnLines.orderId, input.orderId),
        eq(returnLines.keepsItem, false),
        inside.length > 0
          ? inArray(
              returnLines.lineId,
              inside.map((line) => line.lineId),
            )
          : own && inArray(returnLines.lineId, goodsOf(ctx, own.id)),
      ),
    );
  for (const { id, status } of waiting) {
    if (!sent.some((line) => line.returnId === id)) continue;
    if (!canHappen('handed_over', status)) {
      if (input.hasArrived && status === 'in_transit') await resumeAutoRefund(ctx, id);
      continue;
    }
    await db
      .update(returns)
      .set({ status: 'in_transit', expiresAt: null, updatedAt: ctx.now })
      .where(and(eq(returns.shopId, shopId), eq(returns.id, id)));
    await recordReturnEvent(ctx, { returnId: id, type: 'handed_over' });
    // Late, but on its way: what was asked for in its place is asked no more.
    await cancelPayments(ctx, { returnId: id, kinds: ['unreturned'], keepsPaid: true });
    await resumeAutoRefund(ctx, id);
    await noteSharers(ctx, id);
  }
}

/** The return that a parcel was opened for. */
async function returnOfParcel(ctx: Ctx, shipmentId: string): Promise<{ id: string } | undefined> {
  const [own] = await ctx.db
    .select({ id: returns.id })
    .from(shipments)
    .innerJoin(returns, and(eq(returns.shopId, shipments.shopId), eq(returns.orderId, shipments.orderId)))
    .where(
      and(
        eq(shipments.shopId, ctx.shopId),
        eq(shipments.id, shipmentId),
        eq(shipments.externalId, sql`${returnParcelId('')} || ${returns.number}`),
      ),
    );
  return own;
}

const goodsOf = ({ db, shopId }: Ctx, returnId: string) =>
  db
    .select({ lineId: returnLines.lineId })
    .from(returnLines)
    .where(and(eq(returnLines.shopId, shopId), eq(returnLines.returnId, returnId)));

/** Things of the shopper's other orders that lie in the same box are on their way with it. */
async function noteSharers(ctx: Ctx, returnId: string): Promise<void> {
  const moved = await ctx.db
    .update(returns)
    .set({ status: 'in_transit', expiresAt: null, updatedAt: ctx.now })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.parcelOf, returnId), eq(returns.status, 'approved')))
    .returning({ id: returns.id });
  for (const { id } of moved) {
    await recordReturnEvent(ctx, { returnId: id, type: 'handed_over' });
    await resumeAutoRefund(ctx, id);
  }
}
