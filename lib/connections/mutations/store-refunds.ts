import type { ReportedRefund } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { reportRefund } from '@/lib/orders/mutations/report-refund';
import { orderRefundWriteSchema } from '@/lib/orders/schema';
import { bounceToldRefund } from '@/lib/returns/mutations/bounce-told-refund';
import { arrivedOrder, attempt, refused, unknownOrder, type Waiting } from '../waiting';

/** Stores refunds that a platform tells of by themselves. */
export async function storeRefunds(ctx: Ctx, refunds: readonly ReportedRefund[]): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  for (const refund of refunds) {
    const parsed = orderRefundWriteSchema.safeParse({
      external_id: refund.external_id,
      amount: refund.amount,
      lines: refund.lines,
    });
    const orderExternalId = refund.order_external_id;
    const { failed } = refund;
    // Of an order that is not here there is nothing to take back.
    if (failed && orderExternalId !== null && (await arrivedOrder(ctx, orderExternalId))) {
      const { external_id: externalId } = refund;
      const failure = await attempt(ctx, (inner) =>
        bounceToldRefund(inner, { orderExternalId, externalId, ...failed }),
      );
      if (failure) waiting.push(failure);
    }
    // What of it stands is told like any other.
    if (failed && (failed.stands === 0 || refund.amount === null)) continue;
    if (!parsed.success || orderExternalId === null) {
      waiting.push(refused('A refund without an order or an amount.'));
    } else if (!(await arrivedOrder(ctx, orderExternalId))) {
      waiting.push(unknownOrder(orderExternalId));
    } else {
      const { external_id: externalId, amount, lines } = parsed.data;
      const failure = await attempt(ctx, (inner) =>
        reportRefund(inner, { orderExternalId, externalId, amount, lines: lines ?? [] }),
      );
      if (failure) waiting.push(failure);
    }
  }
  return waiting;
}
