import { and, eq, inArray } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { refundIntents } from '@/db/schema/returns';
import { withoutPersonalData } from '@/lib/core/log';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { refundProvider } from '@/lib/returns/adapters/refund-provider';
import { recordReturnEvent } from '@/lib/returns/mutations/record-return-event';
import { settleRefund as settle } from '@/lib/returns/mutations/settle-refund';
import type { ShopTask } from '../task-list';

/**
 * Pays an intent: marked as being sent, then the provider with no transaction open, then written down. The provider is
 * given the intent's id as key, so a repeat after a crash in between is the same payment.
 */
export const settleRefund: ShopTask<'settle-refund'> = async (gate, { intentId }, attempt) => {
  const intent = await take(gate, intentId);
  if (!intent) return;
  const { provider, amount, currency, orderExternalId } = intent;
  let reference: string;
  try {
    reference = await refundProvider(provider).refund({ key: intentId, amount, currency, orderExternalId });
  } catch (error) {
    const lastError = withoutPersonalData(String(error)).slice(0, 300);
    await inShop(gate, async (ctx) => {
      await ctx.db.update(refundIntents).set({ lastError }).where(owned(ctx.shopId, intentId));
      if (!attempt.last) return;
      const data = { amount, currency, provider, intent_id: intentId };
      await recordReturnEvent(ctx, { returnId: intent.returnId, type: 'refund_failed', audience: 'staff', data });
    });
    throw error;
  }
  await inShop(gate, (ctx) => settle(ctx, { intentId, reference }));
};

const owned = (shopId: string, intentId: string) =>
  and(eq(refundIntents.shopId, shopId), eq(refundIntents.id, intentId), inArray(refundIntents.state, UNSETTLED));

const UNSETTLED = ['pending' as const, 'sending' as const];

/** The intent where its money has not moved yet, from now on as one that may have. */
function take(gate: Gate, intentId: string) {
  return inShop(gate, async ({ db, shopId }) => {
    const [intent] = await db
      .update(refundIntents)
      .set({ state: 'sending' })
      .from(orders)
      .where(and(owned(shopId, intentId), eq(orders.shopId, shopId), eq(orders.id, refundIntents.orderId)))
      .returning({
        returnId: refundIntents.returnId,
        provider: refundIntents.provider,
        amount: refundIntents.amount,
        currency: refundIntents.currency,
        orderExternalId: orders.externalId,
      });
    return intent;
  });
}
