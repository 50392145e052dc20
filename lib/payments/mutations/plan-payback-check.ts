import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { REFUND_CHECK_DAYS } from '@/lib/returns/constants';

/** Has the provider asked, on the next of the days that are asked on, whether what went back still stands. */
export async function planPaybackCheck(ctx: Ctx, input: { paymentId: string; settledAt: Date }): Promise<void> {
  const { paymentId, settledAt } = input;
  const next = REFUND_CHECK_DAYS.map((days) => new Date(settledAt.getTime() + days * 86_400_000)).find(
    (day) => day > ctx.now,
  );
  if (next) await enqueueJob(ctx, 'follow-payment', { paymentId }, { key: `follow-payment:${paymentId}`, runAt: next });
}
