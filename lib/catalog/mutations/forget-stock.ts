import { and, eq, isNull } from 'drizzle-orm';
import { stockAlerts } from '@/db/schema/shoppers';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';

/** They do not want to be told any more: the wish is gone. One that nobody had is gone already. @throws AppError NOT_FOUND */
export async function forgetStock(ctx: Ctx, input: { orderId: string; variantId: string }): Promise<void> {
  if (ctx.actor.type === 'shopper' && ctx.actor.orderId !== input.orderId) throw notFound('order');
  if (!isId(input.variantId) || !isId(input.orderId)) throw notFound('variant');
  await ctx.db
    .delete(stockAlerts)
    .where(
      and(
        eq(stockAlerts.shopId, ctx.shopId),
        eq(stockAlerts.variantId, input.variantId),
        eq(stockAlerts.orderId, input.orderId),
        isNull(stockAlerts.toldAt),
      ),
    );
}
