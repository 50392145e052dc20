import { and, eq } from 'drizzle-orm';
import { payments } from '@/db/schema/payments';
import { ledgerEntries } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { recordReturnEvent } from '@/lib/returns/mutations/record-return-event';
import { lockPayment } from '../queries/lock-payment';
import { tellPayment } from './tell-payment';

/** Writes down that what was paid has gone back: once, and tells the shopper. @throws AppError NOT_FOUND */
export async function endPayment(ctx: Ctx, input: { paymentId: string }): Promise<void> {
  const { payment } = await lockPayment(ctx, input.paymentId);
  if (payment.state !== 'refunding') return;
  await ctx.db
    .update(payments)
    .set({ state: 'refunded', settledAt: ctx.now, lastError: null })
    .where(and(eq(payments.shopId, ctx.shopId), eq(payments.id, payment.id)));
  await ctx.db.insert(ledgerEntries).values({
    shopId: ctx.shopId,
    id: newId(ctx.now.getTime()),
    orderId: payment.orderId,
    returnId: payment.returnId,
    kind: 'reversal',
    amount: payment.amount,
    currency: payment.currency,
    reference: payment.id,
    at: ctx.now,
  });
  await recordReturnEvent(ctx, {
    returnId: payment.returnId,
    type: 'payment_refunded',
    data: { kind: payment.kind, amount: payment.amount, currency: payment.currency, provider: payment.provider },
  });
  await tellPayment(ctx, { payment, event: 'payment.refunded' });
}
