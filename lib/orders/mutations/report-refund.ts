import { and, eq } from 'drizzle-orm';
import { excluded } from '@/db/excluded';
import { orderRefunds, orders } from '@/db/schema/orders';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import type { Money } from '@/lib/core/money';
import { announceOrder } from '../announce-order';
import { recogniseRefunds } from './recognise-refunds';

export type ReportRefundInput = {
  orderExternalId: string;
  externalId: string;
  amount: Money;
  lines: { line_external_id: string; quantity: number }[];
};

/**
 * Takes note of one refund that the order's source tells of apart from the order; told again it changes nothing.
 * Throws NOT_FOUND for an unknown or foreign order, CONFLICT for another currency.
 */
export async function reportRefund(ctx: Ctx, input: ReportRefundInput): Promise<void> {
  const [order] = await ctx.db
    .select({ id: orders.id, currency: orders.currency })
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.externalId, input.orderExternalId)))
    .for('no key update');
  if (!order) throw notFound('order');
  if (order.currency !== input.amount.currency)
    throw new AppError('CONFLICT', `The order is in ${order.currency}, the refund in ${input.amount.currency}.`);
  await ctx.db
    .insert(orderRefunds)
    .values({
      shopId: ctx.shopId,
      orderId: order.id,
      externalId: input.externalId,
      amount: input.amount.amount,
      lines: input.lines,
      createdAt: ctx.now,
    })
    .onConflictDoUpdate({
      target: [orderRefunds.shopId, orderRefunds.orderId, orderRefunds.externalId],
      set: excluded(orderRefunds, ['amount', 'lines']),
    });
  await recogniseRefunds(ctx, { orderId: order.id });
  await announceOrder(ctx, order.id);
}
