import { and, eq, or, sql } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { payments } from '@/db/schema/payments';
import type { Ctx } from '@/lib/core/context';
import { findCollected } from './find-payment';

/**
 * The order whose payment a dispute of Stripe is about: the one of a payment that we asked for, or one whose maker named the
 * order there. `paymentId`: it is about what an exchange cost, not about what was paid for the order itself.
 */
export async function findDisputed(
  ctx: Ctx,
  input: { payment: string | null; orderExternalId: string | null },
): Promise<{ id: string; currency: string; paymentId: string | null } | null> {
  const { db, shopId } = ctx;
  const paymentId = input.payment && (await findCollected(ctx, input.payment));
  const [found] = await db
    .select({ id: orders.id, currency: orders.currency })
    .from(orders)
    .where(
      and(
        eq(orders.shopId, shopId),
        or(
          paymentId
            ? sql`${orders.id} = (select p.order_id from ${payments} p where p.shop_id = ${shopId} and p.id = ${paymentId})`
            : undefined,
          !paymentId && input.orderExternalId ? eq(orders.externalId, input.orderExternalId) : undefined,
          sql`false`,
        ),
      ),
    )
    .limit(1);
  return found ? { ...found, paymentId: paymentId || null } : null;
}
