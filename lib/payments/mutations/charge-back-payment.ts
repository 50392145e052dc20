import { and, eq, sql } from 'drizzle-orm';
import { disputes } from '@/db/schema/orders';
import { payments } from '@/db/schema/payments';
import { ledgerEntries } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { isBack } from '@/lib/returns/rules/is-back';
import { LIVE } from '../constants';
import { lockPayment } from '../queries/lock-payment';
import { openPayment } from '../queries/open-payment';

/**
 * Brings a payment in line with the disputes about it that were lost: what banks took of it is booked and never paid back
 * again; what they gave back is the shop's again. Asked at any time, it does what is left to do.
 * @throws AppError NOT_FOUND
 */
export async function chargeBackPayment(ctx: Ctx, input: { paymentId: string }): Promise<void> {
  const { payment, row, lines } = await lockPayment(ctx, input.paymentId);
  const own = and(eq(payments.shopId, ctx.shopId), eq(payments.id, payment.id));
  const [lost] = await ctx.db
    .select({ amount: sql<string>`coalesce(sum(${disputes.amount}), 0)` })
    .from(disputes)
    .where(and(eq(disputes.shopId, ctx.shopId), eq(disputes.paymentId, payment.id), eq(disputes.state, 'lost')));
  const taken = Math.min(payment.amount, Number(lost?.amount ?? 0));
  const change = taken - payment.chargedBack;
  if (change === 0) return;
  await ctx.db.insert(ledgerEntries).values({
    shopId: ctx.shopId,
    id: newId(ctx.now.getTime()),
    orderId: payment.orderId,
    returnId: payment.returnId,
    kind: change > 0 ? 'chargeback' : 'chargeback_won',
    amount: Math.abs(change),
    currency: payment.currency,
    reference: payment.id,
    at: ctx.now,
  });
  const isWhole = taken >= payment.amount;
  // What a bank took whole need not go back any more; what it gave back is paid as before, or goes back now.
  const isOver = !LIVE.includes(row.status) || (payment.kind !== 'difference' && isBack(lines));
  const state =
    isWhole && ['paid', 'refunding', 'refund_failed'].includes(payment.state)
      ? 'charged_back'
      : !isWhole && payment.state === 'charged_back'
        ? isOver || (await openPayment(ctx, row.id, payment.kind))?.id !== payment.id
          ? 'refunding'
          : 'paid'
        : payment.state;
  await ctx.db.update(payments).set({ chargedBack: taken, state }).where(own);
  if (state === 'refunding')
    await enqueueJob(ctx, 'follow-payment', { paymentId: payment.id }, { key: `follow-payment:${payment.id}` });
}
