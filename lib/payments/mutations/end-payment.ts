import { and, eq } from 'drizzle-orm';
import { payments } from '@/db/schema/payments';
import { ledgerEntries } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { recordReturnEvent } from '@/lib/returns/mutations/record-return-event';
import { lockPayment } from '../queries/lock-payment';

const ENDS = { refunding: 'refunded', releasing: 'released' } as const;

/** Writes down that what was paid has gone back, or that what was held was let go: once. @throws AppError NOT_FOUND */
export async function endPayment(ctx: Ctx, input: { paymentId: string }): Promise<void> {
  const { payment } = await lockPayment(ctx, input.paymentId);
  if (payment.state !== 'refunding' && payment.state !== 'releasing') return;
  await ctx.db
    .update(payments)
    .set({ state: ENDS[payment.state], settledAt: ctx.now, lastError: null })
    .where(and(eq(payments.shopId, ctx.shopId), eq(payments.id, payment.id)));
  if (payment.state === 'releasing') return;
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
    data: { amount: payment.amount, currency: payment.currency, provider: payment.provider },
  });
}
