import { and, eq, sql } from 'drizzle-orm';
import { refundIntents } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { readOpenDispute } from '../queries/list-disputes';
import { lockRefund } from '../queries/lock-refund';

/**
 * `over`: someone else has refunded so much of the order that this refund no longer fits. `disputed`: its payment's bank
 * was asked to take it back.
 */
export type Taken = 'yes' | 'no' | 'over' | 'disputed' | { waitUntil: Date };

/**
 * Marks a refund as being paid, just before its provider is asked to; the provider has just said that it knows none.
 * Whoever was asked before gets the time to bring that to an end.
 * @param input.settlesWithinSeconds how long the provider may take with a payment whose answer got lost
 * @throws AppError NOT_FOUND
 */
export async function takeRefund(ctx: Ctx, input: { intentId: string; settlesWithinSeconds: number }): Promise<Taken> {
  const open = await lockRefund(ctx, input.intentId);
  if (!open) return 'no';
  const { intent, order } = open;
  if (intent.sentAt) {
    const waitUntil = new Date(intent.sentAt.getTime() + input.settlesWithinSeconds * 1000);
    if (waitUntil > ctx.now) return { waitUntil };
  }
  const [dispute] = await readOpenDispute(ctx.db, { shopId: ctx.shopId, orderId: order.id });
  if (dispute) return 'disputed';
  if (order.refundedByUs + order.refundedElsewhere > order.totalPaid) return 'over';
  await ctx.db
    .update(refundIntents)
    .set({ state: 'sending', sentAt: ctx.now, attempts: sql`${refundIntents.attempts} + 1` })
    .where(and(eq(refundIntents.shopId, ctx.shopId), eq(refundIntents.id, intent.id)));
  return 'yes';
}
