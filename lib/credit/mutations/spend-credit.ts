import { creditSpends } from '@/db/schema/credit';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import type { Money } from '@/lib/core/money';
import { assertCurrency } from '../rules/assert-currency';
import { drawLots } from '../rules/draw-lots';
import { expireCredit } from './expire-credit';
import { takeFromLots } from './take-from-lots';

/**
 * Pays at a checkout with store credit, all of the amount or nothing.
 * @throws AppError NOT_FOUND, INVALID for another currency, CONFLICT with the balance where it is less
 */
export async function spendCredit(
  ctx: Ctx,
  input: { accountId: string; amount: Money; orderExternalId?: string | null },
): Promise<{ spendId: string }> {
  const { account, lots } = await expireCredit(ctx, input);
  assertCurrency(account.currency, input.amount);
  const draws = drawLots(lots, input.amount.amount, 'spend');
  if (!draws) {
    const balance = { amount: lots.reduce((sum, { left }) => sum + left, 0), currency: account.currency };
    throw new AppError('CONFLICT', 'There is less store credit than that.', { balance });
  }
  const bonus = draws.filter(({ isBonus }) => isBonus).reduce((sum, { amount }) => sum + amount, 0);
  const spendId = newId(ctx.now.getTime());
  await ctx.db.insert(creditSpends).values({
    shopId: ctx.shopId,
    id: spendId,
    accountId: account.id,
    orderExternalId: input.orderExternalId ?? null,
    principal: input.amount.amount - bonus,
    bonus,
    createdAt: ctx.now,
  });
  await takeFromLots(ctx, { account, draws, kind: 'spend', spendId });
  return { spendId };
}
