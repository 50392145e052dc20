import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import { MAX_ATTEMPTS } from '../constants';
import type { JobName, JobPayloads } from '../types';

/**
 * Adds a background job in the caller's transaction: it exists if and only if the cause was committed.
 * The same `key` while a job still waits replaces it; jobs of one `queue` take turns.
 */
export async function enqueueJob<N extends JobName>(
  ctx: Ctx,
  name: N,
  payload: JobPayloads[N],
  options: { key?: string; runAt?: Date; maxAttempts?: number; queue?: string } = {},
): Promise<void> {
  const body = JSON.stringify({ shopId: ctx.shopId, ...payload });
  await ctx.db.execute(
    sql`select enqueue_job(${name}, ${body}::json, ${options.key ?? null}, ${options.runAt?.toISOString() ?? null}::timestamptz, ${options.maxAttempts ?? MAX_ATTEMPTS[name]}::integer, ${options.queue ?? null})`,
  );
}
