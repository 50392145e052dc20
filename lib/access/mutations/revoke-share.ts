import { and, eq, isNull } from 'drizzle-orm';
import { grants } from '@/db/schema/access';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';

/**
 * Takes back a link that was made for somebody else: it opens no more, at once. Taken back again it stays so. Throws
 * NOT_FOUND for one that is not this order's, or that nobody made here.
 */
export async function revokeShare(ctx: Ctx, input: { orderId: string; grantId: string }): Promise<void> {
  const own = and(
    eq(grants.shopId, ctx.shopId),
    eq(grants.id, input.grantId),
    eq(grants.orderId, input.orderId),
    eq(grants.origin, 'share'),
  );
  const [found] = await ctx.db.select({ id: grants.id }).from(grants).where(own).for('update');
  if (!found) throw notFound('link');
  const revoked = await ctx.db
    .update(grants)
    .set({ revokedAt: ctx.now })
    .where(and(own, isNull(grants.revokedAt)))
    .returning({ id: grants.id });
  if (revoked.length > 0) {
    await recordAudit(ctx, { action: 'order.share_revoked', entity: 'order', entityId: input.orderId });
  }
}
