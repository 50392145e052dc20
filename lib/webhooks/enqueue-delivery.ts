import type { Ctx } from '@/lib/core/context';
import { enqueueJobs } from '@/lib/jobs/mutations/enqueue-jobs';

type Try = { deliveryId: string; endpointId: string; runAt?: Date };

/** The job of a try. Those of one endpoint take turns, so that a slow one holds up nobody else. */
export const deliveryJob = ({ deliveryId, endpointId, runAt }: Try) => ({
  payload: { deliveryId },
  key: `webhook:${deliveryId}`,
  queue: `webhook:${endpointId}`,
  runAt,
});

/** Queues a try. */
export const enqueueDelivery = (ctx: Ctx, one: Try): Promise<void> =>
  enqueueJobs(ctx, 'deliver-webhook', [deliveryJob(one)]);
