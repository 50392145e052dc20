import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { findReturnSettings } from '@/lib/returns/queries/find-return-settings';
import { listOpenLots } from '../queries/list-open-lots';
import { endings, nextCreditMoment, REMIND_DAYS } from '../rules/credit-moments';

/** Has an account looked at when the next of its credit is to be spoken of, or ends. The caller holds the account. */
export async function planCredit(ctx: Ctx, input: { accountId: string }): Promise<void> {
  const days = (await findReturnSettings(ctx)).credit_reminder_days ?? REMIND_DAYS;
  const runAt = nextCreditMoment(endings(await listOpenLots(ctx, input)), days, ctx.now);
  if (runAt)
    await enqueueJob(
      ctx,
      'review-credit',
      { accountId: input.accountId },
      { key: `review-credit:${input.accountId}`, runAt },
    );
}
