import { and, eq, ne, notInArray, sql } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';

/**
 * What returns of an order have taken back of its discount, less what they gave back again, in minor units: as they were
 * quoted, of those that stand.
 * @param input.without a return that is being settled or changed
 */
export async function discountTakenBack(
  { db, shopId }: Ctx,
  input: { orderId: string; without?: string },
): Promise<number> {
  const [sum] = await db
    .select({
      amount: sql<string>`coalesce(sum((${returns.quote} #>> '{money,discount_taken_back,amount}')::bigint), 0)`,
    })
    .from(returns)
    .where(
      and(
        eq(returns.shopId, shopId),
        eq(returns.orderId, input.orderId),
        notInArray(returns.status, ['rejected', 'cancelled', 'expired']),
        input.without ? ne(returns.id, input.without) : undefined,
      ),
    );
  return Math.max(0, Number(sum?.amount ?? 0));
}
