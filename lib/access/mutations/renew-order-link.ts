import { and, eq } from 'drizzle-orm';
import { grants } from '@/db/schema/access';
import type { Ctx } from '@/lib/core/context';
import { hashToken } from '@/lib/core/secrets';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import { ORDER_LINK_DAYS, orderToken } from '../order-link';
import { issueGrant } from './issue-grant';

const DAY_MS = 86_400_000;

/**
 * Mails a link that opens the order to the address that ordered; never to anyone else. Where the order's own link has run out or
 * was revoked it stays so, and the mail names another, one a day: who held the old one, and asked, has nothing by it.
 */
export async function renewOrderLink(ctx: Ctx, { orderId }: { orderId: string }): Promise<void> {
  const [own] = await ctx.db
    .select({ scope: grants.scope, expiresAt: grants.expiresAt, revokedAt: grants.revokedAt })
    .from(grants)
    .where(
      and(
        eq(grants.shopId, ctx.shopId),
        eq(grants.orderId, orderId),
        eq(grants.tokenHash, hashToken(orderToken(ctx.shopId, orderId))),
      ),
    );
  if (!own) return;
  const now = ctx.now.getTime();
  const isOpen = own.revokedAt === null && own.expiresAt.getTime() > now;
  const linkVersion = isOpen ? undefined : Math.floor(now / DAY_MS);
  if (linkVersion) {
    const token = orderToken(ctx.shopId, orderId, linkVersion);
    const expiresAt = new Date(now + ORDER_LINK_DAYS * DAY_MS);
    await issueGrant(ctx, { token, purpose: 'track', scope: own.scope, orderId, origin: 'mail', expiresAt });
  }
  await enqueueNotification(ctx, { event: 'order.link', orderId, data: { linkVersion } });
}
