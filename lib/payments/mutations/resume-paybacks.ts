import { and, eq } from 'drizzle-orm';
import { payments } from '@/db/schema/payments';
import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';

/** Takes up again what of an order's payments for exchanges was to go back and had to wait. */
export async function resumePaybacks(ctx: Ctx, input: { orderId: string }): Promise<void> {
  const waiting = await ctx.db
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(payments.shopId, ctx.shopId), eq(payments.orderId, input.orderId), eq(payments.state, 'refunding')));
  for (const { id: paymentId } of waiting)
    await enqueueJob(ctx, 'follow-payment', { paymentId }, { key: `follow-payment:${paymentId}` });
}
