import { and, eq, isNull } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { payoutAccounts } from '@/db/schema/return-ways';
import { refundIntents, returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { findAsked } from '../queries/find-account';

/** Forgets the shopper's account once nothing more of the return is to go there. The caller holds the return. */
export async function forgetAccount(ctx: Ctx, input: { returnId: string }): Promise<void> {
  const { db, shopId, now } = ctx;
  const [found] = await db
    .select({ row: returns, order: orders })
    .from(returns)
    .innerJoin(orders, and(eq(orders.shopId, returns.shopId), eq(orders.id, returns.orderId)))
    .where(and(eq(returns.shopId, shopId), eq(returns.id, input.returnId)));
  if (!found) return;
  const intents = await db
    .select()
    .from(refundIntents)
    .where(and(eq(refundIntents.shopId, shopId), eq(refundIntents.returnId, input.returnId)));
  if (await findAsked(ctx, { ...found, intents })) return;
  await db
    .update(payoutAccounts)
    .set({ sealed: null, usedAt: now })
    .where(
      and(
        eq(payoutAccounts.shopId, shopId),
        eq(payoutAccounts.returnId, input.returnId),
        isNull(payoutAccounts.usedAt),
      ),
    );
}
