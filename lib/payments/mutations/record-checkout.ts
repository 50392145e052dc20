import { and, eq, sql } from 'drizzle-orm';
import { payments } from '@/db/schema/payments';
import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { lockPayment } from '../queries/lock-payment';
import type { Checkout } from '../types';

/** How often an open checkout is looked after where no message of the provider comes. */
const LOOK_MINUTES = 15;

/**
 * Writes down where the shopper pays, or (null) that the provider's page has closed and a new one is to be opened.
 * @throws AppError NOT_FOUND
 */
export async function recordCheckout(ctx: Ctx, input: { paymentId: string; checkout: Checkout | null }): Promise<void> {
  const { payment } = await lockPayment(ctx, input.paymentId);
  if (payment.state !== 'opening' && payment.state !== 'open') return;
  const { checkout } = input;
  await ctx.db
    .update(payments)
    .set({
      state: checkout ? 'open' : 'opening',
      reference: checkout?.reference ?? null,
      url: checkout?.url ?? null,
      lastError: null,
      attempts: checkout ? payment.attempts : sql`${payments.attempts} + 1`,
    })
    .where(and(eq(payments.shopId, ctx.shopId), eq(payments.id, payment.id)));
  const soon = ctx.now.getTime() + LOOK_MINUTES * 60_000;
  const look = payment.expiresAt > ctx.now ? Math.min(payment.expiresAt.getTime(), soon) : soon;
  await enqueueJob(
    ctx,
    'follow-payment',
    { paymentId: payment.id },
    { key: `follow-payment:${payment.id}`, runAt: checkout ? new Date(look) : undefined },
  );
}
