import { type SQL, sql } from 'drizzle-orm';
import { emailKey, numberKey } from '@/lib/access/contact-keys';
import { NAMES_SEARCHED } from '@/lib/console/constants';
import { PARCEL } from '@/lib/console/queries/list-order-rows';
import { like } from '@/lib/console/queries/list-return-rows';
import { instantDay, localDay } from '@/lib/console/queries/local-day';
import { STUCK_DAYS } from '@/lib/console/rules/parcel-state';
import type { Ctx } from '@/lib/core/context';
import { isId } from '@/lib/core/ids';
import { addDays, dateAt, startOfDay } from '@/lib/core/local-date';
import { type Page, type PageInput, pageOf } from '@/lib/core/paging';
import { ownPicture } from '@/lib/storefront/rules/order-facts';
import { trackingKey } from '@/lib/tracking/schema';
import type { ParcelRowFacts } from '../rules/parcel-row';
import type { ParcelFilter } from '../schema';

/**
 * All parcels of the shop, newest first.
 * @param input.q a tracking number, an order's number, a mail address, our id or the caller's own, or part of a name
 * @param input.zone the shop's clocks
 */
export async function listParcels(
  ctx: Ctx,
  input: PageInput & ParcelFilter & { zone: string },
): Promise<Page<ParcelRowFacts>> {
  const { limit, after } = input;
  const position = after ? sql`(s.created_at, s.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`;
  const { rows } = await ctx.db.execute<ParcelRowFacts>(sql`
    ${input.q ? sql`with found as materialized (${searched(ctx, input.q)})` : sql``}
    select s.id, to_json(s.created_at) #>> '{}' as "createdAt", s.carrier, s.service, s.tracking_number as "trackingNumber",
      ${PARCEL} as parcel, s.order_id as "orderId", o.number, o.customer_name as "customerName", o.customer_email as "customerEmail",
      (select coalesce(jsonb_agg(jsonb_build_object('title', l.title, 'quantity', x.quantity,
          'imageUrl', coalesce(l.image_url, w.image_url, p.image_url)) order by l.position), '[]')
        from shipment_lines x
        join order_lines l on l.shop_id = x.shop_id and l.id = x.line_id
        left join products p on p.shop_id = l.shop_id and p.external_id = l.product_external_id
        left join variants w on w.shop_id = l.shop_id and w.external_id = l.variant_external_id
        where x.shop_id = s.shop_id and x.shipment_id = s.id) as lines,
      (select c.kind from cases c where c.shop_id = s.shop_id and c.shipment_id = s.id and c.state = 'open'
        order by c.pain desc limit 1) as need
    from ${input.q ? sql`found f join shipments s on s.shop_id = ${ctx.shopId} and s.id = f.id` : sql`shipments s`}
    join orders o on o.shop_id = s.shop_id and o.id = s.order_id
    where s.shop_id = ${ctx.shopId} and ${position} and ${filtered(ctx, input)}
    order by s.created_at desc, s.id desc limit ${limit + 1}`);
  for (const row of rows) for (const line of row.lines) line.imageUrl = ownPicture(line.imageUrl);
  return pageOf(rows, limit, (row) => ({ at: row.createdAt, id: row.id }));
}

function filtered(ctx: Ctx, { view, status, carrier, direction, since, until, zone }: ParcelFilter & { zone: string }) {
  const moment = (ms: number) => sql`${new Date(ms).toISOString()}::timestamptz`;
  const parts: SQL[] = [inView(ctx, view, zone)];
  if (status) parts.push(sql`s.status = ${status}`);
  if (carrier) parts.push(sql`s.carrier = ${carrier}`);
  if (direction) parts.push(sql`s.direction = ${direction}`);
  if (since) parts.push(sql`s.created_at >= ${moment(startOfDay(since, zone))}`);
  if (until) parts.push(sql`s.created_at < ${moment(startOfDay(addDays(until, 1), zone))}`);
  return sql.join(parts, sql` and `);
}

const ofCases = (ctx: Ctx, where: SQL) =>
  sql`s.id in (select c.shipment_id from cases c where c.shop_id = ${ctx.shopId} and c.state = 'open' and ${where})`;

function inView(ctx: Ctx, view: ParcelFilter['view'], zone: string): SQL {
  switch (view) {
    case 'needs':
      return ofCases(ctx, sql`true`);
    case 'late':
      // What waits at a counter has come, and what came back will not.
      return sql`s.status in ('pre_transit', 'in_transit', 'out_for_delivery', 'attempt_failed', 'exception', 'unknown')
        and coalesce(${instantDay(sql`s.promised_at`, zone)}, ${localDay(sql`s.eta_original ->> 'latest'`, zone)})
          < ${dateAt(ctx.now.getTime(), zone)}`;
    case 'stalled':
      return sql`(s.status in ('pre_transit', 'in_transit', 'out_for_delivery')
          and s.last_event_at < ${new Date(ctx.now.getTime() - STUCK_DAYS * 86_400_000).toISOString()}::timestamptz
        or ${ofCases(ctx, sql`c.kind = 'stall'`)})`;
    case 'unscanned':
      return sql`s.status in ('unknown', 'pre_transit') and s.last_event_at is null`;
    case 'all':
      return sql`true`;
  }
}

/** Ids of what answers to the words: by their keys among all, a name among those of the newest orders. */
function searched(ctx: Ctx, q: string): SQL {
  const ofOrders = (where: SQL) => sql`
    select s.id from orders o join shipments s on s.shop_id = o.shop_id and s.order_id = o.id
    where o.shop_id = ${ctx.shopId} and ${where}`;
  if (q.includes('@')) return ofOrders(sql`o.email_key = ${emailKey(q)}`);
  const own = (where: SQL) => sql`select s.id from shipments s where s.shop_id = ${ctx.shopId} and ${where}`;
  const roads = [own(sql`s.external_id = ${q}`), ofOrders(sql`o.external_id = ${q}`)];
  const [parcel, number] = [trackingKey(q), numberKey(q)];
  if (parcel) roads.push(own(sql`s.tracking_key = ${parcel}`));
  if (number) roads.push(ofOrders(sql`o.number_key = ${number}`));
  if (isId(q)) roads.push(own(sql`s.id = ${q}::uuid`));
  if (/\p{L}/u.test(q))
    roads.push(sql`
      select s.id from (select n.id, n.customer_name from orders n where n.shop_id = ${ctx.shopId}
        order by n.placed_at desc, n.id desc limit ${NAMES_SEARCHED}) n
      join shipments s on s.shop_id = ${ctx.shopId} and s.order_id = n.id where n.customer_name ilike ${like(q)}`);
  return sql.join(
    roads.map((road) => sql`(${road})`),
    sql` union `,
  );
}

/** Whose parcels carriers' names are taken from. */
const NEWEST = 5_000;

/** The carriers of a shop's newest parcels, by slug. */
export async function listNewestCarriers(ctx: Ctx): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ carrier: string }>(sql`
    select distinct carrier from (
      select s.carrier from shipments s where s.shop_id = ${ctx.shopId}
      order by s.created_at desc, s.id desc limit ${NEWEST}) s
    where carrier is not null order by carrier limit 100`);
  return rows.map(({ carrier }) => carrier);
}
