import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { REFUND_CHECK_DAYS } from '../constants';

/** Has the provider asked on the next of its days whether a refund still stands; after the last nobody asks any more. */
export async function planRefundCheck(
  ctx: Ctx,
  input: { intentId: string; settledAt: Date; round: number },
): Promise<void> {
  const { intentId, settledAt, round } = input;
  const days = REFUND_CHECK_DAYS[round];
  if (days === undefined) return;
  const due = settledAt.getTime() + days * 86_400_000;
  await enqueueJob(
    ctx,
    'check-refund',
    { intentId, round },
    { key: `check-refund:${intentId}`, runAt: new Date(Math.max(due, ctx.now.getTime() + 3_600_000)) },
  );
}
