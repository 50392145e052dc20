import { and, asc, eq, inArray } from 'drizzle-orm';
import { inbox } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { processInbox } from './process-inbox';

/** As many are done at once; what is beyond is left to the worker. */
const AT_ONCE = 50;

/**
 * Applies the messages that waited for what has just arrived, oldest first. Called in the transaction that brought it,
 * after lockArrivals took its keys, so that none is overlooked.
 */
export async function attachParked(ctx: Ctx, input: { arrivals: readonly string[] }): Promise<{ attached: number }> {
  if (input.arrivals.length === 0) return { attached: 0 };
  const rows = await ctx.db
    .select({ id: inbox.id })
    .from(inbox)
    .where(
      and(eq(inbox.shopId, ctx.shopId), eq(inbox.state, 'parked'), inArray(inbox.trackingKey, [...input.arrivals])),
    )
    .orderBy(asc(inbox.receivedAt), asc(inbox.id))
    .limit(5_000);
  for (const { id } of rows.slice(0, AT_ONCE)) await processInbox(ctx, { inboxId: id });
  for (const { id } of rows.slice(AT_ONCE))
    await enqueueJob(ctx, 'process-inbox', { inboxId: id }, { key: `inbox:${id}` });
  return { attached: Math.min(rows.length, AT_ONCE) };
}
