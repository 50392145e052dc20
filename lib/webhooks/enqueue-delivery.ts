import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';

/** Queues a try. Those of one endpoint take turns, so that a slow one holds up nobody else. */
export const enqueueDelivery = (
  ctx: Ctx,
  { deliveryId, endpointId, runAt }: { deliveryId: string; endpointId: string; runAt?: Date },
): Promise<void> =>
  enqueueJob(
    ctx,
    'deliver-webhook',
    { deliveryId },
    { key: `webhook:${deliveryId}`, queue: `webhook:${endpointId}`, runAt },
  );
