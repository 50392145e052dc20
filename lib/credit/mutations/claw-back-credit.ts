import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import type { Money } from '@/lib/core/money';
import { assertCurrency } from '../rules/assert-currency';
import { drawLots } from '../rules/draw-lots';
import { expireCredit } from './expire-credit';
import { takeFromLots } from './take-from-lots';

/**
 * Takes credit back that was given in error or for goods that never came: bonus first, then what ends first.
 * @throws AppError NOT_FOUND, INVALID for another currency, CONFLICT with the balance where it is less
 */
export async function clawBackCredit(
  ctx: Ctx,
  input: { accountId: string; amount: Money; note?: string | null },
): Promise<void> {
  const { account, lots } = await expireCredit(ctx, input);
  assertCurrency(account.currency, input.amount);
  const draws = drawLots(lots, input.amount.amount, 'claw_back');
  if (!draws) {
    const balance = { amount: lots.reduce((sum, { left }) => sum + left, 0), currency: account.currency };
    throw new AppError('CONFLICT', 'There is less store credit than that.', { balance });
  }
  await takeFromLots(ctx, { account, draws, kind: 'claw_back', note: input.note });
}
