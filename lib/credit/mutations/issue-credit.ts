import { eq, sql } from 'drizzle-orm';
import { creditAccounts, creditEntries } from '@/db/schema/credit';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { CREDIT_DAYS } from '../constants';
import { planCredit } from './plan-credit';
import { tellCredit } from './tell-credit';

/** How a lot comes to be: given for what was paid, on top of it, or back from a checkout. */
export type Lot = { kind: 'issue' | 'bonus' | 'restore'; amount: number; isBonus?: boolean; spendId?: string };

/**
 * Gives a shopper credit, each part as a lot of its own. The account is made when there is none; its row stays locked
 * until the transaction ends.
 * @param input.lots minor units, more than 0 each
 */
export async function issueCredit(
  ctx: Ctx,
  input: {
    accountKey: Buffer;
    currency: string;
    lots: Lot[];
    returnId?: string;
    intentId?: string;
    expiresAt?: Date;
    note?: string | null;
  },
): Promise<{ accountId: string }> {
  const { db, shopId, now } = ctx;
  const lots = input.lots.filter(({ amount }) => amount > 0);
  const sum = (some: Lot[]) => some.reduce((total, { amount }) => total + amount, 0);
  const total = sum(lots);
  const bonus = sum(lots.filter(isBonus));
  const [account] = await db
    .insert(creditAccounts)
    .values({
      shopId,
      id: newId(now.getTime()),
      accountKey: input.accountKey,
      currency: input.currency,
      balance: total,
      bonusBalance: bonus,
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoUpdate({
      target: [creditAccounts.shopId, creditAccounts.accountKey, creditAccounts.currency],
      set: {
        balance: sql`${creditAccounts.balance} + ${total}`,
        bonusBalance: sql`${creditAccounts.bonusBalance} + ${bonus}`,
        updatedAt: now,
      },
      setWhere: eq(creditAccounts.shopId, shopId),
    })
    .returning({ id: creditAccounts.id });
  if (!account) throw new Error('The account was neither made nor found.');
  const expiresAt = input.expiresAt ?? new Date(now.getTime() + CREDIT_DAYS * 86_400_000);
  for (const lot of lots) {
    await db.insert(creditEntries).values({
      shopId,
      id: newId(now.getTime()),
      accountId: account.id,
      accountKey: input.accountKey,
      currency: input.currency,
      kind: lot.kind,
      amount: lot.amount,
      isBonus: isBonus(lot),
      spendId: lot.spendId ?? null,
      returnId: input.returnId ?? null,
      intentId: input.intentId ?? null,
      expiresAt,
      at: now,
    });
  }
  await recordAudit(ctx, {
    action: 'credit.issued',
    entity: 'credit_account',
    entityId: account.id,
    details: { amount: total, bonus, currency: input.currency, ...(input.note && { note: input.note }) },
  });
  if (!input.intentId && lots.some(({ kind }) => kind !== 'restore'))
    await tellCredit(ctx, {
      account: { id: account.id, accountKey: input.accountKey, currency: input.currency },
      event: 'credit.granted',
      amount: total,
      until: expiresAt,
      reference: newId(now.getTime()),
    });
  // Its end, and the reminders before it, have a job from the first day.
  await planCredit(ctx, { accountId: account.id });
  return { accountId: account.id };
}

const isBonus = ({ kind, isBonus: told }: Lot) => told ?? kind === 'bonus';
