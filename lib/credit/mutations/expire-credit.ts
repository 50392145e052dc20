import { and, eq } from 'drizzle-orm';
import { creditAccounts } from '@/db/schema/credit';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { listOpenLots } from '../queries/list-open-lots';
import type { Draw, OpenLot } from '../types';
import { takeFromLots } from './take-from-lots';
import { tellCredit } from './tell-credit';

export type LockedAccount = { account: typeof creditAccounts.$inferSelect; lots: OpenLot[] };

/**
 * Takes an account for a change: locks it, lets go of what has run out, and tells whose it was. What it answers is what
 * there is to spend.
 * @throws AppError NOT_FOUND
 */
export async function expireCredit(ctx: Ctx, input: { accountId: string }): Promise<LockedAccount> {
  const { db, shopId, now } = ctx;
  const own = and(eq(creditAccounts.shopId, shopId), eq(creditAccounts.id, input.accountId));
  const [locked] = isId(input.accountId) ? await db.select().from(creditAccounts).where(own).for('update') : [];
  if (!locked) throw notFound('store credit');
  const lots = await listOpenLots(ctx, { accountId: locked.id });
  const over = lots.filter(({ expiresAt }) => expiresAt !== null && expiresAt <= now);
  if (over.length === 0) return { account: locked, lots };
  const draws: Draw[] = over.map(({ id, left, isBonus }) => ({ lotId: id, amount: left, isBonus }));
  await takeFromLots(ctx, { account: locked, draws, kind: 'expire' });
  await tellCredit(ctx, {
    account: locked,
    event: 'credit.expired',
    amount: draws.reduce((sum, { amount }) => sum + amount, 0),
    until: new Date(Math.max(...over.map(({ expiresAt }) => expiresAt?.getTime() ?? 0))),
    reference: over.map(({ id }) => id).sort()[0] ?? locked.id,
  });
  const [account] = await db.select().from(creditAccounts).where(own);
  return { account: account ?? locked, lots: lots.filter((lot) => !over.includes(lot)) };
}
