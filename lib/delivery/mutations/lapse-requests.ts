import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import { actorKey } from '@/lib/core/unit-of-work';
import { OVERTAKEN } from '../constants';
import { tellRequest } from '../tell-request';

/** Ends what was asked of parcels that have arrived, or come back, before anybody answered. Others are passed over. */
export async function lapseRequests(ctx: Ctx, input: { shipmentIds: readonly string[] }): Promise<void> {
  if (input.shipmentIds.length === 0) return;
  const { rows } = await ctx.db.execute<{ id: string; orderId: string }>(sql`
    update delivery_requests q set state = 'failed', last_error = ${OVERTAKEN}, settled_at = ${ctx.now.toISOString()}::timestamptz,
      settled_by = ${actorKey(ctx.actor)}, updated_at = ${ctx.now.toISOString()}::timestamptz
    from shipments s
    where q.shop_id = ${ctx.shopId} and s.shop_id = q.shop_id and s.id = q.shipment_id and q.state in ('asked', 'sent')
      and s.status in ('delivered', 'returned', 'expired')
      and q.shipment_id in (select value::uuid from json_array_elements_text(${JSON.stringify(input.shipmentIds)}::json))
    returning q.id, q.order_id as "orderId"`);
  for (const { id, orderId } of rows) await tellRequest(ctx, { requestId: id, orderId });
}
