import { and, eq, inArray } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import type { Ctx } from '@/lib/core/context';

/** The caller's own ids of orders, by ours. */
export async function nameOrders(ctx: Ctx, input: { ids: readonly string[] }): Promise<Map<string, string>> {
  if (input.ids.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: orders.id, externalId: orders.externalId })
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), inArray(orders.id, [...input.ids])));
  return new Map(rows.map(({ id, externalId }) => [id, externalId]));
}
