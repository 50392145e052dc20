import { and, eq } from 'drizzle-orm';
import { payments } from '@/db/schema/payments';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { type LockedReturn, lockReturn } from '@/lib/returns/queries/lock-return';

export type Payment = typeof payments.$inferSelect;

/** A payment for a change: its order is locked first, then its return, then itself. @throws AppError NOT_FOUND */
export async function lockPayment(ctx: Ctx, paymentId: string): Promise<LockedReturn & { payment: Payment }> {
  const own = and(eq(payments.shopId, ctx.shopId), eq(payments.id, paymentId));
  const [known] = isId(paymentId) ? await ctx.db.select({ returnId: payments.returnId }).from(payments).where(own) : [];
  if (!known) throw notFound('payment');
  const locked = await lockReturn(ctx, known.returnId, null);
  const [payment] = await ctx.db.select().from(payments).where(own).for('update');
  if (!payment) throw notFound('payment');
  return { ...locked, payment };
}
