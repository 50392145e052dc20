import { and, eq, isNull } from 'drizzle-orm';
import { grants } from '@/db/schema/access';
import type { Ctx } from '@/lib/core/context';
import { hashToken } from '@/lib/core/secrets';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import { ORDER_LINK_DAYS, orderToken } from '../order-link';

/**
 * Gives the order's own link new life and mails it to the address that ordered; never to anyone else. A link that was
 * revoked stays revoked.
 */
export async function renewOrderLink(ctx: Ctx, input: { orderId: string }): Promise<void> {
  const renewed = await ctx.db
    .update(grants)
    .set({ expiresAt: new Date(ctx.now.getTime() + ORDER_LINK_DAYS * 86_400_000) })
    .where(
      and(
        eq(grants.shopId, ctx.shopId),
        eq(grants.orderId, input.orderId),
        eq(grants.tokenHash, hashToken(orderToken(ctx.shopId, input.orderId))),
        isNull(grants.revokedAt),
      ),
    )
    .returning({ id: grants.id });
  if (renewed.length > 0) await enqueueNotification(ctx, { event: 'order.link', orderId: input.orderId });
}
