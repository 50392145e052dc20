import { and, eq, sql } from 'drizzle-orm';
import { creditSpends } from '@/db/schema/credit';
import { orders } from '@/db/schema/orders';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import { isId, newId } from '@/lib/core/ids';
import type { Money } from '@/lib/core/money';
import { reportRefund } from '@/lib/orders/mutations/report-refund';
import { assertCurrency } from '../rules/assert-currency';
import { restorable, splitRestoration } from '../rules/split-restoration';
import { expireCredit } from './expire-credit';
import { issueCredit } from './issue-credit';

/**
 * Gives credit back that was used at a checkout, because the order was called off or its goods came back. Bonus is not
 * given back with goods: it goes first, and is void. What is given back counts as a refund of the order.
 * @param input.amount all that is left of the spend unless told
 * @param input.keepBonus the shop called the order off: bonus comes back as well
 * @throws AppError NOT_FOUND, INVALID for another currency, CONFLICT with `at_most` where less is left
 */
export async function restoreCredit(
  ctx: Ctx,
  input: { accountId: string; spendId: string; amount?: Money | null; keepBonus?: boolean },
): Promise<{ restored: number; bonusRestored: number; bonusVoided: number }> {
  const { db, shopId } = ctx;
  const own = and(
    eq(creditSpends.shopId, shopId),
    eq(creditSpends.id, input.spendId),
    eq(creditSpends.accountId, input.accountId),
  );
  const areIds = isId(input.spendId) && isId(input.accountId);
  const [known] = areIds
    ? await db.select({ orderExternalId: creditSpends.orderExternalId }).from(creditSpends).where(own)
    : [];
  if (!known) throw notFound('spend');
  const orderExternalId = known.orderExternalId && (await lockOrder(ctx, known.orderExternalId));
  const { account } = await expireCredit(ctx, input);
  const [spend] = await db.select().from(creditSpends).where(own).for('update');
  if (!spend) throw notFound('spend');
  if (input.amount) assertCurrency(account.currency, input.amount);
  const most = restorable(spend);
  const wanted = input.amount?.amount ?? most;
  if (wanted > most || most === 0) {
    throw new AppError('CONFLICT', `At most ${most} of it can still be given back.`, { at_most: most });
  }
  const { principal, bonus, voided } = splitRestoration(spend, wanted, input.keepBonus ?? false);
  await db
    .update(creditSpends)
    .set({
      restored: sql`${creditSpends.restored} + ${principal}`,
      bonusRestored: sql`${creditSpends.bonusRestored} + ${bonus}`,
      bonusVoided: sql`${creditSpends.bonusVoided} + ${voided}`,
    })
    .where(own);
  if (principal + bonus > 0)
    await issueCredit(ctx, {
      accountKey: account.accountKey,
      currency: account.currency,
      lots: [
        { kind: 'restore', amount: principal, spendId: spend.id },
        { kind: 'restore', amount: bonus, isBonus: true, spendId: spend.id },
      ],
    });
  if (orderExternalId && principal + bonus > 0)
    await reportRefund(ctx, {
      orderExternalId,
      externalId: `store-credit-${newId(ctx.now.getTime())}`,
      amount: { amount: principal + bonus, currency: account.currency },
      lines: [],
    });
  return { restored: principal, bonusRestored: bonus, bonusVoided: voided };
}

/** The order a spend paid for, where it has come already and is in the same currency; locked before the account. */
async function lockOrder(ctx: Ctx, externalId: string): Promise<string | null> {
  const [order] = await ctx.db
    .select({ externalId: orders.externalId })
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.externalId, externalId)))
    .for('update');
  return order?.externalId ?? null;
}
