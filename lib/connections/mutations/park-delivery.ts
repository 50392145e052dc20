import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { type Delivery, storeDelivery } from '../store-delivery';

/** Stores a verified delivery that could not be applied at once, for the worker to try and people to see. */
export async function parkDelivery(ctx: Ctx, delivery: Delivery): Promise<void> {
  const inboxId = await storeDelivery(ctx, delivery, 'parked');
  if (inboxId) await enqueueJob(ctx, 'process-inbox', { inboxId }, { key: `inbox:${inboxId}` });
}
