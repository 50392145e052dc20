import { and, desc, eq, sql } from 'drizzle-orm';
import { grants } from '@/db/schema/access';
import type { Ctx } from '@/lib/core/context';

/** More links than a person makes. */
const MOST = 50;

/** The links made for somebody else, newest first, with the hour in which each was last opened. */
export async function listShares(ctx: Ctx, input: { orderId: string }) {
  return ctx.db
    .select({
      id: grants.id,
      label: sql<string>`coalesce(${grants.label}, '')`,
      scope: grants.scope,
      expiresAt: grants.expiresAt,
      revokedAt: grants.revokedAt,
      seenAt: sql<Date | null>`(select max(v.at) from page_views v where v.shop_id = ${grants.shopId}
        and v.order_id = ${grants.orderId} and v.grant_id = ${grants.id} and v.device <> 'program')`.mapWith(
        (at: string | null) => (at === null ? null : new Date(at)),
      ),
    })
    .from(grants)
    .where(
      and(
        eq(grants.shopId, ctx.shopId),
        eq(grants.orderId, input.orderId),
        eq(grants.origin, 'share'),
        sql`${grants.label} is not null`,
      ),
    )
    .orderBy(desc(grants.createdAt), desc(grants.id))
    .limit(MOST);
}
