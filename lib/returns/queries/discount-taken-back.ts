import { and, eq, ne, notInArray, sql } from 'drizzle-orm';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';

/**
 * What returns of an order take back of its discount, less what they give back again, in minor units: of those that
 * stand, as they were quoted.
 * @param input.without a return that is being settled or changed
 * @param input.asPaid what was really kept back: where money goes out, a return that may never come counts for nothing
 */
export async function discountTakenBack(
  { db, shopId }: Ctx,
  input: { orderId: string; without?: string; asPaid?: boolean },
): Promise<number> {
  const [sum] = await db
    .select({
      amount: input.asPaid
        ? sql<string>`coalesce(sum(${returns.discountTaken}), 0)`
        : sql<string>`coalesce(sum((${returns.quote} #>> '{money,discount_taken_back,amount}')::bigint), 0)`,
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
