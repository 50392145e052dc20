import { and, eq, sql } from 'drizzle-orm';
import { creditAccounts, creditEntries } from '@/db/schema/credit';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import type { Draw } from '../types';

/**
 * Writes down what is taken, lot by lot, and lowers the balance. The caller holds the account's row and has chosen the
 * lots; the CHECK on the balance is the last wall.
 */
export async function takeFromLots(
  ctx: Ctx,
  input: {
    account: typeof creditAccounts.$inferSelect;
    draws: readonly Draw[];
    kind: 'spend' | 'expire' | 'claw_back';
    spendId?: string;
    returnId?: string;
    note?: string | null;
  },
): Promise<void> {
  const { account, draws, kind } = input;
  const sum = (some: readonly Draw[]) => some.reduce((total, { amount }) => total + amount, 0);
  const total = sum(draws);
  const bonus = sum(draws.filter(({ isBonus }) => isBonus));
  for (const draw of draws) {
    await ctx.db.insert(creditEntries).values({
      shopId: ctx.shopId,
      id: newId(ctx.now.getTime()),
      accountId: account.id,
      accountKey: account.accountKey,
      currency: account.currency,
      kind,
      amount: -draw.amount,
      lotId: draw.lotId,
      isBonus: draw.isBonus,
      spendId: input.spendId ?? null,
      returnId: input.returnId ?? null,
      at: ctx.now,
    });
  }
  await ctx.db
    .update(creditAccounts)
    .set({
      balance: sql`${creditAccounts.balance} - ${total}`,
      bonusBalance: sql`${creditAccounts.bonusBalance} - ${bonus}`,
      updatedAt: ctx.now,
    })
    .where(and(eq(creditAccounts.shopId, ctx.shopId), eq(creditAccounts.id, account.id)));
  const done = { spend: 'spent', expire: 'expired', claw_back: 'clawed_back' }[kind];
  await recordAudit(ctx, {
    action: `credit.${done}`,
    entity: 'credit_account',
    entityId: account.id,
    details: { amount: total, bonus, currency: account.currency, ...(input.note && { note: input.note }) },
  });
}
