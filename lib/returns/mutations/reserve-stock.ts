import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { variants } from '@/db/schema/catalog';
import { stockReservations } from '@/db/schema/return-ways';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { RESERVATION_DAYS } from '../constants';

/**
 * Promises units of a variant to an exchange, if they are there; a variant whose stock is not counted always has them.
 * @throws AppError CONFLICT when the last ones have just gone
 */
export async function reserveStock(
  ctx: Ctx,
  input: { variantId: string; returnId: string; quantity: number },
): Promise<void> {
  const taken = await ctx.db
    .update(variants)
    .set({ reserved: sql`${variants.reserved} + ${input.quantity}` })
    .where(
      and(
        eq(variants.shopId, ctx.shopId),
        eq(variants.id, input.variantId),
        or(isNull(variants.stock), sql`${variants.stock} - ${variants.reserved} >= ${input.quantity}`),
      ),
    )
    .returning({ id: variants.id });
  if (taken.length === 0)
    throw new AppError('CONFLICT', 'The item to exchange for has just sold out.', { reason: 'exchange_out_of_stock' });
  await ctx.db.insert(stockReservations).values({
    shopId: ctx.shopId,
    id: newId(ctx.now.getTime()),
    variantId: input.variantId,
    returnId: input.returnId,
    quantity: input.quantity,
    state: 'open',
    expiresAt: new Date(ctx.now.getTime() + RESERVATION_DAYS * 86_400_000),
    createdAt: ctx.now,
  });
}
