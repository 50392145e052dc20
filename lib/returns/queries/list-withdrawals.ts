import { and, asc, count, eq, isNull } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { withdrawals } from '@/db/schema/return-ways';
import type { Ctx } from '@/lib/core/context';

/** No shop has more of them open; beyond it only the number counts. */
const MOST = 100;

const byHand = (ctx: Ctx) =>
  and(eq(withdrawals.shopId, ctx.shopId), isNull(withdrawals.doneAt), isNull(withdrawals.returnId));

/** Declarations that no return was opened for and nobody has dealt with: whose money is due first, first. */
export function listWithdrawals(ctx: Ctx) {
  return ctx.db
    .select({
      id: withdrawals.id,
      reference: withdrawals.reference,
      name: withdrawals.name,
      orderNumber: withdrawals.orderNumber,
      email: withdrawals.email,
      part: withdrawals.part,
      orderId: withdrawals.orderId,
      receivedAt: withdrawals.receivedAt,
      refundBy: withdrawals.refundBy,
      currency: orders.currency,
      totalPaid: orders.totalPaid,
    })
    .from(withdrawals)
    .leftJoin(orders, and(eq(orders.shopId, withdrawals.shopId), eq(orders.id, withdrawals.orderId)))
    .where(byHand(ctx))
    .orderBy(asc(withdrawals.refundBy), asc(withdrawals.id))
    .limit(MOST);
}

/** How many there are of them. */
export async function countWithdrawals(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db.select({ n: count() }).from(withdrawals).where(byHand(ctx));
  return row?.n ?? 0;
}
