import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import type { ReturnStatus } from '@/lib/returns/constants';
import { OVERDUE_DAYS, type ReturnTab } from '../constants';

/** Which states a tab can hold: narrows by index before the place of each return is worked out. */
const OPEN: readonly ReturnStatus[] = ['requested', 'approved', 'in_transit', 'received'];
const STATUSES: Record<ReturnTab, readonly ReturnStatus[] | null> = {
  waiting: ['requested'],
  asked: OPEN,
  held: OPEN,
  travelling: ['approved', 'in_transit', 'received'],
  overdue: ['in_transit'],
  arrived: ['approved', 'in_transit', 'received'],
  refund: ['approved', 'in_transit', 'received'],
  failed: OPEN,
  unlabelled: ['approved'],
  transfer: ['approved', 'in_transit', 'received'],
  law: OPEN,
  done: ['completed', 'rejected', 'cancelled', 'expired'],
  all: null,
};

export const statusesOf = (ctx: Ctx, tab: ReturnTab): SQL => {
  const statuses = STATUSES[tab];
  if (tab === 'failed') return unsettled(ctx);
  return statuses ? sql`r.status in ${statuses}` : sql`true`;
};

/** All that still wait for somebody: of one that is over, what was paid for an exchange may wait to go back. */
export const unsettled = ({ shopId }: Ctx): SQL => sql`r.id in (
  select x.id from returns x where x.shop_id = ${shopId} and x.status in ${OPEN}
  union all select x.return_id from payments x where x.shop_id = ${shopId} and x.state = 'refund_failed')`;

/** Which of the placed returns a tab holds. */
export const inTab = (tab: ReturnTab): SQL => {
  if (tab === 'all') return sql`true`;
  if (tab === 'unlabelled') return sql`q.unlabelled`;
  if (tab === 'transfer') return sql`q.place = 'refund' and q.transfers`;
  return tab === 'law' ? sql`q.kind = 'withdrawal' and q.remaining > 0` : sql`q.place = ${tab}`;
};

/**
 * Returns with the place each has in the queue, for use as a subquery: what is owed is told by units and payments alone,
 * so that a whole queue is one statement; the exact sum is reckoned when one return is opened.
 * `remaining` is the most that may still be paid, `back` what was paid for an exchange and waits to go back, minor units.
 */
export const placedReturns = (ctx: Ctx, where: SQL): SQL => sql`
  select r.id, r.number, r.order_id, r.kind, r.status, r.currency, r.created_at, r.policy_version,
    p.remaining, coalesce(k.back, 0) as back, u.awaited, u.damaged,
    r.status = 'approved' and exists (select 1 from return_labels b
      where b.shop_id = r.shop_id and b.return_id = r.id and b.state = 'failed') as unlabelled,
    d.opened_at is not null and r.held_at is null as disputed,
    exists (select from orders o where o.shop_id = r.shop_id and o.id = r.order_id and o.paid_by is not null
      and o.total_paid > 0) as transfers,
    case
      when r.status in ('completed', 'rejected', 'cancelled', 'expired') and k.back_at is null then 'done'
      when r.held_at is not null then 'held'
      when d.opened_at is not null and p.remaining > 0 and (u.awaited = 0 or r.status = 'received') and r.status <> 'requested'
        then 'held'
      when r.asked_at is not null and r.status in ('requested', 'received') then 'asked'
      when (p.failed_at is not null and p.remaining > 0) or k.back_at is not null then 'failed'
      when r.status = 'requested' then 'waiting'
      when r.status = 'received' then case
        when u.awaited > 0 and coalesce(p.paid_at >= t.received_at, false) then 'travelling'
        when p.remaining > 0 and u.due > 0 and not coalesce(p.paid_at >= t.received_at, false) then 'refund'
        else 'arrived' end
      when u.awaited = 0 and p.remaining > 0 then 'refund'
      when b.came_at is not null then 'arrived'
      when h.sent_at < ${ctx.now.toISOString()}::timestamptz - make_interval(days => ${OVERDUE_DAYS}::int) then 'overdue'
      else 'travelling' end as place,
    case
      when r.status in ('completed', 'rejected', 'cancelled', 'expired') and k.back_at is null then r.updated_at
      when r.held_at is not null then r.held_at
      when d.opened_at is not null and p.remaining > 0 and (u.awaited = 0 or r.status = 'received') and r.status <> 'requested'
        then d.opened_at
      when r.asked_at is not null and r.status in ('requested', 'received') then r.asked_at
      when (p.failed_at is not null and p.remaining > 0) or k.back_at is not null then least(p.failed_at, k.back_at)
      when r.status in ('approved', 'in_transit') and b.came_at is not null then b.came_at
      when r.status = 'received' then coalesce(t.received_at, r.updated_at)
      else coalesce(h.sent_at, r.created_at) end as since
  from returns r
  cross join lateral (
    select coalesce(sum(l.quantity - l.received - l.missing) filter (where not l.keeps_item), 0)::int as awaited,
      coalesce(sum(l.damaged), 0)::int as damaged,
      coalesce(sum(case when l.keeps_item then l.quantity else l.received end), 0)::int as due
    from return_lines l where l.shop_id = r.shop_id and l.return_id = r.id) u
  cross join lateral (
    select r.quoted_refund + r.quoted_credit - coalesce(sum(i.amount) filter (where i.state <> 'failed'), 0) as remaining,
      max(i.created_at) filter (where i.state <> 'failed') as paid_at,
      coalesce(max(i.bounced_at) filter (where not exists (select from refund_intents x where x.shop_id = i.shop_id
        and x.instead_of = i.id and (x.state <> 'failed' or x.bounced_at is not null))),
      case when max(i.step) filter (where i.state = 'failed') > coalesce(max(i.step) filter (where i.state <> 'failed'), 0)
        then max(i.created_at) filter (where i.state = 'failed') end) as failed_at
    from refund_intents i where i.shop_id = r.shop_id and i.return_id = r.id) p
  left join lateral (
    select min(x.bounced_at) as back_at, sum(x.amount - x.charged_back)::bigint as back from payments x
    where x.shop_id = r.shop_id and x.return_id = r.id and x.state = 'refund_failed') k on true
  left join lateral (
    select min(x.opened_at) as opened_at from disputes x
    where x.shop_id = r.shop_id and x.order_id = r.order_id and x.state = 'open') d on true
  left join lateral (
    select max(e.at) as received_at from return_events e
    where e.shop_id = r.shop_id and e.return_id = r.id and e.type = 'received' and r.status = 'received') t on true
  left join lateral (
    select max(e.at) as sent_at from return_events e
    where e.shop_id = r.shop_id and e.return_id = r.id and e.type = 'handed_over' and r.status = 'in_transit') h on true
  left join lateral (
    select coalesce(max(s.delivered_at), case when r.status = 'in_transit' then r.docked_at end) as came_at from shipments s
    where s.shop_id = r.shop_id and s.order_id = r.order_id and s.direction = 'return' and s.status = 'delivered'
      and s.delivered_at >= r.created_at and r.status in ('approved', 'in_transit')) b on true
  where r.shop_id = ${ctx.shopId} and ${where}`;
