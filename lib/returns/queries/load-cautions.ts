import { and, eq, ne, notInArray, sql } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import type { Policy } from '@/lib/policies/schema';
import type { QuoteReasonCode } from '../constants';

type Order = typeof orders.$inferSelect;

/**
 * The limits of the policy that another return of this order's shopper would pass: a person should look at it. Returns that
 * came to nothing do not count, nor does what the law lets a consumer declare.
 * @param input.without a return that is being settled or changed
 */
export async function limitsReached(
  ctx: Ctx,
  input: { order: Order; limits: NonNullable<Policy['limits']>; without?: string },
): Promise<QuoteReasonCode[]> {
  const { order, limits } = input;
  const cautions: QuoteReasonCode[] = [];
  const since = (days: number) => new Date(ctx.now.getTime() - days * 86_400_000).toISOString();
  const count = (days: number) =>
    sql<number>`count(*) filter (where ${returns.createdAt} > ${since(days)}::timestamptz)::int`;
  const [made] = await ctx.db
    .select({
      window: count(limits.per_customer?.days ?? 1),
      day: count(1),
      kept: sql<number>`count(*) filter (where ${returns.createdAt} > ${since(limits.per_customer_kept?.days ?? 1)}::timestamptz
        and exists (select 1 from return_lines k where k.shop_id = ${returns.shopId} and k.return_id = ${returns.id}
          and k.resolution = 'keep'))::int`,
      order: sql<number>`count(*) filter (where ${returns.orderId} = ${order.id}::uuid)::int`,
    })
    .from(returns)
    .innerJoin(orders, and(eq(orders.shopId, returns.shopId), eq(orders.id, returns.orderId)))
    .where(
      and(
        eq(returns.shopId, ctx.shopId),
        eq(orders.emailKey, order.emailKey),
        eq(returns.kind, 'return'),
        notInArray(returns.status, ['rejected', 'cancelled', 'expired']),
        input.without ? ne(returns.id, input.without) : undefined,
      ),
    );
  const reached = (most: number | null | undefined, soFar = 0) => typeof most === 'number' && soFar >= most;
  if (reached(limits.per_customer?.returns, made?.window)) cautions.push('customer_limit');
  if (reached(limits.per_customer_day, made?.day)) cautions.push('day_limit');
  if (reached(limits.per_customer_kept?.returns, made?.kept)) cautions.push('kept_limit');
  if (reached(limits.per_order, made?.order)) cautions.push('order_limit');
  return cautions;
}
