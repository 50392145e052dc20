import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import { MAX_ATTEMPTS } from '../constants';
import type { JobName, JobPayloads } from '../types';

export type JobOptions = { key?: string; runAt?: Date; maxAttempts?: number; queue?: string };

/**
 * Adds background jobs of one kind in the caller's transaction, in one statement: they exist if and only if the cause was
 * committed. The same `key` while a job still waits replaces it; jobs of one `queue` take turns.
 */
export async function enqueueJobs<N extends JobName>(
  ctx: Ctx,
  name: N,
  jobs: readonly (JobOptions & { payload: JobPayloads[N] })[],
): Promise<void> {
  if (jobs.length === 0) return;
  const rows = jobs
    .map((job) => ({ ...job, payload: { shopId: ctx.shopId, ...job.payload } }))
    // In one order for everyone who replaces several.
    .sort((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
  await ctx.db.execute(sql`
    select enqueue_job(${name}, t.payload, t.key, t."runAt", coalesce(t."maxAttempts", ${MAX_ATTEMPTS[name]}::integer), t.queue)
    from json_to_recordset(${JSON.stringify(rows)}::json) as t (payload json, key text, "runAt" timestamptz,
      "maxAttempts" integer, queue text)`);
}
