import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import type { WordFacts } from '../rules/overview';

/** The newest things shoppers wrote: on the shop's pages, and beside their returns. */
export async function listWords(ctx: Ctx, input: { limit: number }): Promise<WordFacts[]> {
  const { limit } = input;
  const { rows } = await ctx.db.execute<WordFacts>(sql`
    select w.id, w.text, w.kind, to_json(w.at) #>> '{}' as at, o.customer_name as "customerName",
      o.customer_email as "customerEmail", w.order_id as "orderId", w.return_id as "returnId"
    from (
      (select f.id, f.message as text, f.kind, f.created_at as at, f.order_id, null::uuid as return_id
        from feedback f where f.shop_id = ${ctx.shopId} and f.message is not null
        order by f.created_at desc limit ${limit})
      union all
      (select x.id, x.comment, 'return', r.created_at, r.order_id, r.id
        from returns r join return_lines x on x.shop_id = r.shop_id and x.return_id = r.id
        where r.shop_id = ${ctx.shopId} and x.comment is not null
        order by r.created_at desc limit ${limit})
      order by 4 desc limit ${limit}) w
    left join orders o on o.shop_id = ${ctx.shopId} and o.id = w.order_id
    order by w.at desc`);
  return rows;
}
