import { processBacklog as run } from '@/lib/connections/mutations/process-backlog';
import { inShop } from '@/lib/core/unit-of-work';
import { enqueueJob } from '../mutations/enqueue-job';
import type { ShopTask } from '../task-list';

/** So many groups a run, so that a worker that is told to stop does. */
const GROUPS = 100;

/** Applies what was stored in a storm by a process that did not live to apply it. */
export const processBacklog: ShopTask<'process-backlog'> = async (gate) => {
  for (let group = 0; group < GROUPS; group++) {
    if ((await inShop({ ...gate, now: undefined }, run)) === 0) return;
  }
  await inShop(gate, (ctx) => enqueueJob(ctx, 'process-backlog', {}, { key: `backlog:${ctx.shopId}` }));
};
