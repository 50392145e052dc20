import { and, asc, count, eq, inArray, like, sql } from 'drizzle-orm';
import { getPool } from '@/db/pool';
import { orders } from '@/db/schema/orders';
import { shipments, trackingEvents } from '@/db/schema/shipments';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { systemGate } from '@/lib/auth/system';
import type { Ctx } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { shippingZone } from '@/lib/returns/rules/shipping-zone';
import { reportEvents } from '@/lib/tracking/mutations/report-events';
import { momentAt } from '@/lib/tracking/rules/calendar';
import { addWorkingDays } from '@/lib/tracking/rules/working-days';
import { type MovingParcel, type NextStep, nextStep } from './live/next-step';
import { CATALOG } from './pictures/catalog';
import type { DemoShop } from './pictures/catalog-types';
import { seeded } from './pictures/random';
import { DEMO_STORIES } from './stories/demo-stories';
import { orderLines, orderMoney } from './stories/order-lines';
import { plainOrder } from './stories/plain-orders';
import { PLAIN_PLACES } from './stories/plain-places';
import { courierWords, SCAN_WORDS } from './stories/scan-words';
import { instantAt, localTime, readPlace } from './stories/story-clock';
import { trackingNumberOf } from './stories/tracking-numbers';

/** With fewer parcels than this on the move, a shop gets a new order. */
const MOVING_AT_LEAST = 8;
/** While everybody sleeps, orders still come in, up to so many waiting parcels. */
const MOVING_AT_MOST = 25;
/** New orders kept in a shop; beyond it the oldest that arrived makes room. */
const MOST_LIVE_ORDERS = 120;
/** A parcel rests at least so long between two scans. */
const REST_MS = 4 * 60_000;
/** A story is left as it was told until its day is over. */
const STORY_RESTS_MS = 14 * 3_600_000;

const LIVE = 'live-';
const STILL = new Set(
  Object.values(DEMO_STORIES).flatMap((stories) => stories.filter((one) => one.stays).map((one) => `story-${one.key}`)),
);

export type Move = { shop: string; order: string; what: string };

let turn = 0;

/**
 * Lets one parcel of one demo shop take its next plausible step, the shops in turn; a shop with little on the road gets a
 * new order instead. Null where at this hour nothing would happen anywhere.
 */
export async function moveOneParcel(now = new Date()): Promise<Move | null> {
  const { rows } = await getPool().query<{ shopId: string; slug: DemoShop }>(
    'select shop_id as "shopId", slug from list_shops() where is_demo order by slug',
  );
  const known = rows.filter(({ slug }) => slug in CATALOG);
  for (const wanted of [MOVING_AT_LEAST, MOVING_AT_MOST]) {
    for (let tried = 0; tried < known.length; tried++) {
      const shop = known[turn++ % known.length];
      if (!shop) continue;
      const gate = { ...systemGate(shop.shopId, 'move-demo-parcel'), now };
      const moved = await inShop(gate, (ctx) => moveIn(ctx, shop.slug, wanted));
      if (moved) return { shop: shop.slug, ...moved };
    }
  }
  return null;
}

async function moveIn(ctx: Ctx, shop: DemoShop, wanted: number): Promise<Omit<Move, 'shop'> | null> {
  const parcels = await listMoving(ctx);
  if (parcels.length < wanted) return placeOrder(ctx, shop);
  for (const parcel of parcels) {
    if (ctx.now.getTime() - parcel.lastAt < REST_MS) continue;
    const step = nextStep(parcel, ctx.now, seeded(`${parcel.externalId} ${ctx.now.toISOString()}`));
    if (step) {
      await scan(ctx, shop, parcel, step);
      return { order: parcel.number, what: step.what };
    }
  }
  return null;
}

type Parcel = MovingParcel & { externalId: string; number: string; lastAt: number; town: string; city: string };

/** Parcels that may move, the longest untouched first. */
async function listMoving(ctx: Ctx): Promise<Parcel[]> {
  const newest = sql<string | null>`(select e.description from ${trackingEvents} e where e.shop_id = ${shipments.shopId}
    and e.shipment_id = ${shipments.id} and e.kind = 'event' order by e.occurred_at desc nulls last limit 1)`;
  const rows = await ctx.db
    .select({
      externalId: shipments.externalId,
      status: shipments.status,
      subStatus: shipments.subStatus,
      carrier: shipments.carrier,
      eta: shipments.eta,
      lastEventAt: shipments.lastEventAt,
      lastWords: newest,
      order: orders.externalId,
      number: orders.number,
      address: orders.shippingAddress,
    })
    .from(shipments)
    .innerJoin(orders, and(eq(orders.shopId, shipments.shopId), eq(orders.id, shipments.orderId)))
    .where(
      and(
        eq(shipments.shopId, ctx.shopId),
        eq(shipments.direction, 'outbound'),
        inArray(shipments.status, ['pre_transit', 'in_transit', 'out_for_delivery']),
      ),
    )
    .orderBy(sql`${shipments.lastEventAt} asc nulls first`, asc(shipments.id));
  return rows.flatMap(({ address, lastEventAt, eta, order, carrier, ...row }) => {
    const zone = shippingZone(address);
    if (!zone || !address?.city || !carrier) return [];
    const lastAt = lastEventAt?.getTime() ?? 0;
    const isStory = order.startsWith('story-') && !order.startsWith('story-plain-');
    const dayIsOver = eta !== null && eta.latest.slice(0, 10) < localTime(ctx.now, zone).slice(0, 10);
    if (isStory && (STILL.has(order) || !dayIsOver || ctx.now.getTime() - lastAt < STORY_RESTS_MS)) return [];
    const { city, region, country } = address;
    return [{ ...row, carrier, country, zone, lastAt, city, town: [city, region, country].filter(Boolean).join(', ') }];
  });
}

async function scan(ctx: Ctx, shop: DemoShop, parcel: Parcel, step: NextStep): Promise<void> {
  const places = PLAIN_PLACES[shop];
  const hub = places.towns.find(({ city }) => city === parcel.city)?.hub ?? parcel.town;
  const { city, region, country, zone } = readPlace({ home: places.home, hub, town: parcel.town }[step.where]);
  const [status, sub_status] = SCAN_WORDS[step.what];
  await reportEvents(ctx, {
    externalId: parcel.externalId,
    events: [
      {
        occurred_at: ctx.now.toISOString(),
        local_time: localTime(ctx.now, zone === 'UTC' ? parcel.zone : zone),
        status,
        sub_status,
        description: step.words,
        location: { city, region, country },
      },
    ],
  });
}

/** A new order of the shop, packed at once. */
async function placeOrder(ctx: Ctx, shop: DemoShop): Promise<Omit<Move, 'shop'>> {
  await makeRoom(ctx);
  const [last] = await ctx.db
    .select({ index: sql<number>`coalesce(max(substring(${orders.externalId} from '[0-9]+$')::integer), 0)` })
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), like(orders.externalId, `${LIVE}%`)));
  const index = (last?.index ?? 0) + 1;
  const catalog = CATALOG[shop];
  const story = plainOrder({ shop, catalog, state: 'label', index: 100 + index });
  const { buyer, locale, number } = story;
  const { name, line1, city, region, postal_code, country } = buyer;
  const lines = orderLines(catalog, story.items, locale);
  const order = await createOrder(ctx, {
    externalId: `${LIVE}${index}`,
    number,
    placed_at: new Date(ctx.now.getTime() - 9 * 60_000).toISOString(),
    locale,
    channel: 'web',
    customer: { email: buyer.email, phone: undefined, name },
    shipping_address: { name, line1, city, region, postal_code, country },
    ...orderMoney(catalog, lines, { country }),
    lines,
  });
  const carrier = story.parcels[0]?.carrier ?? 'own_courier';
  const zone = shippingZone(buyer) ?? 'UTC';
  const today = momentAt(ctx.now.getTime(), zone)?.day ?? ctx.now.toISOString().slice(0, 10);
  const shipment = await createShipment(ctx, order, {
    externalId: `${order.externalId}-1`,
    carrier,
    tracking_number: trackingNumberOf(carrier, seeded(`${shop} live ${index}`)),
    promised_at: instantAt(addWorkingDays(today, 2, country), 18 * 60, zone).toISOString(),
  });
  const home = readPlace(PLAIN_PLACES[shop].home);
  const [status, sub_status] = SCAN_WORDS.label;
  await reportEvents(ctx, {
    externalId: shipment.externalId,
    events: [
      {
        occurred_at: ctx.now.toISOString(),
        local_time: localTime(ctx.now, home.zone),
        status,
        sub_status,
        description: courierWords(carrier, 'label'),
        location: { city: home.city, region: home.region, country: home.country },
      },
    ],
  });
  return { order: number, what: 'label' };
}

/** The oldest of the new orders that arrived and that nobody sends back leaves when there are too many. */
async function makeRoom(ctx: Ctx): Promise<void> {
  const live = and(eq(orders.shopId, ctx.shopId), like(orders.externalId, `${LIVE}%`));
  const [kept] = await ctx.db.select({ orders: count() }).from(orders).where(live);
  if ((kept?.orders ?? 0) < MOST_LIVE_ORDERS) return;
  await ctx.db.execute(sql`
    delete from orders where shop_id = ${ctx.shopId} and id = (
      select o.id from orders o where o.shop_id = ${ctx.shopId} and o.external_id like ${`${LIVE}%`}
        and exists (select from shipments s where s.shop_id = o.shop_id and s.order_id = o.id and s.status = 'delivered')
        and not exists (select from returns r where r.shop_id = o.shop_id and r.order_id = o.id)
      order by o.placed_at limit 1)`);
}
