import { and, eq, sql } from 'drizzle-orm';
import type { orders } from '@/db/schema/orders';
import { payments } from '@/db/schema/payments';
import { payoutAccounts } from '@/db/schema/return-ways';
import type { refundIntents, returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { unseal } from '@/lib/core/secrets';
import { openBounce } from '../rules/open-bounce';
import { type PayoutAccount, wantsAccount } from '../rules/payout-account';
import type { Quote } from '../types';

export const ACCOUNT_COLUMN = 'payout_accounts.sealed';

export type Asked = {
  /** Of the account that is known; null while none is. */
  ending: string | null;
  /** Minor units that are to go there. */
  amount: number;
  hasBounced: boolean;
};

type Of = {
  row: typeof returns.$inferSelect;
  order: typeof orders.$inferSelect;
  intents: (typeof refundIntents.$inferSelect)[];
};

/** What a shopper is asked of the account their refund goes to; null where a card takes it, or nothing is to be paid out. */
export async function findAsked(ctx: Ctx, { row, order, intents }: Of): Promise<Asked | null> {
  const hasBounced = openBounce(intents) !== null;
  const paid = intents.filter(({ kind, state }) => kind === 'refund' && state !== 'failed');
  const claim = (row.quote as Quote).money.claim_reduction?.amount ?? 0;
  const sum = (all: typeof paid) => all.reduce((total, { amount }) => total + amount, 0);
  const payout = row.quotedRefund - claim - sum(paid.filter(({ provider }) => provider !== 'invoice'));
  const back = await findBack(ctx, row.id);
  const isOwed = wantsAccount({ status: row.status, paidBy: order.paidBy, hasBounced, payout });
  if (!isOwed && back === 0) return null;
  const [known] = await ctx.db
    .select({ ending: payoutAccounts.ending, usedAt: payoutAccounts.usedAt })
    .from(payoutAccounts)
    .where(and(eq(payoutAccounts.shopId, ctx.shopId), eq(payoutAccounts.returnId, row.id)));
  return {
    ending: known && !known.usedAt ? known.ending : null,
    amount: (isOwed ? payout : 0) + back,
    hasBounced: hasBounced || back > 0,
  };
}

/** Minor units that were paid for an exchange, went back and came back again. */
async function findBack({ db, shopId }: Ctx, returnId: string): Promise<number> {
  const [back] = await db
    .select({ amount: sql<string>`coalesce(sum(${payments.amount} - ${payments.chargedBack}), 0)` })
    .from(payments)
    .where(and(eq(payments.shopId, shopId), eq(payments.returnId, returnId), eq(payments.state, 'refund_failed')));
  return Number(back?.amount ?? 0);
}

/** The account itself, for staff who pay to it; null where none was given, or it was used. */
export async function openAccount(
  ctx: Ctx,
  input: { returnId: string },
): Promise<(PayoutAccount & { givenAt: Date }) | null> {
  const [known] = await ctx.db
    .select({ sealed: payoutAccounts.sealed, givenAt: payoutAccounts.givenAt })
    .from(payoutAccounts)
    .where(and(eq(payoutAccounts.shopId, ctx.shopId), eq(payoutAccounts.returnId, input.returnId)));
  if (!known?.sealed) return null;
  return { ...(JSON.parse(unseal(known.sealed, ctx.shopId, ACCOUNT_COLUMN)) as PayoutAccount), givenAt: known.givenAt };
}
