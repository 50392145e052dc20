import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { type Delivery, storeDeliveries } from '../store-deliveries';

/** Whoever stored them has so long to apply them; then the worker looks whether any are left. */
const LEFT_AFTER_MS = 30_000;

/**
 * Stores verified deliveries to be applied in a moment. With `watched` a job is left that applies what this process, should
 * it be killed, does not come to.
 */
export async function keepDeliveries(
  ctx: Ctx,
  deliveries: readonly Delivery[],
  { watched }: { watched: boolean },
): Promise<('received' | 'duplicate')[]> {
  const ids = await storeDeliveries(ctx, deliveries, 'received');
  const runAt = new Date(ctx.now.getTime() + LEFT_AFTER_MS);
  if (watched) await enqueueJob(ctx, 'process-backlog', {}, { key: `backlog:${ctx.shopId}`, runAt });
  return ids.map((id) => (id === null ? 'duplicate' : 'received'));
}
