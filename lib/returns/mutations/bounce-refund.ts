import { and, eq, sql } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { ledgerEntries, refundIntents, returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import { lockRefund } from '../queries/lock-refund';
import { mayBounce } from '../rules/open-bounce';
import { partRefund } from './part-refund';
import { recordReturnEvent } from './record-return-event';

/**
 * Writes down that a refund which was paid has come back, whole or in part: the bank refused it, the card was closed. The
 * books get an entry against it, the order has the money again, and the return waits for a person, who may pay it again
 * once. Told again, it changes nothing.
 * @param input.reason in the provider's or the teller's own words
 * @param input.stands minor units of it that did not come back; none unless told
 * @returns whether it was news
 * @throws AppError NOT_FOUND; INVALID_STATE for store credit, which no bank can send back
 */
export async function bounceRefund(
  ctx: Ctx,
  input: { intentId: string; reason: string | null; stands?: number },
): Promise<boolean> {
  const open = await lockRefund(ctx, input.intentId, ['succeeded']);
  if (!open) return false;
  const { intent } = open;
  if (!mayBounce(intent)) throw new AppError('INVALID_STATE', 'Only a refund to a payment can come back.');
  const reason = input.reason?.trim().slice(0, 300) || null;
  const stands = input.stands ?? 0;
  const amount = intent.amount - stands;
  if (amount <= 0) return false;
  // What of it stands keeps its name; what came back is a refund of its own.
  const part = stands > 0 ? (await partRefund(ctx, { intent, rest: amount, reason, cameBack: true })).partId : null;
  if (!part) await bounceWhole(ctx, intent, reason);
  await ctx.db.insert(ledgerEntries).values({
    shopId: ctx.shopId,
    id: newId(ctx.now.getTime()),
    orderId: intent.orderId,
    returnId: intent.returnId,
    intentId: part ?? intent.id,
    kind: 'bounce',
    amount,
    currency: intent.currency,
    reference: part ? null : intent.reference,
    at: ctx.now,
  });
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
      amount,
      currency: intent.currency,
      provider: intent.provider,
      reference: part ? null : intent.reference,
      reason,
    },
  });
  await enqueueNotification(ctx, {
    event: 'return.refund_bounced',
    orderId: intent.orderId,
    returnId: intent.returnId,
    data: { intentId: part ?? intent.id, amount: { amount, currency: intent.currency } },
  });
  return true;
}

/** None of it stands: the money is the order's again. */
async function bounceWhole(ctx: Ctx, intent: typeof refundIntents.$inferSelect, reason: string | null): Promise<void> {
  await ctx.db
    .update(refundIntents)
    .set({ state: 'failed', bouncedAt: ctx.now, lastError: reason })
    .where(and(eq(refundIntents.shopId, ctx.shopId), eq(refundIntents.id, intent.id)));
  await ctx.db
    .update(orders)
    .set({ refundedByUs: sql`${orders.refundedByUs} - ${intent.amount}` })
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, intent.orderId)));
}
