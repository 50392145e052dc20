import { and, eq } from 'drizzle-orm';
import { payments } from '@/db/schema/payments';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { recordReturnEvent } from '@/lib/returns/mutations/record-return-event';
import { PAY_WITHIN_HOURS } from '../constants';
import { openPayment } from '../queries/open-payment';
import { paymentRoute } from '../queries/payment-route';
import { cancelPayments } from './cancel-payments';

/**
 * Brings what a return asks its shopper to pay in line with what it owes: asks once it is approved, asks anew where the
 * sum has changed, and no more where nothing is owed. The caller holds the return.
 * @throws AppError NOT_FOUND
 */
export async function syncPayment(ctx: Ctx, input: { returnId: string }): Promise<void> {
  const [row] = await ctx.db
    .select()
    .from(returns)
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, input.returnId)));
  if (!row) throw notFound('return');
  const due = row.status === 'requested' ? 0 : row.dueFromShopper;
  const live = await openPayment(ctx, row.id);
  if (live?.amount === due && live.state !== 'refunding' && live.state !== 'refunded') return;
  if (live) await cancelPayments(ctx, { returnId: row.id });
  if (due === 0) return;

  const provider = await paymentRoute(ctx);
  const id = newId(ctx.now.getTime());
  const expiresAt = new Date(ctx.now.getTime() + PAY_WITHIN_HOURS * 3_600_000);
  await ctx.db.insert(payments).values({
    shopId: ctx.shopId,
    id,
    orderId: row.orderId,
    returnId: row.id,
    kind: 'difference',
    state: provider === 'stripe' ? 'opening' : 'open',
    amount: due,
    currency: row.currency,
    provider,
    reference: provider === 'stripe' ? null : id,
    expiresAt,
    createdAt: ctx.now,
  });
  await recordReturnEvent(ctx, {
    returnId: row.id,
    type: 'payment_asked',
    data: { amount: due, currency: row.currency, until: expiresAt.toISOString() },
  });
  const runAt = provider === 'stripe' ? undefined : expiresAt;
  await enqueueJob(ctx, 'follow-payment', { paymentId: id }, { key: `follow-payment:${id}`, runAt });
}
