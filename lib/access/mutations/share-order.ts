import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { grants } from '@/db/schema/access';
import { orders } from '@/db/schema/orders';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import { storable } from '@/lib/core/fields';
import { newId } from '@/lib/core/ids';
import { hashToken } from '@/lib/core/secrets';
import { OPEN_SHARES, type SHARE_DAYS } from '../constants';
import { shareToken } from '../share-link';

/**
 * Makes a link to an order for somebody else: where it is and when it comes (`status`), or also what is inside (`gift`);
 * never prices, the address or a way to change anything. `label` says whom it is for, to its maker alone.
 * Throws NOT_FOUND for an unknown or foreign order, CONFLICT where too many are open.
 */
export async function shareOrder(
  ctx: Ctx,
  input: { orderId: string; label: string; scope: 'status' | 'gift'; days: (typeof SHARE_DAYS)[number] },
): Promise<{ grantId: string; token: string }> {
  const { db, shopId, now } = ctx;
  const { orderId } = input;
  const [order] = await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.shopId, shopId), eq(orders.id, orderId)))
    .for('no key update');
  if (!order) throw notFound('order');
  const [open] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(grants)
    .where(
      and(
        eq(grants.shopId, shopId),
        eq(grants.orderId, orderId),
        eq(grants.origin, 'share'),
        isNull(grants.revokedAt),
        gt(grants.expiresAt, now),
      ),
    );
  if ((open?.count ?? 0) >= OPEN_SHARES) throw new AppError('CONFLICT', 'Too many links are open.');
  const grantId = newId();
  const token = shareToken(shopId, grantId);
  await db.insert(grants).values({
    shopId,
    id: grantId,
    tokenHash: hashToken(token),
    purpose: 'track',
    scope: input.scope,
    orderId,
    origin: 'share',
    label: storable(input.label.replace(/\s+/g, ' ').trim(), 80),
    createdAt: now,
    expiresAt: new Date(now.getTime() + input.days * 86_400_000),
  });
  await recordAudit(ctx, { action: 'order.shared', entity: 'order', entityId: orderId });
  return { grantId, token };
}
