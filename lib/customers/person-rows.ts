import { type SQL, sql } from 'drizzle-orm';
import type { Belonging } from './constants';
import type { Customer } from './find-customer';

const ids = (list: readonly string[]) => sql`${sql.param([...list])}::uuid[]`;
const patterns = (list: readonly string[]) => sql`${sql.param([...list])}::text[]`;

/** Which rows `t` of a table are a person's, as a condition. Every statement names the shop beside it. */
export function personRows(shopId: string, customer: Customer, by: Belonging): SQL {
  const own = ids(customer.orderIds);
  const certain = patterns(customer.certain);
  const names = patterns(customer.names);
  const of = (table: string, column: string) =>
    sql`t.${sql.identifier(column)} in (select x.id from ${sql.identifier(table)} x where x.shop_id = ${shopId} and x.order_id = any (${own}))`;
  switch (by) {
    case 'order':
      return sql`t.order_id = any (${own})`;
    case 'shipment':
      return of('shipments', 'shipment_id');
    case 'returned':
      return sql`t.id = any (${ids(customer.returnIds)})`;
    case 'return':
      return sql`t.return_id = any (${ids(customer.returnIds)})`;
    case 'message':
      return sql`(t.order_id = any (${own}) or lower(t.recipient) = ${customer.email.toLowerCase()})`;
    case 'case':
      return of('cases', 'case_id');
    case 'withdrawal':
      return sql`(t.email_key = ${customer.emailKey} or t.order_id = any (${own}))`;
    case 'account':
      return sql`t.account_key = ${customer.emailKey}`;
    case 'photo':
      return sql`t.kind = 'photo' and (t.created_by = any (select 'shopper:' || o from unnest(${own}) o)
        or t.id in (select unnest(l.photo_ids) from return_lines l where l.shop_id = ${shopId} and l.return_id = any (${ids(customer.returnIds)}))
        or t.id in (select unnest(p.photo_ids) from problem_reports p where p.shop_id = ${shopId} and p.order_id = any (${own})))`;
    case 'audit':
      return sql`(t.actor = any (select 'shopper:' || o from unnest(${own}) o)
        or t.entity_id = any (select o::text from unnest(${own}) o)
        or t.entity_id in (select x.id::text from shipments x where x.shop_id = ${shopId} and x.order_id = any (${own}))
        or t.entity_id in (select x.id::text from returns x where x.shop_id = ${shopId} and x.order_id = any (${own}))
        or t.entity_id in (select x.id::text from problem_reports x where x.shop_id = ${shopId} and x.order_id = any (${own}))
        or t.entity_id in (select x.id::text from credit_accounts x where x.shop_id = ${shopId} and x.account_key = ${customer.emailKey})
        or t.entity_id in (select x.id::text from withdrawals x where x.shop_id = ${shopId} and x.email_key = ${customer.emailKey})
        or t.details ilike any (${certain}))`;
    case 'inbox':
      // A message that still waits is somebody's only where it names what is nobody else's.
      return sql`(t.body ilike any (${certain}) or (t.state = 'processed' and t.body ilike any (${names}))
        or t.id in (select e.inbox_id from tracking_events e join shipments s on s.shop_id = e.shop_id and s.id = e.shipment_id
          where e.shop_id = ${shopId} and s.order_id = any (${own}) and e.inbox_id is not null))`;
  }
}
