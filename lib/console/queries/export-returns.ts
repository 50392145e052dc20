import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import { decimalString } from '@/lib/core/money';
import type { ReturnTab } from '../constants';
import { csvLine } from '../rules/csv';
import { inTab, placedReturns, statusesOf } from './return-places';

/** Lines of one file; a shop with more takes them by tab or by the API. */
const EXPORT_LINES = 20_000;

const HEAD = [
  'return',
  'order',
  'kind',
  'status',
  'place',
  'asked_at',
  'changed_at',
  'customer',
  'email',
  'item',
  'variant',
  'sku',
  'quantity',
  'reason',
  'comment',
  'resolution',
  'received',
  'accepted',
  'damaged',
  'missing',
  'worth',
  'return_quoted',
  'return_paid',
  'currency',
  'method',
] as const;

type Row = Record<
  Exclude<(typeof HEAD)[number], 'quantity' | 'received' | 'accepted' | 'damaged' | 'missing'>,
  string | null
> & { quantity: number; received: number; accepted: number; damaged: number; missing: number };

/** The returns of a tab as a CSV file, one line for each line of a return, newest first. Amounts are decimals of the currency. */
export async function exportReturns(ctx: Ctx, input: { tab: ReturnTab }): Promise<string> {
  const { rows } = await ctx.db.execute<Row>(sql`
    select q.number as "return", o.number as "order", q.kind, q.status, q.place,
      to_char(q.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as asked_at,
      to_char(r.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as changed_at,
      o.customer_name as customer, o.customer_email as email,
      l.title as item, l.variant_title as variant, l.sku, x.quantity, x.reason, x.comment, x.resolution,
      x.received, x.accepted, x.damaged, x.missing, x.net_refund::text as worth,
      (r.quoted_refund + r.quoted_credit)::text as return_quoted,
      (r.quoted_refund + r.quoted_credit - q.remaining)::text as return_paid, q.currency, r.method
    from (select * from (${placedReturns(ctx, statusesOf(ctx, input.tab))}) q where ${inTab(input.tab)}
      order by q.created_at desc, q.id desc limit ${EXPORT_LINES}) q
    join returns r on r.shop_id = ${ctx.shopId} and r.id = q.id
    join orders o on o.shop_id = ${ctx.shopId} and o.id = q.order_id
    join return_lines x on x.shop_id = ${ctx.shopId} and x.return_id = q.id
    join order_lines l on l.shop_id = ${ctx.shopId} and l.id = x.line_id
    order by q.created_at desc, q.id desc, x.position limit ${EXPORT_LINES}`);
  const money = ['worth', 'return_quoted', 'return_paid'];
  const lines = rows.map((row) =>
    csvLine(
      HEAD.map((name) =>
        money.includes(name)
          ? decimalString({ amount: Number(row[name] ?? 0), currency: row.currency ?? 'EUR' })
          : row[name],
      ),
    ),
  );
  // The mark at the front tells a spreadsheet that this is UTF-8.
  return `\ufeff${csvLine(HEAD)}${lines.join('')}`;
}
