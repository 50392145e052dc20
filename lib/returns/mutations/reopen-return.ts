import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { orderLines } from '@/db/schema/orders';
import { returnLabels } from '@/db/schema/return-ways';
import { returnLines, returns } from '@/db/schema/returns';
import { shipmentLines } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { syncPayment } from '@/lib/payments/mutations/sync-payment';
import { readClaims } from '../queries/quote-statements';
import { areFree } from '../rules/free-units';
import { recordReturnEvent } from './record-return-event';
import { reserveStock } from './reserve-stock';

/**
 * A return that ran out or was called off, and whose parcel travels after all: it is open again and on its way, and laid
 * aside, so that a person looks before any money moves. Its label was used, so what that cost stands, and is told.
 * The caller holds the order and the return. False, and nothing done, where other returns hold its units by now.
 */
export async function reopenReturn(ctx: Ctx, input: { returnId: string; shipmentId: string }): Promise<boolean> {
  const { db, shopId, now } = ctx;
  const ofReturn = and(eq(returns.shopId, shopId), eq(returns.id, input.returnId));
  const [row] = await db.select().from(returns).where(ofReturn);
  if (row?.status !== 'expired' && row?.status !== 'cancelled') return false;
  const mine = await db
    .select()
    .from(returnLines)
    .where(and(eq(returnLines.shopId, shopId), eq(returnLines.returnId, row.id)));
  const bought = await db
    .select({ lineId: orderLines.id, quantity: orderLines.quantity, claimed: orderLines.claimed })
    .from(orderLines)
    .where(
      and(
        eq(orderLines.shopId, shopId),
        inArray(
          orderLines.id,
          mine.map(({ lineId }) => lineId),
        ),
      ),
    );
  if (!areFree(mine, await readClaims(db, { shopId, orderId: row.orderId }), bought)) return false;

  for (const { lineId, quantity } of mine)
    await db
      .update(orderLines)
      .set({ claimed: sql`${orderLines.claimed} + ${quantity}` })
      .where(and(eq(orderLines.shopId, shopId), eq(orderLines.id, lineId)));
  await db.update(returns).set({ status: 'in_transit', heldAt: now, expiresAt: null, updatedAt: now }).where(ofReturn);
  await fillParcel(ctx, input.shipmentId, mine);
  // What it is exchanged for is held back again, if it is still there; else whoever looks pays it back instead.
  for (const { exchangeVariantId, quantity } of mine) {
    if (exchangeVariantId)
      await reserveStock(ctx, { variantId: exchangeVariantId, returnId: row.id, quantity }).catch(unlessSoldOut);
  }
  if (row.dueFromShopper > 0) await syncPayment(ctx, { returnId: row.id });
  const label = await keepLabel(ctx, row.id);
  await recordReturnEvent(ctx, { returnId: row.id, type: 'handed_over' });
  await recordReturnEvent(ctx, {
    returnId: row.id,
    type: 'reopened',
    data: {
      was: row.status,
      amount: label?.cost,
      currency: label?.currency,
      ...(label?.giveBack === 'taken' ? { given_back: true } : {}),
    },
    audience: 'staff',
  });
  return true;
}

function unlessSoldOut(error: unknown): void {
  if (!(error instanceof AppError) || error.code !== 'CONFLICT') throw error;
}

/** Its parcel was emptied when its label was given back. */
async function fillParcel(ctx: Ctx, shipmentId: string, lines: (typeof returnLines.$inferSelect)[]): Promise<void> {
  const units = new Map<string, number>();
  for (const { lineId, quantity, keepsItem } of lines)
    if (!keepsItem) units.set(lineId, (units.get(lineId) ?? 0) + quantity);
  const [first] = lines;
  if (!first || units.size === 0) return;
  await ctx.db
    .insert(shipmentLines)
    .values(
      [...units].map(([lineId, quantity]) => ({
        shopId: ctx.shopId,
        shipmentId,
        orderId: first.orderId,
        lineId,
        quantity,
      })),
    )
    .onConflictDoNothing();
}

/** The label that it travels with is not given back any more. */
async function keepLabel(ctx: Ctx, returnId: string) {
  const ofLabels = and(eq(returnLabels.shopId, ctx.shopId), eq(returnLabels.returnId, returnId));
  const [label] = await ctx.db
    .select({
      id: returnLabels.id,
      state: returnLabels.state,
      cost: returnLabels.cost,
      currency: returnLabels.currency,
      giveBack: returnLabels.giveBack,
    })
    .from(returnLabels)
    .where(and(ofLabels, isNotNull(returnLabels.boughtAt)))
    .orderBy(desc(returnLabels.createdAt))
    .limit(1);
  if (label?.state === 'void')
    await ctx.db
      .update(returnLabels)
      .set({ state: 'bought' })
      .where(and(ofLabels, eq(returnLabels.id, label.id)));
  return label;
}
