import { and, eq, sql } from 'drizzle-orm';
import { orderRefunds, type orders } from '@/db/schema/orders';
import { refundIntents } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import type { CreditPaid } from '../rules/credit-paid';

/**
 * What store credit paid of an order, and what the payment beside it can still take back; null where none did.
 * @param input.spent what credit paid of it, of that the bonus that is out still, and the bonus that was not given back
 * @param input.without a return whose own refunds are left out: it is being settled
 */
export async function creditPaid(
  ctx: Ctx,
  input: {
    order: typeof orders.$inferSelect;
    spent: { total: number; bonus: number; voided: number };
    without?: string;
  },
): Promise<CreditPaid | null> {
  const { order, spent } = input;
  if (spent.total === 0) return null;

  const [ours] = await ctx.db
    .select({
      amount: sql<number>`coalesce(sum(${refundIntents.amount}) filter (where ${refundIntents.kind} = 'refund'
        and ${refundIntents.state} <> 'failed' and ${refundIntents.provider} <> 'invoice' and ${refundIntents.returnId} is distinct from ${input.without ?? null}::uuid), 0)`.mapWith(
        Number,
      ),
    })
    .from(refundIntents)
    .where(and(eq(refundIntents.shopId, ctx.shopId), eq(refundIntents.orderId, order.id)));
  const [theirs] = await ctx.db
    .select({
      amount: sql<number>`coalesce(sum(${orderRefunds.amount}) filter (where not ${orderRefunds.isOurs}
        and ${orderRefunds.externalId} not like 'store-credit-%'), 0)`.mapWith(Number),
    })
    .from(orderRefunds)
    .where(and(eq(orderRefunds.shopId, ctx.shopId), eq(orderRefunds.orderId, order.id)));
  const left = order.totalPaid - spent.total - (ours?.amount ?? 0) - (theirs?.amount ?? 0);
  const money = (amount: number) => ({ amount: Math.max(0, amount), currency: order.currency });
  return { bonus: money(spent.bonus), voided: money(spent.voided), payment_left: money(left) };
}
