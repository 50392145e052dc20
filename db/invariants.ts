import type pg from 'pg';
import { countUnfolded } from './unfolded';

export type Finding = { id: string; says: string; violations: number };

type Check = {
  id: string;
  says: string;
  /** One row with the number of violations, over all shops; $1 is the present moment. */
  sql?: string;
  count?: (client: Pick<pg.ClientBase, 'query'>) => Promise<number>;
};

/** Returns that hold no units any more. */
const FREED = `('rejected', 'cancelled', 'expired')`;

/** References that no foreign key holds to their own shop. */
const LOOSE: [table: string, column: string, target: string][] = [
  ['notifications', 'shipment_id', 'shipments'],
  ['notifications', 'return_id', 'returns'],
  ['tracking_events', 'inbox_id', 'inbox'],
  ['ledger_entries', 'return_id', 'returns'],
  ['credit_entries', 'return_id', 'returns'],
  ['credit_entries', 'intent_id', 'refund_intents'],
  ['return_drafts', 'return_id', 'returns'],
  ['page_views', 'grant_id', 'grants'],
  ['disputes', 'payment_id', 'payments'],
];

const CHECKS: Check[] = [
  {
    id: 'I1',
    says: 'Units that returns claim are counted on their line and never more than were bought',
    sql: `select count(*) from order_lines l where l.claimed > l.quantity or l.claimed <> (
      select coalesce(sum(x.quantity), 0) from return_lines x join returns r on r.shop_id = x.shop_id and r.id = x.return_id
      where x.shop_id = l.shop_id and x.line_id = l.id and r.status not in ${FREED})`,
  },
  {
    id: 'I2',
    says: 'We refund no more than was paid, and on each return no more than was quoted',
    sql: `select (select count(*) from orders o where o.refunded_by_us > o.total_paid or o.refunded_by_us <> (
        select coalesce(sum(i.amount - i.bonus), 0) from refund_intents i
        where i.shop_id = o.shop_id and i.order_id = o.id and i.state <> 'failed' and i.provider <> 'invoice'))
      + (select count(*) from returns r where exists (
        select from refund_intents i where i.shop_id = r.shop_id and i.return_id = r.id and i.state <> 'failed'
        group by i.kind having sum(i.amount) > case i.kind when 'refund' then r.quoted_refund else r.quoted_credit end))`,
  },
  {
    id: 'I3',
    says: 'A repeated request has one answer, and a draft makes one return',
    sql: `select (select count(*) from idempotency_keys where (status is null) <> (response is null))
      + (select count(*) from (select from return_drafts where return_id is not null
        group by shop_id, return_id having count(*) > 1) twice)`,
  },
  {
    id: 'I4',
    says: 'A payment has at most one reference, no reference is used twice, none stands without its payment',
    sql: `select (select count(*) from (select from refund_intents where reference is not null
        group by shop_id, provider, reference having count(*) > 1) twice)
      + (select count(*) from refund_intents where state = 'succeeded' and (reference is null or settled_at is null))
      + (select count(*) from ledger_entries e where e.kind in ('refund', 'credit', 'bonus', 'bounce') and not exists (
        select from refund_intents i where i.shop_id = e.shop_id and i.id = e.intent_id
          and i.reference is not distinct from e.reference))
      + (select count(*) from refund_intents i where (i.bounced_at is not null) <> exists (select from ledger_entries e
        where e.shop_id = i.shop_id and e.intent_id = i.id and e.kind = 'bounce' and e.amount = i.amount))
      + (select count(*) from refund_intents i where i.instead_of is not null and not exists (select from refund_intents o
        where o.shop_id = i.shop_id and o.id = i.instead_of and o.return_id = i.return_id and o.bounced_at is not null))
      + (select count(*) from payments p where (p.paid_at is not null and p.state in ('paid', 'refunding', 'refunded', 'refund_failed', 'charged_back')) <> exists (
          select from ledger_entries e where e.shop_id = p.shop_id and e.id = p.id and e.kind = 'due' and e.amount = p.amount)
        or (select count(*) filter (where e.kind = 'reversal') - count(*) filter (where e.kind = 'reversal_bounce')
            from ledger_entries e where e.shop_id = p.shop_id and e.reference = p.id::text) <> (p.state = 'refunded')::int
        or (select coalesce(sum(case e.kind when 'reversal' then e.amount when 'reversal_bounce' then -e.amount end), 0)
            from ledger_entries e where e.shop_id = p.shop_id and e.reference = p.id::text) not between 0 and p.amount
        or p.charged_back <> (select coalesce(sum(case e.kind when 'chargeback' then e.amount when 'chargeback_won' then -e.amount end), 0)
            from ledger_entries e where e.shop_id = p.shop_id and e.reference = p.id::text)
        or (p.state = 'charged_back' and p.charged_back < p.amount)
        or p.charged_back <> (select least(p.amount, coalesce(sum(d.amount), 0)) from disputes d
            where d.shop_id = p.shop_id and d.payment_id = p.id and d.state = 'lost'))`,
  },
  {
    id: 'I5',
    says: 'Store credit is what its books say, never below nothing, whole or by lot, and its books cannot be rewritten',
    sql: `select (select count(*) from credit_accounts a where a.balance < 0 or a.bonus_balance < 0 or a.balance <> (
        select coalesce(sum(e.amount), 0) from credit_entries e where e.shop_id = a.shop_id and e.account_id = a.id))
      + (select count(*) from credit_accounts a where a.bonus_balance <> (select coalesce(sum(e.amount), 0)
        from credit_entries e left join credit_entries lot on lot.shop_id = e.shop_id and lot.id = e.lot_id
        where e.shop_id = a.shop_id and e.account_id = a.id and coalesce(lot.is_bonus, e.is_bonus)))
      + (select count(*) from credit_entries lot where lot.lot_id is null and lot.amount + (select coalesce(sum(e.amount), 0)
        from credit_entries e where e.shop_id = lot.shop_id and e.lot_id = lot.id) < 0)
      + (select count(*) from credit_entries e where e.lot_id is not null and not exists (select from credit_entries lot
        where lot.shop_id = e.shop_id and lot.id = e.lot_id and lot.lot_id is null and lot.account_id = e.account_id))
      + (select count(*) from credit_spends s where s.principal + s.bonus <> (select coalesce(-sum(e.amount), 0) from credit_entries e
          where e.shop_id = s.shop_id and e.spend_id = s.id and e.kind = 'spend')
        or s.restored + s.bonus_restored <> (select coalesce(sum(e.amount), 0) from credit_entries e
          where e.shop_id = s.shop_id and e.spend_id = s.id and e.kind = 'restore'))
      + (select count(*) from refund_intents i where i.kind = 'credit' and i.state = 'succeeded' and i.amount <> (
        select coalesce(sum(c.amount), 0) from credit_entries c
        where c.shop_id = i.shop_id and c.intent_id = i.id and c.kind in ('issue', 'bonus')))
      + (select count(*) from unnest(array['credit_entries', 'ledger_entries', 'tracking_events', 'return_events', 'audit_log']) book,
        unnest(array['UPDATE', 'DELETE']) deed where has_table_privilege('porchlight_app', book, deed))`,
  },
  {
    id: 'I6',
    says: 'No unit is in two parcels going the same way, save where a return sends it anew',
    sql: `select count(*) from order_lines l cross join (values ('outbound'), ('return')) way (direction)
      where (select coalesce(sum(x.quantity), 0) from shipment_lines x
          join shipments s on s.shop_id = x.shop_id and s.id = x.shipment_id
          where x.shop_id = l.shop_id and x.line_id = l.id and s.direction = way.direction and s.status <> 'returned'
            and coalesce(s.sub_status, '') not in ('lost', 'damaged', 'disposed', 'cancelled'))
        > l.quantity + case way.direction when 'return' then 0 else (
          select coalesce(sum(x.quantity), 0) from return_lines x join returns r on r.shop_id = x.shop_id and r.id = x.return_id
          where x.shop_id = l.shop_id and x.line_id = l.id and x.resolution in ('exchange', 'replace')
            and r.status not in ${FREED}) end`,
  },
  { id: 'I7', says: 'A parcel is what its scans add up to', count: countUnfolded },
  {
    id: 'I8',
    says: 'A delivery is in the inbox once, and is applied, parked or new',
    sql: `select (select count(*) from (select from inbox group by shop_id, connection_id, dedupe_key having count(*) > 1) twice)
      + (select count(*) from inbox where state = 'received' and received_at < $1::timestamptz - interval '5 minutes')`,
  },
  {
    id: 'I9',
    says: 'Nothing of one shop refers to anything of another',
    sql: `select (select count(*) from pg_constraint c
        join pg_attribute a on a.attrelid = c.conrelid and a.attname = 'shop_id'
        join pg_attribute b on b.attrelid = c.confrelid and b.attname = 'shop_id'
        where c.contype = 'f' and c.connamespace = 'public'::regnamespace
          and array_position(c.conkey, a.attnum) is distinct from array_position(c.confkey, b.attnum))
      + (select count(*) from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attname = 'shop_id'
        where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and not t.relrowsecurity)
      + ${LOOSE.map(
        ([table, column, target]) =>
          `(select count(*) from ${table} t join ${target} r on r.id = t.${column} where r.shop_id <> t.shop_id)`,
      ).join('\n      + ')}`,
  },
  {
    id: 'I10',
    says: 'Stock held back for exchanges is what open reservations say, and none is past its time',
    sql: `select (select count(*) from variants v where v.reserved <> (select coalesce(sum(s.quantity), 0)
        from stock_reservations s where s.shop_id = v.shop_id and s.variant_id = v.id and s.state = 'open'))
      + (select count(*) from stock_reservations where state = 'open' and expires_at < $1::timestamptz)`,
  },
  {
    id: 'I11',
    says: 'Nobody is sent the same message twice',
    sql: `select count(*) from (select from notifications where state = 'sent'
      group by shop_id, event, channel, recipient, order_id, shipment_id, return_id, data ->> 'intentId', data ->> 'reference', data ->> 'day'
      having count(*) > 1) twice`,
  },
  {
    id: 'I12',
    says: 'Orders, parcels and every step of a return are in the audit log',
    sql: `select (select count(*) from orders o where not exists (select from audit_log a
        where a.shop_id = o.shop_id and a.entity = 'order' and a.entity_id = o.id::text and a.action = 'order.created'))
      + (select count(*) from shipments s where not exists (select from audit_log a
        where a.shop_id = s.shop_id and a.entity = 'shipment' and a.entity_id = s.id::text and a.action = 'shipment.created'))
      + (select count(*) from return_events e where not exists (select from audit_log a
        where a.shop_id = e.shop_id and a.entity = 'return' and a.entity_id = e.return_id::text and a.action = 'return.' || e.type))
      + (select count(*) from returns r where not exists (select from return_events e
        where e.shop_id = r.shop_id and e.return_id = r.id and e.type = 'requested'))`,
  },
  {
    id: 'I13',
    says: 'Money is whole units of a named currency, and parts sum to the whole of every order, return and payment',
    sql: `select (select count(*) from order_lines where discount_total > unit_price * quantity)
      + (select count(*) from information_schema.columns where table_schema = 'public'
        and column_name in ('amount', 'bonus', 'price', 'unit_price', 'discount_total', 'tax_total', 'shipping_total', 'shipping_tax',
          'total_paid', 'balance', 'bonus_balance', 'principal', 'restored', 'refunded_by_us', 'refunded_elsewhere', 'quoted_refund', 'quoted_credit', 'due_from_shopper', 'net_refund')
        and data_type not in ('bigint', 'integer'))
      + (select count(*) from (select currency from orders union all select currency from returns
          union all select currency from refund_intents union all select currency from ledger_entries
          union all select currency from credit_entries union all select currency from credit_accounts
          union all select currency from payments union all select currency from variants) m
        where currency !~ '^[A-Z]{3}$')
      + (select count(*) from orders o where o.refunded_elsewhere <> (select coalesce(sum(f.amount), 0) from order_refunds f
        where f.shop_id = o.shop_id and f.order_id = o.id and not f.is_ours) + (select coalesce(sum(d.amount), 0)
        from disputes d where d.shop_id = o.shop_id and d.order_id = o.id and d.state = 'lost'
          and d.payment_id is null and d.source <> 'stripe_payment'))
      + (select count(*) from returns r join orders o on o.shop_id = r.shop_id and o.id = r.order_id
        cross join lateral (select (select coalesce(sum((m.value ->> 'amount')::bigint
            * case m.key when 'items' then 1 when 'outbound_shipping' then 1 when 'bonus' then 1 when 'charges' then 1 when 'due_from_shopper' then 1 else -1 end), 0)
          from jsonb_each(r.quote -> 'money') m where m.key not in ('explanation', 'claim_reduction') and jsonb_typeof(m.value) = 'object') as rest) q
        where q.rest <> 0 or r.currency <> o.currency
          or r.quoted_refund <> (r.quote #>> '{money,refund_total,amount}')::bigint
          or r.quoted_credit <> (r.quote #>> '{money,credit_total,amount}')::bigint)
      + (select count(*) from refund_intents i join returns r on r.shop_id = i.shop_id and r.id = i.return_id
        where i.currency <> r.currency)
      + (select count(*) from refund_intents i where i.part_of is null and (
          select coalesce(sum(x.amount) filter (where x.state = 'succeeded'), 0) from refund_intents x
          where x.shop_id = i.shop_id and (x.id = i.id or x.part_of = i.id))
        <> (select coalesce(sum(e.amount * case e.kind when 'bounce' then -1 else 1 end), 0)
          from ledger_entries e join refund_intents x on x.shop_id = e.shop_id and x.id = e.intent_id
          where x.shop_id = i.shop_id and (x.id = i.id or x.part_of = i.id)))`,
  },
  {
    id: 'I14',
    says: 'A case begins and ends in its own history and the audit log, and none is open for a parcel that has come',
    sql: `select (select count(*) from cases c where not exists (select from case_events e
        where e.shop_id = c.shop_id and e.case_id = c.id and e.type = 'opened'))
      + (select count(*) from cases c where (c.state = 'closed') <> exists (select from case_events e
        where e.shop_id = c.shop_id and e.case_id = c.id and e.type = 'closed' and e.detail = c.outcome))
      + (select count(*) from case_events e where not exists (select from audit_log a
        where a.shop_id = e.shop_id and a.entity = 'case' and a.entity_id = e.case_id::text and a.action = 'case.' || e.type))
      + (select count(*) from cases c join shipments s on s.shop_id = c.shop_id and s.id = c.shipment_id
        where c.state = 'open' and s.status = 'delivered' and c.kind not in ('not_arrived', 'reported')
          and coalesce(s.sub_status, '') not in ('damaged', 'disposed'))`,
  },
  {
    id: 'I15',
    says: 'What was found in a box is told of in no more units than were counted',
    sql: `select count(*) from return_lines l where exists (
      select from return_inspections i where i.shop_id = l.shop_id and i.return_line_id = l.id
      having coalesce(sum(i.quantity) filter (where i.condition = 'good'), 0) > l.accepted
        or coalesce(sum(i.quantity) filter (where i.condition = 'damaged'), 0) > l.damaged
        or coalesce(sum(i.quantity) filter (where i.condition = 'missing'), 0) > l.missing)`,
  },
];

/** Runs every check over all shops, as the owner; `violations` are all 0 where the database is sound. Changes nothing. */
export async function checkInvariants(client: Pick<pg.ClientBase, 'query'>, now = new Date()): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { id, says, sql, count } of CHECKS) {
    findings.push({ id, says, violations: sql ? await ask(client, sql, now) : ((await count?.(client)) ?? 0) });
  }
  return findings;
}

async function ask(client: Pick<pg.ClientBase, 'query'>, sql: string, now: Date): Promise<number> {
  const { rows } = await client.query<Record<string, string>>(sql, sql.includes('$1') ? [now] : []);
  return Number(Object.values(rows[0] ?? {})[0]);
}
