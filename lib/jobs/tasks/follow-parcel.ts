import type { BlockList } from 'node:net';
import { askToFollow } from '@/lib/connections/adapters/ask-to-follow';
import { settleTracker } from '@/lib/connections/mutations/settle-tracker';
import { findWantedTracker } from '@/lib/connections/queries/find-wanted-tracker';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { enqueueJob } from '../mutations/enqueue-job';
import type { Attempt } from '../task-list';

/** Asks an aggregator to follow one number, with no transaction open meanwhile; tried again where it could not be asked. */
export async function followParcel(
  gate: Gate,
  { connectionId, shipmentId }: { connectionId: string; shipmentId: string },
  attempt: Attempt,
  options: { permitted?: BlockList } = {},
): Promise<void> {
  const wanted = await inShop(gate, (ctx) => findWantedTracker(ctx, { connectionId, shipmentId }));
  if (!wanted) return;
  const { trackingKey, parcel, ...of } = wanted;
  const outcome = await askToFollow(of, parcel, options);
  await inShop(gate, async (ctx) => {
    await settleTracker(ctx, { connectionId, shipmentId, trackingKey, outcome, isLast: attempt.last });
    if (outcome.kind !== 'slow_down') return;
    await enqueueJob(
      ctx,
      'follow-parcel',
      { connectionId, shipmentId },
      {
        key: `follow:${connectionId}:${shipmentId}`,
        queue: `poll:${connectionId}`,
        runAt: new Date(ctx.now.getTime() + outcome.seconds * 1_000),
      },
    );
  });
  if (outcome.kind === 'failed' && !attempt.last) throw new Error(`Not followed yet: ${outcome.reason}`);
}
