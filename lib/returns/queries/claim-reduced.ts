import { and, eq, ne, sql } from 'drizzle-orm';
import type { orders } from '@/db/schema/orders';
import { refundIntents } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';

/**
 * What returns have taken off an order's invoice, in minor units; asked of orders on invoice alone.
 * @param input.without a return whose own part is left out: it is being settled
 */
export async function claimReduced(
  { db, shopId }: Ctx,
  input: { order: Pick<typeof orders.$inferSelect, 'id' | 'paidBy'>; without?: string },
): Promise<number> {
  const { order, without } = input;
  if (order.paidBy !== 'invoice') return 0;
  const [sum] = await db
    .select({ amount: sql<string>`coalesce(sum(${refundIntents.amount}), 0)`.mapWith(Number) })
    .from(refundIntents)
    .where(
      and(
        eq(refundIntents.shopId, shopId),
        eq(refundIntents.orderId, order.id),
        eq(refundIntents.provider, 'invoice'),
        ne(refundIntents.state, 'failed'),
        without ? ne(refundIntents.returnId, without) : undefined,
      ),
    );
  return Number(sum?.amount ?? 0);
}
