import type { Ctx } from '@/lib/core/context';
import type { JobName, JobPayloads } from '../types';
import { enqueueJobs, type JobOptions } from './enqueue-jobs';

/** Adds a background job in the caller's transaction (`enqueueJobs`). */
export const enqueueJob = <N extends JobName>(
  ctx: Ctx,
  name: N,
  payload: JobPayloads[N],
  options: JobOptions = {},
): Promise<void> => enqueueJobs(ctx, name, [{ ...options, payload }]);
