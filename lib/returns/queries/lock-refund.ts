import { and, eq, inArray } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { refundIntents, returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import type { REFUND_STATES } from '../constants';

export type OpenRefund = {
  intent: typeof refundIntents.$inferSelect;
  order: typeof orders.$inferSelect;
  returnNumber: string;
};

type State = (typeof REFUND_STATES)[number];

const UNSETTLED: State[] = ['pending', 'sending'];

/**
 * A refund whose money may still have to move, with its order locked first, then itself; null once it has moved or failed.
 * @param states those it may be in, where others are asked for
 * @throws AppError NOT_FOUND
 */
export async function lockRefund(ctx: Ctx, intentId: string, states = UNSETTLED): Promise<OpenRefund | null> {
  const { db, shopId } = ctx;
  if (!isId(intentId)) throw notFound('refund');
  const own = and(eq(refundIntents.shopId, shopId), eq(refundIntents.id, intentId));
  const [known] = await db.select({ orderId: refundIntents.orderId }).from(refundIntents).where(own);
  if (!known) throw notFound('refund');
  const [order] = await db
    .select()
    .from(orders)
    .where(and(eq(orders.shopId, shopId), eq(orders.id, known.orderId)))
    .for('update');
  const [intent] = await db
    .select()
    .from(refundIntents)
    .where(and(own, inArray(refundIntents.state, states)))
    .for('update');
  if (!order || !intent) return null;
  const [row] = await db
    .select({ number: returns.number })
    .from(returns)
    .where(and(eq(returns.shopId, shopId), eq(returns.id, intent.returnId)));
  return row ? { intent, order, returnNumber: row.number } : null;
}
