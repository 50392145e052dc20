import { inShop } from '@/lib/core/unit-of-work';
import { RefundPostponed, RefundRefused } from '@/lib/returns/adapters/ask-platform';
import { refundProvider } from '@/lib/returns/adapters/refund-provider';
import { bounceRefund } from '@/lib/returns/mutations/bounce-refund';
import { planRefundCheck } from '@/lib/returns/mutations/plan-refund-check';
import { lockRefund } from '@/lib/returns/queries/lock-refund';
import { connectionRefunds } from '@/lib/returns/queries/refund-route';
import type { ShopTask } from '../task-list';

/**
 * Asks a provider whether a refund that it paid still stands: not every platform tells of one that its bank sent back. Who
 * cannot be asked today is asked on the next of its days.
 */
export const checkRefund: ShopTask<'check-refund'> = async (gate, { intentId, round }) => {
  const work = await inShop(gate, async (ctx) => {
    const open = await lockRefund(ctx, intentId, ['succeeded']);
    return open && { ...open, credentials: await connectionRefunds(ctx, open.intent.connectionId) };
  });
  if (!work?.intent.reference || !work.credentials || work.credentials.platform !== work.intent.provider) return;
  const { intent, order, returnNumber, credentials } = work;
  const { amount, currency } = intent;
  const request = { key: intent.id, amount, currency, orderExternalId: order.externalId, returnNumber };
  const found = await refundProvider(intent.provider, credentials)
    .standing(request, intent.reference ?? '')
    .catch((error: unknown) => {
      if (error instanceof RefundPostponed || error instanceof RefundRefused) return null;
      throw error;
    });
  await inShop(gate, async (ctx) => {
    if (found && found.moved < amount) await bounceRefund(ctx, { intentId, reason: found.reason, stands: found.moved });
    if (found?.moved !== 0)
      await planRefundCheck(ctx, { intentId, settledAt: intent.settledAt ?? ctx.now, round: round + 1 });
  });
};
