import { sql } from 'drizzle-orm';
import { rawStatement } from '@/db/statement';
import type { Ctx } from '@/lib/core/context';
import { MAX_ATTEMPTS } from '../constants';
import type { JobName, JobPayloads } from '../types';

export type JobOptions = { key?: string; runAt?: Date; maxAttempts?: number; queue?: string };

/**
 * Adds background jobs of one kind in the caller's transaction, in one statement: they exist if and only if the cause was
 * committed. The same `key` while a job still waits replaces it, of several here the last; jobs of one `queue` take turns.
 */
export async function enqueueJobs<N extends JobName>(
  ctx: Ctx,
  name: N,
  jobs: readonly (JobOptions & { payload: JobPayloads[N] })[],
): Promise<void> {
  if (jobs.length === 0) return;
  const byKey = new Map(jobs.map((job, i) => [job.key ?? i, job]));
  const rows = [...byKey.values()]
    .map(({ payload, key, runAt: run_at, maxAttempts: max_attempts, queue }) => ({
      payload: { shopId: ctx.shopId, ...payload },
      key,
      run_at,
      max_attempts,
      queue,
    }))
    // In one order for everyone who replaces several.
    .sort((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
  await addJobs(ctx.db, { name, jobs: JSON.stringify(rows), attempts: MAX_ATTEMPTS[name] });
}

const addJobs = rawStatement<{ name: JobName; jobs: string; attempts: number }, unknown>(
  ({ name, jobs, attempts }) => sql`select enqueue_jobs(${name}, ${jobs}::json, ${attempts}::integer)`,
);
