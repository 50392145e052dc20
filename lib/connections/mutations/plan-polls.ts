import { sql } from 'drizzle-orm';
import { shipmentPolls } from '@/db/schema/polling';
import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { listDuePolls } from '../queries/list-due-polls';

/** So long a question may wait for its turn before it is planned anew. */
const TAKES_MS = 30 * 60_000;

/**
 * Queues a question for each parcel that is due, spread over `withinMs`, so that no provider gets them all at once.
 * Those of one connection take turns.
 */
export async function planPolls(ctx: Ctx, input: { limit: number; withinMs: number }): Promise<{ planned: number }> {
  const due = await listDuePolls(ctx, input);
  if (due.length === 0) return { planned: 0 };
  const nextAt = new Date(ctx.now.getTime() + input.withinMs + TAKES_MS);
  await ctx.db
    .insert(shipmentPolls)
    .values(
      due
        .map(({ shipmentId, connectionId }) => ({ shipmentId, connectionId, shopId: ctx.shopId, nextAt }))
        .sort((a, b) => (a.shipmentId < b.shipmentId ? -1 : 1)),
    )
    .onConflictDoUpdate({
      target: [shipmentPolls.shopId, shipmentPolls.shipmentId],
      set: { nextAt, connectionId: sql`excluded.connection_id` },
    });
  const asked = new Map<string, number>();
  for (const { shipmentId, connectionId, gapMs } of due) {
    const i = asked.get(connectionId) ?? 0;
    asked.set(connectionId, i + 1);
    const pace = Math.max(gapMs, input.withinMs / due.length);
    await enqueueJob(
      ctx,
      'poll-shipment',
      { shipmentId },
      {
        key: `poll:${shipmentId}`,
        runAt: new Date(ctx.now.getTime() + Math.round(pace * i)),
        queue: `poll:${connectionId}`,
      },
    );
  }
  return { planned: due.length };
}
