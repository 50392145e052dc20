import { and, asc, eq } from 'drizzle-orm';
import { creditEntries } from '@/db/schema/credit';
import type { Ctx } from '@/lib/core/context';
import type { OpenLot } from '../types';

/** What is left of each lot of an account, in the order they were given; those that have run out are among them. */
export async function listOpenLots(ctx: Ctx, input: { accountId: string }): Promise<OpenLot[]> {
  const rows = await ctx.db
    .select({
      id: creditEntries.id,
      amount: creditEntries.amount,
      lotId: creditEntries.lotId,
      isBonus: creditEntries.isBonus,
      expiresAt: creditEntries.expiresAt,
    })
    .from(creditEntries)
    .where(and(eq(creditEntries.shopId, ctx.shopId), eq(creditEntries.accountId, input.accountId)))
    .orderBy(asc(creditEntries.at), asc(creditEntries.id));
  const lots = new Map<string, OpenLot>();
  for (const { id, amount, lotId, isBonus, expiresAt } of rows)
    if (lotId === null) lots.set(id, { id, left: amount, isBonus, expiresAt });
  for (const { amount, lotId } of rows) {
    const lot = lotId === null ? undefined : lots.get(lotId);
    if (lot) lot.left += amount;
  }
  return [...lots.values()].filter(({ left }) => left > 0);
}
