import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { connections } from '@/db/schema/shipments';
import { CREDENTIALS_COLUMN } from '@/lib/connections/constants';
import type { Ctx } from '@/lib/core/context';
import { unseal } from '@/lib/core/secrets';
import { type RefundCredentials, refundCredentials } from '../rules/refund-credentials';

export type RefundRoute = { provider: string; connectionId: string | null };

export const BY_HAND: RefundRoute = { provider: 'manual', connectionId: null };

/**
 * Who pays an order's refund: the one connection that may, the one of the order's own channel where there are several,
 * else a person by hand. Money never goes out through a guess.
 */
export async function refundRoute(ctx: Ctx, orderId: string): Promise<RefundRoute> {
  const rows = await ctx.db
    .select({
      id: connections.id,
      source: connections.source,
      name: connections.name,
      sealed: connections.credentialsSealed,
    })
    .from(connections)
    .where(
      and(eq(connections.shopId, ctx.shopId), isNull(connections.deletedAt), isNotNull(connections.credentialsSealed)),
    )
    .orderBy(desc(connections.createdAt), desc(connections.id));
  const [order] = await ctx.db
    .select({ channel: orders.channel, paidBy: orders.paidBy })
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, orderId)));
  // Cash, a transfer and an invoice have no payment that a platform could give back.
  if (order?.paidBy) return BY_HAND;
  const able = rows.flatMap(({ sealed, ...row }) => {
    const credentials = sealed && readCredentials(ctx, row.source, sealed);
    return credentials ? [{ ...row, platform: credentials.platform }] : [];
  });
  if (able.length === 0) return BY_HAND;
  const channel = order?.channel?.toLowerCase();
  const own = able.filter((one) => [one.platform, one.name.toLowerCase()].includes(channel ?? ''));
  const [chosen, second] = able.length === 1 ? able : own;
  return chosen && !second ? { provider: chosen.platform, connectionId: chosen.id } : BY_HAND;
}

/** What a connection refunds with; null once it was removed, or where its credentials are for something else. */
export async function connectionRefunds(ctx: Ctx, connectionId: string | null): Promise<RefundCredentials | null> {
  if (!connectionId) return null;
  const [row] = await ctx.db
    .select({ source: connections.source, sealed: connections.credentialsSealed })
    .from(connections)
    .where(and(eq(connections.shopId, ctx.shopId), eq(connections.id, connectionId), isNull(connections.deletedAt)));
  return row?.sealed ? readCredentials(ctx, row.source, row.sealed) : null;
}

function readCredentials(ctx: Ctx, source: string, sealed: Buffer): RefundCredentials | null {
  const value: unknown = JSON.parse(unseal(sealed, ctx.shopId, CREDENTIALS_COLUMN));
  return value && typeof value === 'object' ? refundCredentials(source, value as Record<string, unknown>) : null;
}
