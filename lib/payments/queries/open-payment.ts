import { and, asc, desc, eq, notInArray, sql } from 'drizzle-orm';
import { payments } from '@/db/schema/payments';
import type { Ctx } from '@/lib/core/context';
import type { PaymentKind } from '../constants';
import type { Payment } from './lock-payment';

/** Still to be paid. */
export const isAsked = ({ state }: Pick<Payment, 'state'>): boolean => state === 'opening' || state === 'open';

/**
 * What a return asks its shopper to pay, or has been paid; of several first what is still to be paid, the difference
 * before the deposit. What came to nothing is left out.
 * @param kind of this kind only
 */
export async function openPayment(ctx: Ctx, returnId: string, kind?: PaymentKind): Promise<Payment | null> {
  const [found] = await ctx.db
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.shopId, ctx.shopId),
        eq(payments.returnId, returnId),
        kind && eq(payments.kind, kind),
        notInArray(payments.state, ['cancelled', 'expired', 'failed']),
      ),
    )
    .orderBy(desc(sql`${payments.state} in ('opening', 'open')`), desc(payments.kind), desc(payments.createdAt))
    .limit(1);
  return found ?? null;
}

/** All that a return asked its shopper to pay, oldest first. */
export const listPayments = ({ db, shopId }: Ctx, input: { returnId: string }): Promise<Payment[]> =>
  db
    .select()
    .from(payments)
    .where(and(eq(payments.shopId, shopId), eq(payments.returnId, input.returnId)))
    .orderBy(asc(payments.createdAt), asc(payments.id));
