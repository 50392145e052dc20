import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { creditEntries } from '@/db/schema/credit';
import { orders } from '@/db/schema/orders';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';

/**
 * Writes to whoever has store credit, once for each reference. An account knows its shopper by a keyed hash alone, so the
 * address is that of their newest order, or of the gift they sent back; without either nobody is written to.
 * @param input.amount minor units
 */
export async function tellCredit(
  ctx: Ctx,
  input: {
    account: { id: string; accountKey: Buffer; currency: string };
    event: 'credit.granted' | 'credit.expiring' | 'credit.expired';
    amount: number;
    until: Date | null;
    reference: string;
  },
): Promise<void> {
  const { account, event, amount, until, reference } = input;
  const about = (await ordersOf(ctx, account.accountKey)) ?? (await giftOf(ctx, account.id));
  if (!about) return;
  await enqueueNotification(ctx, {
    event,
    ...about,
    data: { reference, amount: { amount, currency: account.currency }, ...(until && { until: until.toISOString() }) },
  });
}

async function ordersOf(ctx: Ctx, accountKey: Buffer): Promise<{ orderId: string } | undefined> {
  const [order] = await ctx.db
    .select({ orderId: orders.id })
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.emailKey, accountKey), isNull(orders.erasedAt)))
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(1);
  return order;
}

async function giftOf(ctx: Ctx, accountId: string): Promise<{ orderId: string; returnId: string } | undefined> {
  const [gift] = await ctx.db
    .select({ orderId: returns.orderId, returnId: returns.id })
    .from(creditEntries)
    .innerJoin(returns, and(eq(returns.shopId, creditEntries.shopId), eq(returns.id, creditEntries.returnId)))
    .where(
      and(
        eq(creditEntries.shopId, ctx.shopId),
        eq(creditEntries.accountId, accountId),
        isNotNull(returns.recipientEmail),
      ),
    )
    .orderBy(desc(creditEntries.at))
    .limit(1);
  return gift;
}
