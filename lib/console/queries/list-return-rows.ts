import { type SQL, sql } from 'drizzle-orm';
import { emailKey, numberKey } from '@/lib/access/contact-keys';
import type { Ctx } from '@/lib/core/context';
import { type Page, type PageInput, pageOf } from '@/lib/core/paging';
import { ownPicture } from '@/lib/storefront/rules/order-facts';
import { isQueue as isQueueTab, type ReturnTab } from '../constants';
import type { ReturnRowFacts } from '../rules/return-row';
import { inTab, placedReturns, statusesOf } from './return-places';

type Row = ReturnRowFacts & { createdAt: string; policyVersion: number };

/**
 * Returns of a tab, a page at a time: what is to be worked on from the oldest, everything else from the newest.
 * @param input.q a return's or order's number, a mail address, or part of a name or product
 */
export async function listReturnRows(ctx: Ctx, input: PageInput & { tab: ReturnTab; q: string }): Promise<Page<Row>> {
  const { tab, q, limit, after } = input;
  const isQueue = isQueueTab(tab);
  const order = isQueue ? sql`asc` : sql`desc`;
  const position = after
    ? isQueue
      ? sql`(r.created_at, r.id) > (${after.at}::timestamptz, ${after.id}::uuid)`
      : sql`(r.created_at, r.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : sql`true`;
  const where = sql`${statusesOf(ctx, tab)} and ${position} and ${q ? searched(q) : sql`true`}`;
  const { rows } = await ctx.db.execute<Row>(sql`
    select q.id, q.number, q.status, q.place, to_json(q.since) #>> '{}' as since, q.currency, case when q.back > 0 and q.status in ('rejected', 'cancelled', 'expired') then q.back else q.remaining + q.back end::int8::float8 as remaining,
      q.awaited, q.damaged, q.unlabelled, q.disputed, q.kind, to_json(q.created_at) #>> '{}' as asked, o.customer_name as "customerName", o.customer_email as "customerEmail",
      to_json(q.created_at) #>> '{}' as "createdAt", q.policy_version as "policyVersion",
      exists (select from return_cautions c where c.shop_id = o.shop_id and c.return_id = q.id and c.cleared_at is null) as cautioned,
      (select coalesce(jsonb_agg(jsonb_build_object('title', l.title, 'variantTitle', l.variant_title, 'quantity', x.quantity,
          'imageUrl', coalesce(l.image_url, w.image_url, p.image_url), 'reason', x.reason, 'comment', x.comment,
          'resolution', x.resolution, 'exchangeTitle', v.title) order by x.position), '[]')
        from return_lines x
        join order_lines l on l.shop_id = x.shop_id and l.id = x.line_id
        left join products p on p.shop_id = l.shop_id and p.external_id = l.product_external_id
        left join variants w on w.shop_id = l.shop_id and w.external_id = l.variant_external_id
        left join variants v on v.shop_id = x.shop_id and v.id = x.exchange_variant_id
        where x.shop_id = o.shop_id and x.return_id = q.id) as lines
    from (select * from (${placedReturns(ctx, where)}) q where ${inTab(tab)}
      order by q.created_at ${order}, q.id ${order} limit ${limit + 1}) q
    join orders o on o.shop_id = ${ctx.shopId} and o.id = q.order_id
    order by q.created_at ${order}, q.id ${order}`);
  for (const row of rows) for (const line of row.lines) line.imageUrl = ownPicture(line.imageUrl);
  return pageOf(rows, limit, (row) => ({ at: row.createdAt, id: row.id }));
}

/** A number or address is looked up by its key; anything else is part of a name or of what was bought. */
function searched(q: string): SQL {
  const key = numberKey(q);
  const number = key ? sql`replace(r.number, '-', '') in (${key}, ${`R${key}`})` : sql`false`;
  const byOrder = q.includes('@')
    ? sql`o.email_key = ${emailKey(q)}`
    : sql`o.number_key = ${key} or o.customer_name ilike ${like(q)}`;
  // Scalar subqueries: each return asks for its own order by key, where a semi-join would read the whole shop.
  return sql`(${number}
    or (select ${byOrder} from orders o where o.shop_id = r.shop_id and o.id = r.order_id)
    or (select bool_or(l.title ilike ${like(q)} or upper(l.sku) = ${q.toUpperCase()})
      from return_lines x join order_lines l on l.shop_id = x.shop_id and l.id = x.line_id
      where x.shop_id = r.shop_id and x.return_id = r.id))`;
}

/** A pattern that means the text itself, whatever characters it holds. */
export const like = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
