import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import type { Device } from '../device-of';

export type PageView = { orderId: string; grantId: string; device: Device; at: Date };

const HOUR = 3_600_000;

/**
 * Notes that pages of orders were opened: the hour, the link and the kind of device, once each. What was erased in the
 * meantime, or is another shop's, is left out.
 */
export async function recordPageViews(ctx: Ctx, { views }: { views: readonly PageView[] }): Promise<void> {
  const rows = views.map(({ orderId, grantId, device, at }) => ({
    order_id: orderId,
    grant_id: grantId,
    device,
    at: new Date(Math.floor(at.getTime() / HOUR) * HOUR).toISOString(),
  }));
  await ctx.db.execute(sql`
    insert into page_views (shop_id, order_id, grant_id, at, device)
    select g.shop_id, g.order_id, g.id, v.at, v.device
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(order_id uuid, grant_id uuid, at timestamptz, device text)
    join grants g on g.shop_id = ${ctx.shopId} and g.id = v.grant_id and g.order_id = v.order_id
    order by g.order_id, v.at, g.id, v.device
    on conflict do nothing`);
}
