import { and, eq, or, sql } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { payments } from '@/db/schema/payments';
import type { Ctx } from '@/lib/core/context';

/**
 * The order whose payment a dispute of Stripe is about: one that we asked for, or one whose maker named the order there.
 * `isOwn`: it is about what was paid for the order itself.
 */
export async function findDisputed(
  ctx: Ctx,
  input: { payment: string | null; orderExternalId: string | null },
): Promise<{ id: string; currency: string; isOwn: boolean } | null> {
  const { db, shopId } = ctx;
  const [found] = await db
    .select({
      id: orders.id,
      currency: orders.currency,
      isOwn: sql<boolean>`${orders.externalId} is not distinct from ${input.orderExternalId}`,
    })
    .from(orders)
    .where(
      and(
        eq(orders.shopId, shopId),
        or(
          input.orderExternalId ? eq(orders.externalId, input.orderExternalId) : undefined,
          input.payment
            ? sql`exists (select 1 from ${payments} p where p.shop_id = ${shopId} and p.order_id = ${orders.id}
                and p.provider = 'stripe' and p.payment_reference = ${input.payment})`
            : undefined,
          sql`false`,
        ),
      ),
    )
    .limit(1);
  return found ?? null;
}
