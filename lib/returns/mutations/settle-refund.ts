import { and, eq, inArray } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { ledgerEntries, refundIntents, returns } from '@/db/schema/returns';
import { emailKey } from '@/lib/access/contact-keys';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { issueCredit } from '@/lib/credit/mutations/issue-credit';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import { recogniseRefunds } from '@/lib/orders/mutations/recognise-refunds';
import { lockRefund } from '../queries/lock-refund';
import { completeWhenDone } from './complete-when-done';
import { forgetAccount } from './forget-account';
import { partRefund } from './part-refund';
import { planRefundCheck } from './plan-refund-check';
import { recordReturnEvent } from './record-return-event';

type Intent = typeof refundIntents.$inferSelect;

/**
 * Writes down a provider's answer, for the worker: exactly what has gone back. What of it did not is owed on, and waits for
 * a person.
 * @param input.moved minor units that have gone back, more than 0; all of it unless told
 * @throws AppError NOT_FOUND
 */
export async function settleRefund(
  ctx: Ctx,
  input: { intentId: string; reference: string; moved?: number },
): Promise<void> {
  const open = await lockRefund(ctx, input.intentId);
  if (!open) return;
  const { intent } = open;
  const rest = intent.amount - (input.moved ?? intent.amount);
  const moved = rest > 0 ? await partRefund(ctx, { intent, rest, reason: NOT_GONE }) : intent;
  await recordSettlement(ctx, { intent: moved, reference: input.reference });
  if (rest <= 0) return;
  await recordReturnEvent(ctx, {
    returnId: intent.returnId,
    type: 'refund_failed',
    note: NOT_GONE,
    audience: 'staff',
    data: { amount: rest, currency: intent.currency, provider: intent.provider },
  });
}

const NOT_GONE = 'Only a part went through: one of the payments it was to go back to did not take its share.';

/** Writes down that an intent's money has moved: once, whatever is retried. The caller holds the order's row. */
export async function recordSettlement(ctx: Ctx, input: { intent: Intent; reference: string }): Promise<void> {
  const { intent, reference } = input;
  const settled = await ctx.db
    .update(refundIntents)
    .set({ state: 'succeeded', reference, settledAt: ctx.now, lastError: null })
    .where(
      and(
        eq(refundIntents.shopId, ctx.shopId),
        eq(refundIntents.id, intent.id),
        inArray(refundIntents.state, ['pending', 'sending']),
      ),
    )
    .returning({ id: refundIntents.id });
  if (settled.length === 0) return;

  const entry = {
    shopId: ctx.shopId,
    orderId: intent.orderId,
    returnId: intent.returnId,
    intentId: intent.id,
    currency: intent.currency,
    reference,
    at: ctx.now,
  };
  const plain = intent.amount - intent.bonus;
  if (plain > 0)
    await ctx.db
      .insert(ledgerEntries)
      .values({ ...entry, id: newId(ctx.now.getTime()), kind: intent.kind, amount: plain });
  if (intent.bonus > 0)
    await ctx.db
      .insert(ledgerEntries)
      .values({ ...entry, id: newId(ctx.now.getTime()), kind: 'bonus', amount: intent.bonus });
  // The platform may have told of it before its own answer came.
  await recogniseRefunds(ctx, { orderId: intent.orderId });
  if (intent.kind === 'credit') await giveCredit(ctx, { intent, plain });

  await recordReturnEvent(ctx, {
    returnId: intent.returnId,
    type: intent.kind === 'credit' ? 'credit_issued' : 'refunded',
    data: { amount: intent.amount, currency: intent.currency, provider: intent.provider, reference },
  });
  await completeWhenDone(ctx, intent.returnId);
  if (intent.provider === 'manual') await forgetAccount(ctx, intent);
  if (intent.connectionId) await planRefundCheck(ctx, { intentId: intent.id, settledAt: ctx.now, round: 0 });
  await enqueueNotification(ctx, {
    event: 'return.refunded',
    orderId: intent.orderId,
    returnId: intent.returnId,
    data: { intentId: intent.id },
  });
}

/** The credit goes to whoever sends the goods back: the buyer, or who was given them. */
async function giveCredit(ctx: Ctx, input: { intent: Intent; plain: number }) {
  const { intent, plain } = input;
  const [row] = await ctx.db
    .select({ emailKey: orders.emailKey, recipient: returns.recipientEmail })
    .from(orders)
    .innerJoin(returns, and(eq(returns.shopId, orders.shopId), eq(returns.orderId, orders.id)))
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, intent.orderId), eq(returns.id, intent.returnId)));
  if (!row) throw notFound('order');
  await issueCredit(ctx, {
    accountKey: row.recipient ? emailKey(row.recipient) : row.emailKey,
    currency: intent.currency,
    lots: [
      { kind: 'issue', amount: plain },
      { kind: 'bonus', amount: intent.bonus },
    ],
    returnId: intent.returnId,
    intentId: intent.id,
  });
}
