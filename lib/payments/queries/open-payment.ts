import { and, desc, eq, notInArray } from 'drizzle-orm';
import { payments } from '@/db/schema/payments';
import type { Ctx } from '@/lib/core/context';
import type { Payment } from './lock-payment';

/** What a return asks its shopper to pay, or has been paid; of several the newest. What came to nothing is left out. */
export async function openPayment(ctx: Ctx, returnId: string): Promise<Payment | null> {
  const [found] = await ctx.db
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.shopId, ctx.shopId),
        eq(payments.returnId, returnId),
        notInArray(payments.state, ['cancelled', 'expired', 'failed']),
      ),
    )
    .orderBy(desc(payments.createdAt))
    .limit(1);
  return found ?? null;
}
