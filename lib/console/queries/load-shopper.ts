import { and, eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import type { Ctx } from '@/lib/core/context';
import { listCreditStory } from '@/lib/credit/queries/list-credit-story';
import { listCredit } from '@/lib/credit/queries/read-credit';
import { readHistory } from '@/lib/returns/queries/read-history';
import { listMembers } from '@/lib/shops/queries/list-members';
import type { ShopperFacts } from '../rules/shopper-card';

/** What the shop knows of an order's shopper; null for one who is forgotten, or an order that is not there. */
export async function loadShopper(ctx: Ctx, input: { orderId: string }): Promise<ShopperFacts | null> {
  const [order] = await ctx.db
    .select({ emailKey: orders.emailKey, erasedAt: orders.erasedAt, currency: orders.currency })
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, input.orderId)));
  if (!order || order.erasedAt) return null;
  const accountKey = order.emailKey;
  const history = await readHistory(ctx, { accountKey });
  const credit = await listCredit(ctx, { accountKey });
  const story = await listCreditStory(ctx, { accountIds: credit.map(({ id }) => id) });
  const members = await listMembers(ctx);
  return {
    orderId: input.orderId,
    currency: order.currency,
    history,
    credit,
    story,
    people: Object.fromEntries(members.map(({ userId, name }) => [`staff:${userId}`, name])),
  };
}
