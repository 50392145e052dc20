import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';

/** A line of another return of the same shopper that has not all arrived. `open`: units still awaited. */
export type AwaitedLine = { returnId: string; number: string; lineId: string; title: string; open: number };

const MOST = 20;

/** What the shopper of a return has sent, or is to send, with others of their returns; newest first. */
export async function listAwaitedElsewhere({ db, shopId }: Ctx, input: { returnId: string }): Promise<AwaitedLine[]> {
  const { rows } = await db.execute<AwaitedLine>(sql`
    select r.id as "returnId", r.number, l.id as "lineId", concat_ws(', ', x.title, x.variant_title) as title,
      l.quantity - l.received - l.missing as open
    from returns own
    join orders theirs on theirs.shop_id = own.shop_id and theirs.id = own.order_id
    join orders o on o.shop_id = own.shop_id and o.email_key = theirs.email_key
    join returns r on r.shop_id = o.shop_id and r.order_id = o.id and r.id <> own.id
      and r.status in ('approved', 'in_transit', 'received', 'completed') and r.kind <> 'report'
    join return_lines l on l.shop_id = r.shop_id and l.return_id = r.id and l.quantity > l.received + l.missing
      and not l.keeps_item
    join order_lines x on x.shop_id = l.shop_id and x.id = l.line_id
    where own.shop_id = ${shopId} and own.id = ${input.returnId}
    order by r.created_at desc, l.id limit ${MOST}`);
  return rows;
}
