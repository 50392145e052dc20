import type { Ctx } from '@/lib/core/context';
import { findReturnSettings } from '@/lib/returns/queries/find-return-settings';
import { dueReminders, endings, REMIND_DAYS } from '../rules/credit-moments';
import { expireCredit } from './expire-credit';
import { planCredit } from './plan-credit';
import { tellCredit } from './tell-credit';

/**
 * Looks at an account's credit: lets go of what has run out, reminds of what soon will, and has itself asked again when
 * the next of it is due. Asked at other times it changes nothing.
 * @throws AppError NOT_FOUND
 */
export async function reviewCredit(ctx: Ctx, input: { accountId: string }): Promise<void> {
  const { account, lots } = await expireCredit(ctx, input);
  const days = (await findReturnSettings(ctx)).credit_reminder_days ?? REMIND_DAYS;
  const ends = endings(lots);
  for (const { at, amount, daysBefore } of dueReminders(ends, days, ctx.now))
    await tellCredit(ctx, {
      account,
      event: 'credit.expiring',
      amount,
      until: at,
      reference: `${account.id} ${at.toISOString().slice(0, 10)} ${daysBefore}`,
    });
  await planCredit(ctx, { accountId: account.id });
}
