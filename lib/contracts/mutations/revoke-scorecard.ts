import { and, eq, isNull } from 'drizzle-orm';
import { scorecardLinks } from '@/db/schema/operations';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';

/** Takes a shared scorecard back: its link opens nothing any more. @throws AppError NOT_FOUND */
export async function revokeScorecard(ctx: Ctx, input: { linkId: string }): Promise<void> {
  const taken = await ctx.db
    .update(scorecardLinks)
    .set({ revokedAt: ctx.now })
    .where(
      and(eq(scorecardLinks.shopId, ctx.shopId), eq(scorecardLinks.id, input.linkId), isNull(scorecardLinks.revokedAt)),
    )
    .returning({ id: scorecardLinks.id });
  if (taken.length === 0) throw notFound('link');
  await recordAudit(ctx, { action: 'scorecard.revoked', entity: 'scorecard_link', entityId: input.linkId });
}
