import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { creditAccounts, creditEntries, creditSpends } from '@/db/schema/credit';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import type { CreditRead, SpendRead } from '../schema';

/** The store credit of whoever has this key, by currency, less what has run out. None is an empty list. */
export async function listCredit(ctx: Ctx, input: { accountKey: Buffer }): Promise<CreditRead[]> {
  const accounts = await ctx.db
    .select()
    .from(creditAccounts)
    .where(and(eq(creditAccounts.shopId, ctx.shopId), eq(creditAccounts.accountKey, input.accountKey)))
    .orderBy(asc(creditAccounts.currency));
  const read: CreditRead[] = [];
  for (const account of accounts) read.push(await readAccount(ctx, account));
  return read;
}

/** One account. @throws AppError NOT_FOUND */
export async function getCredit(ctx: Ctx, input: { accountId: string }): Promise<CreditRead> {
  const [account] = isId(input.accountId)
    ? await ctx.db
        .select()
        .from(creditAccounts)
        .where(and(eq(creditAccounts.shopId, ctx.shopId), eq(creditAccounts.id, input.accountId)))
    : [];
  if (!account) throw notFound('store credit');
  return readAccount(ctx, account);
}

/** One use at a checkout, with the balance as it is now. @throws AppError NOT_FOUND */
export async function getSpend(ctx: Ctx, input: { spendId: string }): Promise<SpendRead> {
  const [row] = await ctx.db
    .select({ spend: creditSpends, account: creditAccounts })
    .from(creditSpends)
    .innerJoin(
      creditAccounts,
      and(eq(creditAccounts.shopId, creditSpends.shopId), eq(creditAccounts.id, creditSpends.accountId)),
    )
    .where(and(eq(creditSpends.shopId, ctx.shopId), eq(creditSpends.id, input.spendId)));
  if (!row) throw notFound('spend');
  const { spend, account } = row;
  const money = (amount: number) => ({ amount, currency: account.currency });
  return {
    id: spend.id,
    store_credit_id: account.id,
    order_external_id: spend.orderExternalId,
    amount: money(spend.principal + spend.bonus),
    bonus: money(spend.bonus),
    restored: money(spend.restored + spend.bonusRestored),
    bonus_voided: money(spend.bonusVoided),
    balance: (await readAccount(ctx, account)).balance,
    created_at: spend.createdAt.toISOString(),
  };
}

async function readAccount(ctx: Ctx, account: typeof creditAccounts.$inferSelect): Promise<CreditRead> {
  const lots = await ctx.db
    .select({
      left: sql<number>`(${creditEntries.amount} + coalesce((select sum(e.amount) from credit_entries e
        where e.shop_id = ${ctx.shopId} and e.lot_id = credit_entries.id), 0))::bigint`.mapWith(Number),
      isBonus: creditEntries.isBonus,
      expiresAt: creditEntries.expiresAt,
    })
    .from(creditEntries)
    .where(
      and(
        eq(creditEntries.shopId, ctx.shopId),
        eq(creditEntries.accountId, account.id),
        sql`${creditEntries.lotId} is null`,
        sql`(${creditEntries.expiresAt} is null or ${creditEntries.expiresAt} > ${ctx.now.toISOString()}::timestamptz)`,
      ),
    )
    .orderBy(sql`${creditEntries.expiresAt} asc nulls last`, desc(creditEntries.isBonus));
  const money = (amount: number) => ({ amount, currency: account.currency });
  const open = lots.filter(({ left }) => left > 0);
  const sum = (some: typeof open) => some.reduce((total, { left }) => total + left, 0);
  return {
    id: account.id,
    balance: money(sum(open)),
    bonus: money(sum(open.filter(({ isBonus }) => isBonus))),
    lots: open.map(({ left, isBonus, expiresAt }) => ({
      amount: money(left),
      is_bonus: isBonus,
      expires_at: expiresAt?.toISOString() ?? null,
    })),
    updated_at: account.updatedAt.toISOString(),
  };
}
