import { payoutAccounts } from '@/db/schema/return-ways';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { seal } from '@/lib/core/secrets';
import { ACCOUNT_COLUMN, findAsked } from '../queries/find-account';
import { getOrderRow } from '../queries/get-order-row';
import { lockReturn } from '../queries/lock-return';
import { endingOf, type PayoutAccount } from '../rules/payout-account';
import { recordReturnEvent } from './record-return-event';

/**
 * Keeps where a shopper wants a refund that no card takes: sealed, in the place of one given before. Whoever calls this has
 * checked that it is them.
 * @throws AppError NOT_FOUND; INVALID_STATE where nothing is to be paid out by hand
 */
export async function giveAccount(ctx: Ctx, input: { returnId: string; account: PayoutAccount }): Promise<void> {
  const { row, intents } = await lockReturn(ctx, input.returnId, null);
  const order = await getOrderRow(ctx, { orderId: row.orderId });
  if (!(await findAsked(ctx, { row, order, intents })))
    throw new AppError('INVALID_STATE', 'Nothing of this return is paid out to an account.');
  const kept = {
    sealed: seal(JSON.stringify(input.account), ctx.shopId, ACCOUNT_COLUMN),
    ending: endingOf(input.account),
    givenAt: ctx.now,
    usedAt: null,
  };
  await ctx.db
    .insert(payoutAccounts)
    .values({ shopId: ctx.shopId, returnId: row.id, orderId: row.orderId, ...kept })
    .onConflictDoUpdate({ target: [payoutAccounts.shopId, payoutAccounts.returnId], set: kept });
  await recordReturnEvent(ctx, {
    returnId: row.id,
    type: 'account_given',
    audience: 'staff',
    data: { ending: kept.ending },
  });
}
