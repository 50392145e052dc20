import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import { NOTIFICATION_EVENTS, WORTH_SENDING_HOURS } from '@/lib/notifications/constants';

/**
 * Stories are told all at once, so what was news on its day is queued with what is news today. Takes out what the worker
 * would not send any more: too old, or overtaken by a later scan. The rest it really sends.
 */
export async function dropOldNews(ctx: Ctx): Promise<void> {
  for (const event of NOTIFICATION_EVENTS) {
    const since = new Date(ctx.now.getTime() - (WORTH_SENDING_HOURS[event] - 1) * 3_600_000);
    await ctx.db.execute(sql`
      delete from notifications n where n.shop_id = ${ctx.shopId} and n.event = ${event} and n.state = 'queued'
        and (n.data ->> 'occurredAt')::timestamptz < ${since.toISOString()}::timestamptz`);
  }
  await ctx.db.execute(sql`
    delete from notifications n using shipments s
    where n.shop_id = ${ctx.shopId} and s.shop_id = n.shop_id and s.id = n.shipment_id and n.state = 'queued' and (
      (n.event = 'shipment.shipped' and s.status in ('out_for_delivery', 'delivered', 'returned'))
      or (n.event = 'shipment.out_for_delivery' and s.status <> 'out_for_delivery')
      or (n.event = 'shipment.delivered' and s.status <> 'delivered'))`);
}
