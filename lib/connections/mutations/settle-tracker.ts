import { and, eq, sql } from 'drizzle-orm';
import { trackers } from '@/db/schema/polling';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { storable } from '@/lib/core/fields';
import type { Followed } from '../adapters/ask-to-follow';
import { notePoll } from './note-poll';

type Settled = {
  connectionId: string;
  shipmentId: string;
  trackingKey: string;
  outcome: Followed;
  /** No further try follows: what did not work now is given up. */
  isLast: boolean;
};

/**
 * Writes down what became of asking to follow a number. What the connection cannot do for any parcel is its trouble too.
 * Throws NOT_FOUND for an unknown or foreign one.
 */
export async function settleTracker(ctx: Ctx, input: Settled): Promise<void> {
  const { outcome, isLast } = input;
  const isOver = outcome.kind === 'unfit' || outcome.kind === 'refused' || (isLast && outcome.kind === 'failed');
  const state = outcome.kind === 'followed' ? 'followed' : isOver ? 'refused' : 'wanted';
  const written = await ctx.db
    .update(trackers)
    .set({
      state,
      attempts: sql`${trackers.attempts} + 1`,
      lastError: 'reason' in outcome ? storable(outcome.reason, 300) : null,
      followedAt: state === 'followed' ? ctx.now : null,
    })
    .where(
      and(
        eq(trackers.shopId, ctx.shopId),
        eq(trackers.connectionId, input.connectionId),
        eq(trackers.shipmentId, input.shipmentId),
        eq(trackers.trackingKey, input.trackingKey),
      ),
    )
    .returning({ key: trackers.trackingKey });
  if (written.length === 0) throw notFound('tracker');
  if (outcome.kind === 'refused' || outcome.kind === 'failed')
    await notePoll(ctx, { connectionId: input.connectionId, asked: outcome });
}
