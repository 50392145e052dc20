import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { scorecardLinks } from '@/db/schema/operations';
import type { Ctx } from '@/lib/core/context';

export type ScorecardLinkRow = Pick<
  typeof scorecardLinks.$inferSelect,
  'id' | 'carrier' | 'days' | 'createdBy' | 'createdAt' | 'expiresAt' | 'lastSeenAt'
>;

/** The links that are open now, the newest first. */
export async function listScorecardLinks(ctx: Ctx, input: { carrier: string | null }): Promise<ScorecardLinkRow[]> {
  return ctx.db
    .select({
      id: scorecardLinks.id,
      carrier: scorecardLinks.carrier,
      days: scorecardLinks.days,
      createdBy: scorecardLinks.createdBy,
      createdAt: scorecardLinks.createdAt,
      expiresAt: scorecardLinks.expiresAt,
      lastSeenAt: scorecardLinks.lastSeenAt,
    })
    .from(scorecardLinks)
    .where(
      and(
        eq(scorecardLinks.shopId, ctx.shopId),
        input.carrier === null ? isNull(scorecardLinks.carrier) : eq(scorecardLinks.carrier, input.carrier),
        isNull(scorecardLinks.revokedAt),
        gt(scorecardLinks.expiresAt, ctx.now),
      ),
    )
    .orderBy(desc(scorecardLinks.createdAt))
    .limit(50);
}
