import { and, eq } from 'drizzle-orm';
import { feedback } from '@/db/schema/access';
import { shipments } from '@/db/schema/shipments';
import { reviewParcels } from '@/lib/cases/mutations/review-parcels';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';

/** Keeps what a shopper said on a page. A shopper's context speaks about its own order only. */
export async function recordFeedback(
  ctx: Ctx,
  input: {
    orderId: string | null;
    kind: 'fine' | 'wrong' | 'comment';
    rating?: number | null;
    message?: string | null;
  },
): Promise<{ feedbackId: string }> {
  if (ctx.actor.type === 'shopper' && ctx.actor.orderId !== input.orderId) throw notFound('order');
  const feedbackId = newId(ctx.now.getTime());
  await ctx.db.insert(feedback).values({
    shopId: ctx.shopId,
    id: feedbackId,
    orderId: input.orderId,
    kind: input.kind,
    rating: input.rating ?? null,
    message: input.message?.trim().slice(0, 4000) || null,
    createdAt: ctx.now,
  });
  if (input.kind === 'wrong' && input.orderId) await reviewOrder(ctx, input.orderId);
  return { feedbackId };
}

/** Somebody says that something is wrong: whether a parcel of the order needs a person is asked at once. */
async function reviewOrder(ctx: Ctx, orderId: string): Promise<void> {
  const parcels = await ctx.db
    .select({ id: shipments.id })
    .from(shipments)
    .where(and(eq(shipments.shopId, ctx.shopId), eq(shipments.orderId, orderId)));
  await reviewParcels(ctx, { shipmentIds: parcels.map(({ id }) => id) });
}
