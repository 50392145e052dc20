import { payments } from '@/db/schema/payments';
import type { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import { recordReturnEvent } from '@/lib/returns/mutations/record-return-event';
import { PAY_WITHIN_HOURS, type PaymentKind, REMIND_BEFORE_HOURS } from '../constants';
import { paymentRoute } from '../queries/payment-route';

type Asked = Pick<typeof returns.$inferSelect, 'shopId' | 'id' | 'orderId' | 'currency'>;

/**
 * Asks a shopper to pay, by a row that a job opens at the provider, and by mail; reminded once, asked no more when the
 * time is over. The caller holds the return.
 * @param input.amount minor units, more than 0
 * @throws AppError NOT_FOUND for another shop's return
 */
export async function askPayment(ctx: Ctx, input: { row: Asked; kind: PaymentKind; amount: number }): Promise<void> {
  const { row, kind, amount } = input;
  if (row.shopId !== ctx.shopId) throw notFound('return');
  const provider = await paymentRoute(ctx);
  const id = newId(ctx.now.getTime());
  const hours = (count: number) => new Date(ctx.now.getTime() + count * 3_600_000);
  const expiresAt = hours(PAY_WITHIN_HOURS[kind]);
  await ctx.db.insert(payments).values({
    shopId: ctx.shopId,
    id,
    orderId: row.orderId,
    returnId: row.id,
    kind,
    state: provider === 'stripe' ? 'opening' : 'open',
    amount,
    currency: row.currency,
    provider,
    reference: provider === 'stripe' ? null : id,
    expiresAt,
    createdAt: ctx.now,
  });
  const until = expiresAt.toISOString();
  await recordReturnEvent(ctx, {
    returnId: row.id,
    type: 'payment_asked',
    data: { kind, amount, currency: row.currency, until },
  });
  const runAt = provider === 'stripe' ? undefined : expiresAt;
  await enqueueJob(ctx, 'follow-payment', { paymentId: id }, { key: `follow-payment:${id}`, runAt });
  await enqueueJob(
    ctx,
    'remind-payment',
    { paymentId: id },
    { key: `remind-payment:${id}`, runAt: hours(PAY_WITHIN_HOURS[kind] - REMIND_BEFORE_HOURS[kind]) },
  );
  await enqueueNotification(ctx, {
    event: 'payment.asked',
    orderId: row.orderId,
    returnId: row.id,
    data: { reference: id, about: kind, amount: { amount, currency: row.currency }, until },
  });
}
