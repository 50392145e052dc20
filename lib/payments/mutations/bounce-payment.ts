import { and, eq, inArray, sql } from 'drizzle-orm';
import { payments } from '@/db/schema/payments';
import { ledgerEntries } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import { recordReturnEvent } from '@/lib/returns/mutations/record-return-event';
import { lockPayment } from '../queries/lock-payment';

/**
 * Writes down that what was to go back of a payment could not, or has come back since: it waits for a person, who may pay it
 * back once more. What had gone gets an entry against it, and the shopper is told that the money is still theirs. Told
 * again, it changes nothing.
 * @param input.reason in the provider's own words
 * @param input.reference of the refund that failed: news of an older one changes nothing
 * @returns whether it was news
 * @throws AppError NOT_FOUND
 */
export async function bouncePayment(
  ctx: Ctx,
  input: { paymentId: string; reason: string; reference?: string | null },
): Promise<boolean> {
  const { payment } = await lockPayment(ctx, input.paymentId);
  const { id, returnId, orderId, currency, kind } = payment;
  const hadGone = payment.state === 'refunded';
  if (!hadGone && payment.state !== 'refunding') return false;
  if (hadGone && input.reference && payment.refundReference !== input.reference) return false;
  const reason = input.reason.trim().slice(0, 300);
  const amount = hadGone ? await goneOf(ctx, id) : payment.amount - payment.chargedBack;
  // What a bank took meanwhile is with the shopper.
  const state = payment.chargedBack < payment.amount ? 'refund_failed' : 'charged_back';
  await ctx.db
    .update(payments)
    .set({ state, bouncedAt: ctx.now, refundReference: null, lastError: reason })
    .where(and(eq(payments.shopId, ctx.shopId), eq(payments.id, id)));
  if (hadGone)
    await ctx.db.insert(ledgerEntries).values({
      shopId: ctx.shopId,
      id: newId(ctx.now.getTime()),
      orderId,
      returnId,
      kind: 'reversal_bounce',
      amount,
      currency,
      reference: id,
      at: ctx.now,
    });
  await recordReturnEvent(ctx, {
    returnId,
    type: hadGone ? 'payment_bounced' : 'payment_refund_failed',
    audience: hadGone ? 'everyone' : 'staff',
    data: { kind, amount, currency, provider: payment.provider, reason },
  });
  if (hadGone)
    await enqueueNotification(ctx, {
      event: 'return.refund_bounced',
      orderId,
      returnId,
      data: { reference: `${id}:${payment.refundTries}`, amount: { amount, currency } },
    });
  return true;
}

/** Minor units of a payment that had gone back. */
async function goneOf({ db, shopId }: Ctx, paymentId: string): Promise<number> {
  const [gone] = await db
    .select({
      amount: sql<string>`sum(case ${ledgerEntries.kind} when 'reversal' then 1 else -1 end * ${ledgerEntries.amount})`,
    })
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.shopId, shopId),
        eq(ledgerEntries.reference, paymentId),
        inArray(ledgerEntries.kind, ['reversal', 'reversal_bounce']),
      ),
    );
  return Number(gone?.amount ?? 0);
}
