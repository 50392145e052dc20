import { and, eq, ne } from 'drizzle-orm';
import { returnLabels } from '@/db/schema/return-ways';
import { returns } from '@/db/schema/returns';
import { shipmentLines, shipments } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { giveBackBy } from '../rules/give-back-by';
import { returnParcelId } from './open-return-parcel';
import { orderLabel } from './order-label';
import { recordGiveBack } from './record-give-back';

/**
 * A return that does not travel needs no label: what was bought is given back by a job while the carrier takes it, once,
 * and its parcel holds nothing.
 */
export async function voidLabel(ctx: Ctx, input: { returnId: string }): Promise<void> {
  const voided = await ctx.db
    .update(returnLabels)
    .set({ state: 'void' })
    .where(
      and(
        eq(returnLabels.shopId, ctx.shopId),
        eq(returnLabels.returnId, input.returnId),
        ne(returnLabels.state, 'void'),
      ),
    )
    .returning({
      id: returnLabels.id,
      provider: returnLabels.provider,
      carrier: returnLabels.carrier,
      reference: returnLabels.reference,
      boughtAt: returnLabels.boughtAt,
      giveBack: returnLabels.giveBack,
    });
  for (const label of voided) {
    if (label.provider === 'local' || !label.reference || label.giveBack) continue;
    const until = giveBackBy(label);
    if (until && until < ctx.now) await recordGiveBack(ctx, { labelId: label.id, outcome: 'lapsed' });
    else await enqueueJob(ctx, 'void-label', { labelId: label.id }, { key: `void-label:${label.id}` });
  }
  await partSharers(ctx, input.returnId);
  const [parcel] = await ctx.db
    .select({ id: shipments.id })
    .from(returns)
    .innerJoin(shipments, and(eq(shipments.shopId, returns.shopId), eq(shipments.orderId, returns.orderId)))
    .where(
      and(
        eq(returns.shopId, ctx.shopId),
        eq(returns.id, input.returnId),
        eq(shipments.direction, 'return'),
        eq(shipments.externalId, returnParcelId(await numberOf(ctx, input.returnId))),
      ),
    );
  if (!parcel) return;
  await ctx.db
    .delete(shipmentLines)
    .where(and(eq(shipmentLines.shopId, ctx.shopId), eq(shipmentLines.shipmentId, parcel.id)));
}

/** What was to travel in its parcel travels on its own now, and nobody pays for that. */
async function partSharers(ctx: Ctx, returnId: string): Promise<void> {
  const alone = await ctx.db
    .update(returns)
    .set({ parcelOf: null, updatedAt: ctx.now })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.parcelOf, returnId), eq(returns.status, 'approved')))
    .returning({ id: returns.id });
  for (const { id } of alone) await orderLabel(ctx, { returnId: id });
}

async function numberOf(ctx: Ctx, returnId: string): Promise<string> {
  const [row] = await ctx.db
    .select({ number: returns.number })
    .from(returns)
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, returnId)));
  return row?.number ?? '';
}
