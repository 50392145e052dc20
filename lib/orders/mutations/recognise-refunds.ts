import { and, eq, sql } from 'drizzle-orm';
import { disputes, orderRefunds, orders } from '@/db/schema/orders';
import { ledgerEntries, refundIntents } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';

/**
 * Marks the reported refunds of an order that are our own, by their provider reference, and sums up the others. To be
 * called with the order's row locked, whenever refunds are reported or one of ours learns its reference.
 */
export async function recogniseRefunds(ctx: Ctx, input: { orderId: string }): Promise<void> {
  const { db, shopId } = ctx;
  const ours = sql`exists (select 1 from ${refundIntents} where ${refundIntents.shopId} = ${orderRefunds.shopId}
      and ${refundIntents.orderId} = ${orderRefunds.orderId} and ${refundIntents.reference} = ${orderRefunds.externalId})
    or exists (select 1 from ${ledgerEntries} where ${ledgerEntries.shopId} = ${orderRefunds.shopId}
      and ${ledgerEntries.orderId} = ${orderRefunds.orderId} and ${ledgerEntries.kind} = 'refund'
      and ${ledgerEntries.reference} = ${orderRefunds.externalId})`;
  await db
    .update(orderRefunds)
    .set({ isOurs: ours })
    .where(and(eq(orderRefunds.shopId, shopId), eq(orderRefunds.orderId, input.orderId)));
  // What a bank took back in a dispute has gone back to the shopper too; of a payment for an exchange it was no part of
  // what was paid for the order.
  const elsewhere = sql`(select coalesce(sum(${orderRefunds.amount}), 0) from ${orderRefunds}
    where ${orderRefunds.shopId} = ${shopId} and ${orderRefunds.orderId} = ${input.orderId} and not ${orderRefunds.isOurs})
    + (select coalesce(sum(${disputes.amount}), 0) from ${disputes}
    where ${disputes.shopId} = ${shopId} and ${disputes.orderId} = ${input.orderId} and ${disputes.state} = 'lost'
      and ${disputes.paymentId} is null and ${disputes.source} <> 'stripe_payment')`;
  await db
    .update(orders)
    .set({ refundedElsewhere: elsewhere })
    .where(and(eq(orders.shopId, shopId), eq(orders.id, input.orderId)));
}
