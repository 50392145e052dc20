import { feedback } from '@/db/schema/access';
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
  return { feedbackId };
}
