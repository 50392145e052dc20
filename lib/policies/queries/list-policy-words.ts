import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import type { Field } from '../constants';

/** Orders looked through for words: a shop's vocabulary shows itself in its newest. */
const ORDERS = 500;
const WORDS = 60;

/** Words that a shop's own orders use, for whoever writes a rule: the most used first. */
export async function listPolicyWords(ctx: Ctx): Promise<Partial<Record<Field, string[]>>> {
  const { rows } = await ctx.db.execute<{ field: Field; word: string }>(sql`
    with newest as (select id, channel, tags, shipping_address ->> 'country' as country from orders
      where shop_id = ${ctx.shopId} order by placed_at desc limit ${ORDERS}),
    used as (
      select 'order.channel' as field, channel as word from newest
      union all select 'order.country', country from newest
      union all select 'order.tags', unnest(tags) from newest
      union all select 'line.category', l.category from order_lines l join newest n on n.id = l.order_id where l.shop_id = ${ctx.shopId}
      union all select 'line.sku', l.sku from order_lines l join newest n on n.id = l.order_id where l.shop_id = ${ctx.shopId}
      union all select 'line.product', l.product_external_id from order_lines l join newest n on n.id = l.order_id where l.shop_id = ${ctx.shopId}
      union all select 'line.tags', unnest(l.tags) from order_lines l join newest n on n.id = l.order_id where l.shop_id = ${ctx.shopId})
    select field, word from (
      select field, word, row_number() over (partition by field order by count(*) desc, word) as place
      from used where word is not null and word <> '' group by field, word) w
    where place <= ${WORDS} order by field, place`);
  const words: Partial<Record<Field, string[]>> = {};
  for (const { field, word } of rows) {
    words[field] ??= [];
    words[field].push(word);
  }
  return words;
}
