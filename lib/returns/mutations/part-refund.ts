import { and, eq, sql } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { refundIntents } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';

type Intent = typeof refundIntents.$inferSelect;

/**
 * Parts a refund in what has gone back and what has not, or came back since: the rest becomes a failed one of its own, its
 * money is free again, and the return owes it. The caller holds the order and the refund.
 * @param input.rest minor units, more than 0 and less than the whole
 * @param input.cameBack it had gone; else it never went
 * @returns the refund as it stands, less the rest
 * @throws AppError NOT_FOUND for another shop's
 */
export async function partRefund(
  ctx: Ctx,
  input: { intent: Intent; rest: number; reason: string | null; cameBack?: boolean },
): Promise<Intent & { partId: string }> {
  const { db, shopId, now } = ctx;
  const { intent, rest } = input;
  if (intent.shopId !== shopId) throw notFound('refund');
  await db
    .update(refundIntents)
    .set({ amount: intent.amount - rest })
    .where(and(eq(refundIntents.shopId, shopId), eq(refundIntents.id, intent.id)));
  await db
    .update(orders)
    .set({ refundedByUs: sql`${orders.refundedByUs} - ${rest}` })
    .where(and(eq(orders.shopId, shopId), eq(orders.id, intent.orderId)));
  const partId = newId(now.getTime());
  await db.insert(refundIntents).values({
    shopId,
    id: partId,
    orderId: intent.orderId,
    returnId: intent.returnId,
    step: sql`(select max(i.step) + 1 from refund_intents i where i.shop_id = ${shopId} and i.return_id = ${intent.returnId})`,
    kind: intent.kind,
    amount: rest,
    currency: intent.currency,
    provider: intent.provider,
    connectionId: intent.connectionId,
    state: 'failed',
    lastError: input.reason,
    attempts: intent.attempts,
    createdAt: now,
    partOf: intent.id,
    ...(input.cameBack && { settledAt: intent.settledAt, bouncedAt: now }),
  });
  return { ...intent, amount: intent.amount - rest, partId };
}
