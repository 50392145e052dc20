import type { Ctx } from '@/lib/core/context';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { nextHandOverMoment } from '../rules/hand-over-by';

/** Has somebody look at a return at its next moment: to remind of its last day, or because it is over. */
export async function planHandOver(ctx: Ctx, input: { returnId: string; end: Date }): Promise<void> {
  const runAt = nextHandOverMoment(input.end, ctx.now);
  if (runAt)
    await enqueueJob(
      ctx,
      'follow-hand-over',
      { returnId: input.returnId },
      { key: `follow-hand-over:${input.returnId}`, runAt },
    );
}
