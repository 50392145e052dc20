import { type SQL, sql } from 'drizzle-orm';
import { carrierName } from '@/lib/carriers/rules/carrier-slug';
import { leadOf } from '@/lib/cases/rules/case-row';
import { ROWS } from '@/lib/console/constants';
import { sayCount, sayMoney, saySums } from '@/lib/console/rules/say-things';
import { dayIn, sayDate } from '@/lib/console/rules/say-time';
import type { Ctx } from '@/lib/core/context';
import { daysBetween } from '@/lib/core/local-date';
import { pageOf, readCursor } from '@/lib/core/paging';
import { getShop } from '@/lib/shops/queries/get-shop';
import { ownPicture } from '@/lib/storefront/rules/order-facts';
import { CLAIM_STATES, type ClaimKind, type ClaimState } from '../constants';
import { CLAIM_BADGES, CLAIM_KIND_WORDS } from '../rules/claim-words';
import type { ClaimListQuery } from '../schema';
import type { ClaimList, ClaimRow } from '../types';

type Facts = {
  id: string;
  openedAt: string;
  kind: ClaimKind;
  state: ClaimState;
  carrier: string;
  amount: number;
  paidAmount: number | null;
  currency: string;
  deadline: string | null;
  number: string;
  customerName: string | null;
  customerEmail: string;
  lines: { title: string; quantity: number; imageUrl: string | null }[];
};
type Count = { state: ClaimState; count: number; sums: { amount: number; currency: string }[] };

/** An open claim is urgent when so few days are left. */
const URGENT_DAYS = 5;

/** Claims, the newest first. @throws AppError INVALID for a cursor that is none */
export async function readClaimList(ctx: Ctx, input: ClaimListQuery): Promise<ClaimList> {
  const [shop, counts, rows] = await Promise.all([getShop(ctx), countClaims(ctx), listClaims(ctx, input)]);
  const page = pageOf(rows, ROWS, (row) => ({ at: row.openedAt, id: row.id }));
  const today = dayIn(ctx.now, shop.timeZone);
  const waiting = counts.find(({ state }) => state === 'sent');
  const open = counts.find(({ state }) => state === 'open')?.count ?? 0;
  return {
    rows: page.data.map((row) => wordClaim(row, { shop: shop.slug, today, now: ctx.now })),
    next_cursor: page.next_cursor,
    title: sayTitle(open, waiting),
    states: [
      { state: null, label: 'All', count: null },
      ...CLAIM_STATES.filter((state) => state !== 'withdrawn').map((state) => ({
        state,
        label: CLAIM_BADGES[state].label,
        count: counts.find((one) => one.state === state)?.count ?? 0,
      })),
    ],
  };
}

function sayTitle(open: number, sent: Count | undefined): string {
  const money = saySums(sent?.sums ?? []);
  const waits = money ? `couriers owe you an answer about ${money}` : null;
  if (open === 0) return waits ? `${waits.charAt(0).toUpperCase()}${waits.slice(1)}.` : 'Nothing to claim.';
  const sending = open === 1 ? 'One claim is ready to send' : `${sayCount(open)} claims are ready to send`;
  return waits ? `${sending}; ${waits}.` : `${sending}.`;
}

function wordClaim(row: Facts, { shop, today, now }: { shop: string; today: string; now: Date }): ClaimRow {
  for (const line of row.lines) line.imageUrl = ownPicture(line.imageUrl);
  const left = row.deadline === null ? null : daysBetween(today, row.deadline);
  const isOpen = row.state === 'open';
  const until =
    row.deadline === null || left === null
      ? ''
      : left < 0
        ? 'its time is over'
        : `until ${sayDate(new Date(`${row.deadline}T12:00:00Z`), 'UTC', now)}`;
  return {
    id: row.id,
    href: `/console/${shop}/claims/${row.id}`,
    lead: leadOf(row),
    thumb: { url: row.lines[0]?.imageUrl ?? null, title: row.lines[0]?.title ?? '' },
    detail: [CLAIM_KIND_WORDS[row.kind], carrierName(row.carrier), row.number].filter(Boolean).join(' · '),
    amount: sayMoney(row),
    state:
      row.paidAmount === null
        ? isOpen
          ? until
          : ''
        : `paid ${sayMoney({ amount: row.paidAmount, currency: row.currency })}`,
    isUrgent: isOpen && left !== null && left <= URGENT_DAYS,
    badge: CLAIM_BADGES[row.state],
  };
}

async function listClaims(ctx: Ctx, { state, cursor }: ClaimListQuery): Promise<Facts[]> {
  const after = cursor ? readCursor(cursor) : null;
  const position: SQL = after ? sql`(c.opened_at, c.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`;
  const { rows } = await ctx.db.execute<Facts>(sql`
    select c.id, to_json(c.opened_at) #>> '{}' as "openedAt", c.kind, c.state, c.carrier, c.amount::float8 as amount,
      c.paid_amount::float8 as "paidAmount", c.currency, c.deadline, o.number, o.customer_name as "customerName",
      o.customer_email as "customerEmail",
      (select coalesce(jsonb_agg(jsonb_build_object('title', l.title, 'quantity', x.quantity,
          'imageUrl', coalesce(l.image_url, w.image_url, p.image_url)) order by l.position), '[]')
        from shipment_lines x join order_lines l on l.shop_id = x.shop_id and l.id = x.line_id
        left join products p on p.shop_id = l.shop_id and p.external_id = l.product_external_id
        left join variants w on w.shop_id = l.shop_id and w.external_id = l.variant_external_id
        where x.shop_id = c.shop_id and x.shipment_id = c.shipment_id) as lines
    from claims c join orders o on o.shop_id = c.shop_id and o.id = c.order_id
    where c.shop_id = ${ctx.shopId} and ${state ? sql`c.state = ${state}` : sql`true`} and ${position}
    order by c.opened_at desc, c.id desc limit ${ROWS + 1}`);
  return rows;
}

/** How many claims stand where, and about how much money. */
export async function countClaims(ctx: Ctx): Promise<Count[]> {
  const { rows } = await ctx.db.execute<Count>(sql`
    select state, sum(n)::int as count, jsonb_agg(jsonb_build_object('amount', amount, 'currency', currency)) as sums
    from (select state, currency, count(*) as n, sum(amount) as amount from claims where shop_id = ${ctx.shopId} group by 1, 2) g
    group by state`);
  return rows;
}
