import { and, asc, eq, inArray } from 'drizzle-orm';
import { disputes, orders } from '@/db/schema/orders';
import { type Given, statement } from '@/db/statement';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import type { disputeReadSchema } from '../schema';

type Dispute = typeof disputes.$inferSelect;

/** The disputes of an order, oldest first. */
export const listDisputes = ({ db, shopId }: Ctx, input: { orderIds: string[] }): Promise<Dispute[]> =>
  db
    .select()
    .from(disputes)
    .where(and(eq(disputes.shopId, shopId), inArray(disputes.orderId, input.orderIds)))
    .orderBy(asc(disputes.openedAt), asc(disputes.externalId));

/** Those of them that are open: nothing of their order is refunded. */
export const readOpenDispute = statement((db, { shopId, orderId }: Given<{ shopId: string; orderId: string }>) =>
  db
    .select({ externalId: disputes.externalId, openedAt: disputes.openedAt })
    .from(disputes)
    .where(and(eq(disputes.shopId, shopId), eq(disputes.orderId, orderId), eq(disputes.state, 'open')))
    .limit(1),
);

/** As the API answers them. @throws AppError NOT_FOUND for an unknown or foreign order */
export async function readDisputes(
  ctx: Ctx,
  input: { orderExternalId: string },
): Promise<(typeof disputeReadSchema)['_output'][]> {
  const [order] = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.externalId, input.orderExternalId)));
  if (!order) throw notFound('order');
  return (await listDisputes(ctx, { orderIds: [order.id] })).map((one) => ({
    external_id: one.externalId,
    source: one.source,
    state: one.state,
    amount: { amount: one.amount, currency: one.currency },
    reason: one.reason,
    opened_at: one.openedAt.toISOString(),
    closed_at: one.closedAt?.toISOString() ?? null,
  }));
}
