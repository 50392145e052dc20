import { and, eq, gt, isNotNull, isNull, type SQL } from 'drizzle-orm';
import { grants } from '@/db/schema/access';
import { orders } from '@/db/schema/orders';
import { returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { hashToken, sameBytes } from '@/lib/core/secrets';

/** A return that is still to be sent, with its way and its shopper. */
async function openParcels(ctx: Ctx, which: SQL | undefined) {
  return ctx.db
    .select({ id: returns.id, method: returns.method, orderId: returns.orderId, emailKey: orders.emailKey })
    .from(returns)
    .innerJoin(orders, and(eq(orders.shopId, returns.shopId), eq(orders.id, returns.orderId)))
    .leftJoin(
      grants,
      and(
        eq(grants.shopId, returns.shopId),
        eq(grants.returnId, returns.id),
        isNull(grants.revokedAt),
        gt(grants.expiresAt, ctx.now),
      ),
    )
    .where(
      and(
        eq(returns.shopId, ctx.shopId),
        eq(returns.kind, 'return'),
        eq(returns.status, 'approved'),
        isNull(returns.parcelOf),
        isNull(returns.recipientEmail),
        isNotNull(returns.expiresAt),
        isNotNull(returns.method),
        which,
      ),
    )
    .limit(1);
}

async function isSameShopper(ctx: Ctx, parcel: { orderId: string; emailKey: Buffer }, orderId: string) {
  if (parcel.orderId === orderId) return false;
  const [order] = await ctx.db
    .select({ emailKey: orders.emailKey })
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, orderId)));
  return order !== undefined && sameBytes(order.emailKey, parcel.emailKey);
}

/**
 * The return behind a link of its own, where things of another order may travel along: it is still to be sent, and both
 * orders are one shopper's. Null otherwise: whoever has both links has proven both.
 */
export async function findOpenParcel(
  ctx: Ctx,
  input: { token: string; orderId: string },
): Promise<{ returnId: string; method: string | null } | null> {
  const [parcel] = await openParcels(
    ctx,
    and(eq(grants.tokenHash, hashToken(input.token)), eq(grants.purpose, 'return'), eq(grants.scope, 'full')),
  );
  if (!parcel || !(await isSameShopper(ctx, parcel, input.orderId))) return null;
  return { returnId: parcel.id, method: parcel.method };
}

/** Whether a parcel that was open when it was chosen is so still. */
export async function isOpenParcel(ctx: Ctx, input: { returnId: string; orderId: string }): Promise<boolean> {
  const [parcel] = await openParcels(ctx, eq(returns.id, input.returnId));
  return parcel !== undefined && isSameShopper(ctx, parcel, input.orderId);
}
