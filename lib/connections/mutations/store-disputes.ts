import type { ReportedDispute } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { putDispute } from '@/lib/returns/mutations/put-dispute';
import { arrivedOrder, attempt, refused, unknownOrder, type Waiting } from '../waiting';

/** Takes down what a platform tells of disputed payments; of an order that is not here yet it waits. */
export async function storeDisputes(
  ctx: Ctx,
  source: string,
  disputes: readonly ReportedDispute[],
): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  for (const { external_id: externalId, order_external_id: orderExternalId, state, amount, ...told } of disputes) {
    if (!externalId || !amount) waiting.push(refused('A dispute without an id or an amount.'));
    else if (orderExternalId === null) waiting.push(refused('A dispute without an order.'));
    else if (!(await arrivedOrder(ctx, orderExternalId))) waiting.push(unknownOrder(orderExternalId));
    else {
      const failure = await attempt(ctx, (inner) =>
        putDispute(inner, {
          order: { orderExternalId },
          externalId,
          source,
          state,
          amount: amount.amount,
          currency: amount.currency,
          reason: told.reason,
          openedAt: told.opened_at ? new Date(told.opened_at) : null,
          updatedAt: null,
        }),
      );
      if (failure) waiting.push(failure);
    }
  }
  return waiting;
}
