import { and, asc, eq } from 'drizzle-orm';
import { creditAccounts, creditEntries } from '@/db/schema/credit';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import type { Draw, OpenLot } from '../types';
import { takeFromLots } from './take-from-lots';

export type LockedAccount = { account: typeof creditAccounts.$inferSelect; lots: OpenLot[] };

/**
 * Takes an account for a change: locks it and lets go of what has run out. What it answers is what there is to spend.
 * @throws AppError NOT_FOUND
 */
export async function expireCredit(ctx: Ctx, input: { accountId: string }): Promise<LockedAccount> {
  const { db, shopId, now } = ctx;
  const own = and(eq(creditAccounts.shopId, shopId), eq(creditAccounts.id, input.accountId));
  const [locked] = isId(input.accountId) ? await db.select().from(creditAccounts).where(own).for('update') : [];
  if (!locked) throw notFound('store credit');
  const rows = await db
    .select({
      id: creditEntries.id,
      amount: creditEntries.amount,
      lotId: creditEntries.lotId,
      isBonus: creditEntries.isBonus,
      expiresAt: creditEntries.expiresAt,
    })
    .from(creditEntries)
    .where(and(eq(creditEntries.shopId, shopId), eq(creditEntries.accountId, locked.id)))
    .orderBy(asc(creditEntries.at), asc(creditEntries.id));
  const lots = openLots(rows);
  const over = lots.filter(({ expiresAt }) => expiresAt !== null && expiresAt <= now);
  if (over.length === 0) return { account: locked, lots };
  const draws: Draw[] = over.map(({ id, left, isBonus }) => ({ lotId: id, amount: left, isBonus }));
  await takeFromLots(ctx, { account: locked, draws, kind: 'expire' });
  const [account] = await db.select().from(creditAccounts).where(own);
  return { account: account ?? locked, lots: lots.filter((lot) => !over.includes(lot)) };
}

type Row = { id: string; amount: number; lotId: string | null; isBonus: boolean; expiresAt: Date | null };

function openLots(rows: readonly Row[]): OpenLot[] {
  const lots = new Map<string, OpenLot>();
  for (const { id, amount, lotId, isBonus, expiresAt } of rows)
    if (lotId === null) lots.set(id, { id, left: amount, isBonus, expiresAt });
  for (const { amount, lotId } of rows) {
    const lot = lotId === null ? undefined : lots.get(lotId);
    if (lot) lot.left += amount;
  }
  return [...lots.values()].filter(({ left }) => left > 0);
}
