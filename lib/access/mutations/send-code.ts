import { and, desc, eq, gt, isNull, lt } from 'drizzle-orm';
import { orderCodes } from '@/db/schema/delivery-requests';
import { orders } from '@/db/schema/orders';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import { CODE_MINUTES, CODE_TRIES } from '../order-code';

/** Asked again this soon, it is a button pressed twice. */
const SAME_PRESS_MS = 30_000;

/**
 * Mails a code to the contact on the order, never to anyone else, and returns its id. Pressed twice, one mail goes out.
 * `purpose`: what it is for, where it is not a delivery.
 * Whoever calls this has taken its limits (CODE_LIMIT, CODE_DAY_LIMIT). Throws NOT_FOUND for an unknown, foreign or
 * erased order.
 */
export async function sendCode(
  ctx: Ctx,
  input: { orderId: string; grantId: string; purpose?: 'account' },
): Promise<{ codeId: string }> {
  const { db, shopId, now } = ctx;
  const { orderId, grantId } = input;
  const [order] = await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.shopId, shopId), eq(orders.id, orderId), isNull(orders.erasedAt)))
    .for('no key update');
  if (!order) throw notFound('order');
  const [recent] = await db
    .select({ id: orderCodes.id })
    .from(orderCodes)
    .where(
      and(
        eq(orderCodes.shopId, shopId),
        eq(orderCodes.orderId, orderId),
        eq(orderCodes.grantId, grantId),
        isNull(orderCodes.usedAt),
        lt(orderCodes.attempts, CODE_TRIES),
        gt(orderCodes.createdAt, new Date(now.getTime() - SAME_PRESS_MS)),
      ),
    )
    .orderBy(desc(orderCodes.createdAt))
    .limit(1);
  if (recent) return { codeId: recent.id };
  const codeId = newId(now.getTime());
  const expiresAt = new Date(now.getTime() + CODE_MINUTES * 60_000);
  await db.insert(orderCodes).values({ shopId, id: codeId, orderId, grantId, createdAt: now, expiresAt });
  await enqueueNotification(ctx, { event: 'order.code', orderId, data: { reference: codeId, purpose: input.purpose } });
  await recordAudit(ctx, { action: 'order.code_sent', entity: 'order', entityId: orderId });
  return { codeId };
}
