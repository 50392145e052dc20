import { and, desc, eq } from 'drizzle-orm';
import { grants, pageViews } from '@/db/schema/access';
import type { Ctx } from '@/lib/core/context';

/** What a page shows at once; older hours are still stored. */
const MOST = 200;

/** The hours in which a link to an order was opened, newest first, with how the link came about. */
export async function listPageViews(ctx: Ctx, input: { orderId: string }) {
  return ctx.db
    .select({
      at: pageViews.at,
      device: pageViews.device,
      origin: grants.origin,
      label: grants.label,
      grantId: grants.id,
    })
    .from(pageViews)
    .innerJoin(grants, and(eq(grants.shopId, pageViews.shopId), eq(grants.id, pageViews.grantId)))
    .where(and(eq(pageViews.shopId, ctx.shopId), eq(pageViews.orderId, input.orderId)))
    .orderBy(desc(pageViews.at), desc(pageViews.grantId))
    .limit(MOST);
}
