import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { connections } from '@/db/schema/shipments';
import { shops } from '@/db/schema/shops';
import { CREDENTIALS_COLUMN } from '@/lib/connections/constants';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { unseal } from '@/lib/core/secrets';
import { stripeCredentials } from '../rules/stripe-credentials';
import type { StripeCredentials } from '../types';

/** The newest connection that collects payments, opened. */
export async function stripeOfShop(ctx: Ctx): Promise<StripeCredentials | null> {
  const rows = await ctx.db
    .select({ source: connections.source, sealed: connections.credentialsSealed })
    .from(connections)
    .where(
      and(
        eq(connections.shopId, ctx.shopId),
        eq(connections.source, 'generic'),
        isNull(connections.deletedAt),
        isNotNull(connections.credentialsSealed),
      ),
    )
    .orderBy(desc(connections.createdAt), desc(connections.id));
  for (const { source, sealed } of rows) {
    const found = sealed && stripeCredentials(source, JSON.parse(unseal(sealed, ctx.shopId, CREDENTIALS_COLUMN)));
    if (found) return found;
  }
  return null;
}

/** Who collects: Stripe where it is connected; in a demo a page of our own that only pretends; else the shop by itself. */
export async function paymentRoute(ctx: Ctx): Promise<'stripe' | 'local' | 'manual'> {
  if (await stripeOfShop(ctx)) return 'stripe';
  const [shop] = await ctx.db.select({ isDemo: shops.isDemo }).from(shops).where(eq(shops.id, ctx.shopId));
  return shop?.isDemo ? 'local' : 'manual';
}

/** Where the provider sends its receipt. */
export async function emailOfOrder(ctx: Ctx, orderId: string): Promise<string> {
  const [order] = await ctx.db
    .select({ email: orders.customerEmail })
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, orderId)));
  if (!order) throw notFound('order');
  return order.email;
}
