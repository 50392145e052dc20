import type { Ctx } from '@/lib/core/context';
import { putOrder } from '@/lib/orders/mutations/put-order';
import { lockArrivals } from '@/lib/tracking/lock-arrivals';
import { orderArrival } from '../constants';
import { incomingOrderSchema } from '../schema';
import { attempt, refused, type Waiting } from '../waiting';
import { attachParked } from './attach-parked';

/** Stores the orders of a shop platform's message; one that does not fit waits for a person. */
export async function storeOrders(
  ctx: Ctx,
  documents: readonly unknown[],
): Promise<{ waiting: Waiting[]; isErased: boolean }> {
  const waiting: Waiting[] = [];
  let isErased = false;
  for (const document of documents) {
    const parsed = incomingOrderSchema.safeParse(document);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      waiting.push(refused(`${issue?.path.join('.')}: ${issue?.message}`));
      continue;
    }
    const { externalId, order } = parsed.data;
    await lockArrivals(ctx, [orderArrival(externalId)], 'exclusive');
    const failure = await attempt(ctx, async (inner) => {
      isErased ||= (await putOrder(inner, { externalId, order, keepRefunds: true })).isErased;
    });
    if (failure) waiting.push(failure);
    else await attachParked(ctx, { arrivals: [orderArrival(externalId)] });
  }
  return { waiting, isErased };
}
