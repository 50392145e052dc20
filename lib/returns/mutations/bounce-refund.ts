import { and, eq, sql } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { ledgerEntries, refundIntents, returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import { lockRefund } from '../queries/lock-refund';
import { mayBounce } from '../rules/open-bounce';
import { recordReturnEvent } from './record-return-event';

/**
 * Writes down that a refund which was paid has come back: the bank refused it, the card was closed. The books get an
 * entry against it, the order has the money again, and the return waits for a person, who may pay it again once. Told
 * again, it changes nothing.
 * @param input.reason in the provider's or the teller's own words
 * @returns whether it was news
 * @throws AppError NOT_FOUND; INVALID_STATE for store credit, which no bank can send back
 */
export async function bounceRefund(ctx: Ctx, input: { intentId: string; reason: string | null }): Promise<boolean> {
  const open = await lockRefund(ctx, input.intentId, ['succeeded']);
  if (!open) return false;
  const { intent } = open;
  if (!mayBounce(intent)) throw new AppError('INVALID_STATE', 'Only a refund to a payment can come back.');
  const reason = input.reason?.trim().slice(0, 300) || null;
  await ctx.db
    .update(refundIntents)
    .set({ state: 'failed', bouncedAt: ctx.now, lastError: reason })
    .where(and(eq(refundIntents.shopId, ctx.shopId), eq(refundIntents.id, intent.id)));
  await ctx.db.insert(ledgerEntries).values({
    shopId: ctx.shopId,
    id: newId(ctx.now.getTime()),
    orderId: intent.orderId,
    returnId: intent.returnId,
    intentId: intent.id,
    kind: 'bounce',
    amount: intent.amount,
    currency: intent.currency,
    reference: intent.reference,
    at: ctx.now,
  });
  await ctx.db
    .update(orders)
    .set({ refundedByUs: sql`${orders.refundedByUs} - ${intent.amount}` })
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, intent.orderId)));
  await ctx.db
    .update(returns)
    .set({
      status: sql`case when ${returns.status} = 'completed' then 'received' else ${returns.status} end`,
      updatedAt: ctx.now,
    })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, intent.returnId)));
  await recordReturnEvent(ctx, {
    returnId: intent.returnId,
    type: 'refund_bounced',
    data: {
      amount: intent.amount,
      currency: intent.currency,
      provider: intent.provider,
      reference: intent.reference,
      reason,
    },
  });
  await enqueueNotification(ctx, {
    event: 'return.refund_bounced',
    orderId: intent.orderId,
    returnId: intent.returnId,
    data: { intentId: intent.id, amount: { amount: intent.amount, currency: intent.currency } },
  });
  return true;
}
