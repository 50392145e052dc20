import { and, eq, sql } from 'drizzle-orm';
import { creditAccounts, creditSpends } from '@/db/schema/credit';
import { orderRefunds, type orders } from '@/db/schema/orders';
import { refundIntents } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import type { CreditPaid } from '../types';

/**
 * What store credit paid of an order, and what the payment beside it can still take back; null where none did.
 * @param input.without a return whose own refunds are left out: it is being settled
 */
export async function creditPaid(
  ctx: Ctx,
  input: { order: typeof orders.$inferSelect; without?: string },
): Promise<CreditPaid | null> {
  const { order } = input;
  const [spent] = await ctx.db
    .select({
      total: sql<number>`coalesce(sum(${creditSpends.principal} + ${creditSpends.bonus}), 0)`.mapWith(Number),
      bonus: sql<number>`coalesce(sum(${creditSpends.bonus} - ${creditSpends.bonusRestored}), 0)`.mapWith(Number),
      voided: sql<number>`coalesce(sum(${creditSpends.bonusVoided}), 0)`.mapWith(Number),
    })
    .from(creditSpends)
    .innerJoin(
      creditAccounts,
      and(eq(creditAccounts.shopId, creditSpends.shopId), eq(creditAccounts.id, creditSpends.accountId)),
    )
    .where(
      and(
        eq(creditSpends.shopId, ctx.shopId),
        eq(creditSpends.orderExternalId, order.externalId),
        eq(creditAccounts.currency, order.currency),
      ),
    );
  if (!spent || spent.total === 0) return null;

  const [ours] = await ctx.db
    .select({
      amount: sql<number>`coalesce(sum(${refundIntents.amount}) filter (where ${refundIntents.kind} = 'refund'
        and ${refundIntents.state} <> 'failed' and ${refundIntents.returnId} is distinct from ${input.without ?? null}::uuid), 0)`.mapWith(
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
