import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';

/** As long as news may open a case (rules/decide-cases.ts), and a little more. */
const LOOKED_BACK_DAYS = 31;
/** No rule calls a parcel silent sooner. */
const QUIET_HOURS = 20;

/**
 * The next parcels behind `after` (an id, smallest first) that may need a person by now, or whose open case may
 * be over: found by status and time alone, so a few too many.
 */
export async function listParcelsToReview(ctx: Ctx, input: { after: string; limit: number }): Promise<string[]> {
  const ago = (hours: number) => sql`${new Date(ctx.now.getTime() - hours * 3_600_000).toISOString()}::timestamptz`;
  const past = ago(LOOKED_BACK_DAYS * 24);
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select id from (
      select c.shipment_id as id from cases c where c.shop_id = ${ctx.shopId} and c.state = 'open'
      union
      select s.id from shipments s where s.shop_id = ${ctx.shopId} and s.status in ('exception', 'attempt_failed', 'returned', 'available_for_pickup', 'expired') and s.last_event_at > ${past}
      union
      select s.id from shipments s where s.shop_id = ${ctx.shopId} and s.status in ('pre_transit', 'in_transit', 'out_for_delivery', 'unknown') and s.last_event_at > ${past}
        and (s.last_event_at < ${ago(QUIET_HOURS)} or s.promised_at < ${ago(0)} or s.sub_status is not null)
      union
      select s.id from shipments s where s.shop_id = ${ctx.shopId} and s.direction = 'outbound' and s.last_event_at is null
        and s.status = 'unknown' and s.created_at > ${past} and s.created_at < ${ago(QUIET_HOURS)}
      union
      select q.shipment_id from delivery_requests q join shipments s on s.shop_id = q.shop_id and s.id = q.shipment_id
        where q.shop_id = ${ctx.shopId} and q.state in ('asked', 'sent')
        and (q.answer_by <= ${ago(0)} or s.status in ('delivered', 'returned', 'expired'))
      union
      select s.id from feedback f join shipments s on s.shop_id = f.shop_id and s.order_id = f.order_id and s.direction = 'outbound'
        where f.shop_id = ${ctx.shopId} and f.kind = 'wrong' and f.created_at > ${past}
      union
      select p.shipment_id from problem_reports p where p.shop_id = ${ctx.shopId} and p.state in ('open', 'asked')
    ) p where id > ${input.after}::uuid order by id limit ${input.limit}`);
  return rows.map(({ id }) => id);
}
