import { type SQL, sql } from 'drizzle-orm';
import { emailKey, numberKey } from '@/lib/access/contact-keys';
import { PARCEL } from '@/lib/console/queries/list-order-rows';
import { like } from '@/lib/console/queries/list-return-rows';
import type { ParcelFacts } from '@/lib/console/rules/parcel-state';
import type { Ctx } from '@/lib/core/context';
import type { ReportKind } from '@/lib/reports/constants';
import { ownPicture } from '@/lib/storefront/rules/order-facts';
import { trackingKey } from '@/lib/tracking/schema';
import type { CaseKind, CaseOutcome, CaseSort, CaseView, OwnerFilter, Remedy } from '../constants';
import { type CasePosition, NEVER } from '../rules/case-cursor';

export type CaseRowFacts = {
  id: string;
  shipmentId: string;
  orderId: string;
  kind: CaseKind;
  pain: number;
  ownerId: string | null;
  openedAt: string;
  dueAt: string | null;
  closedAt: string | null;
  outcome: CaseOutcome | null;
  number: string;
  customerName: string | null;
  customerEmail: string;
  currency: string;
  totalPaid: number;
  hasWritten: boolean;
  /** What was reported of the parcel and waits, or was reported last. */
  report: { id: string; kind: ReportKind } | null;
  note: string | null;
  carrier: string | null;
  trackingNumber: string | null;
  createdAt: string;
  parcel: ParcelFacts;
  lines: { title: string; quantity: number; imageUrl: string | null }[];
  /** What was done about it last, and when. */
  lastRemedy: { remedy: Remedy; at: string } | null;
};

export type CaseQuery = { view: CaseView; kind: CaseKind | null; owner: OwnerFilter; sort: CaseSort; q: string };

const DUE = sql`coalesce(c.due_at, ${NEVER}::timestamptz)`;
const iso = (column: SQL): SQL => sql`to_json(${column}) #>> '{}'`;

/**
 * Cases of a view: open ones by pain, the worst first, or by when they are due; closed ones by when they were closed, the
 * latest first.
 * @param input.q an order's number, a mail address, a tracking number or part of a name
 */
export async function listCases(
  ctx: Ctx,
  input: CaseQuery & { limit: number; after: CasePosition | null },
): Promise<CaseRowFacts[]> {
  const { view, after, limit } = input;
  const isClosed = view === 'closed';
  const isByDue = input.sort === 'due';
  const position = !after
    ? sql`true`
    : isClosed
      ? sql`(c.closed_at, c.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
      : isByDue
        ? sql`(${DUE}, c.id) > (${after.at}::timestamptz, ${after.id}::uuid)`
        : sql`(c.pain, c.id) < (${after.at}::integer, ${after.id}::uuid)`;
  const order = isClosed ? sql`c.closed_at desc, c.id desc` : isByDue ? sql`${DUE}, c.id` : sql`c.pain desc, c.id desc`;
  const { rows } = await ctx.db.execute<CaseRowFacts>(sql`
    select c.id, c.shipment_id as "shipmentId", c.order_id as "orderId", c.kind, c.pain, c.owner_id as "ownerId",
      ${iso(sql`c.opened_at`)} as "openedAt", ${iso(sql`c.due_at`)} as "dueAt", ${iso(sql`c.closed_at`)} as "closedAt", c.outcome,
      o.number, o.customer_name as "customerName", o.customer_email as "customerEmail", o.currency,
      o.total_paid::float8 as "totalPaid", s.note, s.carrier, s.tracking_number as "trackingNumber",
      ${iso(sql`s.created_at`)} as "createdAt", ${PARCEL} as parcel,
      exists (select from feedback f where f.shop_id = o.shop_id and f.order_id = o.id and f.kind <> 'fine') as "hasWritten",
      (select jsonb_build_object('id', r.id, 'kind', r.kind) from problem_reports r
        where r.shop_id = c.shop_id and r.shipment_id = c.shipment_id and c.kind = 'reported'
        order by (r.state in ('open', 'asked')) desc, r.created_at limit 1) as report,
      (select coalesce(jsonb_agg(jsonb_build_object('title', l.title, 'quantity', x.quantity,
          'imageUrl', coalesce(l.image_url, w.image_url, p.image_url)) order by l.position), '[]')
        from shipment_lines x
        join order_lines l on l.shop_id = x.shop_id and l.id = x.line_id
        left join products p on p.shop_id = l.shop_id and p.external_id = l.product_external_id
        left join variants w on w.shop_id = l.shop_id and w.external_id = l.variant_external_id
        where x.shop_id = c.shop_id and x.shipment_id = c.shipment_id) as lines,
      (select jsonb_build_object('remedy', e.detail, 'at', e.at) from case_events e
        where e.shop_id = c.shop_id and e.case_id = c.id and e.type = 'remedied' order by e.at desc limit 1) as "lastRemedy"
    from cases c
    join orders o on o.shop_id = c.shop_id and o.id = c.order_id
    join shipments s on s.shop_id = c.shop_id and s.id = c.shipment_id
    where c.shop_id = ${ctx.shopId} and c.state = ${sql.raw(isClosed ? "'closed'" : "'open'")} and ${position}
      and ${filtered(ctx, input)} and ${input.q ? searched(input.q) : sql`true`}
    order by ${order} limit ${limit}`);
  for (const row of rows) for (const line of row.lines) line.imageUrl = ownPicture(line.imageUrl);
  return rows;
}

function filtered(ctx: Ctx, { view, kind, owner }: CaseQuery): SQL {
  const self = ctx.actor.type === 'staff' ? ctx.actor.userId : null;
  const whose =
    owner === 'me' ? sql`c.owner_id = ${self}::uuid` : owner === 'nobody' ? sql`c.owner_id is null` : sql`true`;
  const late = view === 'overdue' ? sql`c.due_at < ${ctx.now.toISOString()}::timestamptz` : sql`true`;
  return sql`${whose} and ${late} and ${kind ? sql`c.kind = ${kind}` : sql`true`}`;
}

function searched(q: string): SQL {
  if (q.includes('@')) return sql`o.email_key = ${emailKey(q)}`;
  return sql`(o.number_key = ${numberKey(q)} or s.tracking_key = ${trackingKey(q)} or o.customer_name ilike ${like(q)})`;
}

export type CaseCounts = {
  open: number;
  overdue: number;
  mine: number;
  nobodys: number;
  /** Orders that have an open case: people. */
  orders: number;
  kinds: Partial<Record<CaseKind, number>>;
};

/** How many open cases there are, of each kind, past their time, and whose. */
export async function countCases(ctx: Ctx): Promise<CaseCounts> {
  const self = ctx.actor.type === 'staff' ? ctx.actor.userId : null;
  const { rows } = await ctx.db.execute<CaseCounts>(sql`
    with open as (select kind, due_at, owner_id, order_id from cases where shop_id = ${ctx.shopId} and state = 'open')
    select count(*)::int as open, count(*) filter (where due_at < ${ctx.now.toISOString()}::timestamptz)::int as overdue,
      count(*) filter (where owner_id = ${self}::uuid)::int as mine, count(*) filter (where owner_id is null)::int as nobodys,
      count(distinct order_id)::int as orders,
      (select coalesce(jsonb_object_agg(kind, n), '{}') from (select kind, count(*) as n from open group by kind) k) as kinds
    from open`);
  return rows[0] ?? { open: 0, overdue: 0, mine: 0, nobodys: 0, orders: 0, kinds: {} };
}
