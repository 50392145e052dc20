import { and, eq } from 'drizzle-orm';
import { scorecardLinks } from '@/db/schema/operations';
import type { SharedScorecard } from '@/lib/access/open-scorecard-link';
import type { Ctx } from '@/lib/core/context';

/** Writes down that a shared scorecard was opened. */
export async function seeScorecard(ctx: Ctx, { linkId }: SharedScorecard): Promise<void> {
  await ctx.db
    .update(scorecardLinks)
    .set({ lastSeenAt: ctx.now })
    .where(and(eq(scorecardLinks.shopId, ctx.shopId), eq(scorecardLinks.id, linkId)));
}
