import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '@/db/invariants';
import { loadReturnDetail } from '@/lib/console/queries/load-return-detail';
import type { Ctx, ShopId } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { createTranslator } from '@/lib/i18n/translator';
import { isWorkingDay } from '@/lib/returns/rules/public-holidays';
import { loadOrderPage } from '@/lib/storefront/queries/load-order-page';
import { orderFacts } from '@/lib/storefront/rules/order-facts';
import { buildOrderPage } from '@/lib/tracking/rules/build-order-page';
import { addDays, type Day, momentAt, readMoment } from '@/lib/tracking/rules/calendar';
import type { OrderFacts, OrderPageView } from '@/lib/tracking/types';
import { couriersWork } from './stories/story-clock';
import { listStoryLinks, type StoryLink } from './story-links';
import { type OpenDemo, openDemo, SEEDED_WITHIN_MS } from './testing/open-demo';

const DAYS = [
  ['a Sunday before a holiday in Japan', '2026-11-22T10:00:00Z'],
  ['a Wednesday', '2026-11-25T12:00:00Z'],
  ['Christmas Eve, a moment after midnight in Japan', '2026-12-24T15:00:10Z'],
] as const;
const LOCALES = ['en', 'de', 'ja', 'ar'];
const MOVING = ['pre_transit', 'in_transit', 'exception', 'attempt_failed'];

type Told = { link: StoryLink; facts: OrderFacts; views: OrderPageView[]; gift: OrderPageView | null };

describe.each(DAYS)('the demo shops on %s', (_day, at) => {
  const now = new Date(at);
  let demo: OpenDemo;
  let told: Told[];

  beforeAll(async () => {
    demo = await openDemo(now);
    told = [];
    for (const link of await listStoryLinks(demo.owner)) told.push(await read(link));
  }, SEEDED_WITHIN_MS);
  afterAll(() => demo?.close());

  async function read(link: StoryLink): Promise<Told> {
    const facts = await factsOf(link, link.token);
    const gift = link.giftToken && pageOf(await factsOf(link, link.giftToken), facts.order.locale ?? 'en');
    return { link, facts, views: LOCALES.map((locale) => pageOf(facts, locale)), gift: gift || null };
  }

  async function factsOf({ shop }: StoryLink, token: string): Promise<OrderFacts> {
    const { rows } = await demo.owner.query('select id, name, time_zone, locales from shops where slug = $1', [shop]);
    const { id, name, time_zone, locales } = rows[0];
    const row = await loadOrderPage(id, token, now);
    if (!row?.page) throw new Error('The story has no page.');
    const contact = { email: 'shop@shop.test', phone: null, url: null, hours: null, replyTime: null };
    return orderFacts({
      page: row.page,
      scope: row.scope,
      shop: { slug: shop, name, timeZone: time_zone, locales, contact },
      locale: row.page.order.locale ?? 'en',
      now,
      returnHref: (returnId) => `/returns/${returnId}`,
      reportHref: () => '',
    });
  }

  const pageOf = (facts: OrderFacts, locale: string) =>
    buildOrderPage(facts, { now, locale, t: createTranslator(locale), links: { return: '/r', problem: '/p' } });

  const shown = (key: string) => {
    const found = told.find(({ link }) => link.key === key);
    if (!found) throw new Error(`No story "${key}"`);
    return { ...found, en: found.views[0] as OrderPageView };
  };
  const inDemo = async <T>(key: string, run: (ctx: Ctx, returnId: string) => Promise<T>): Promise<T> => {
    const { rows } = await demo.owner.query(
      'select r.shop_id, r.id from returns r join orders o on o.shop_id = r.shop_id and o.id = r.order_id where o.external_id = $1',
      [`story-${key}`],
    );
    const gate = { shopId: rows[0].shop_id as ShopId, actor: { type: 'system' as const, job: 'test' }, now };
    return inShop(gate, (ctx) => run(ctx, rows[0].id));
  };
  const local = ({ order }: OrderFacts, instant = now): Day => momentAt(instant.getTime(), order.timeZone)?.day ?? '';
  const arrivedOn = ({ shipments }: OrderFacts) =>
    shipments.map(({ deliveredAtLocal }) => deliveredAtLocal?.slice(0, 10));

  it('tells at least 40 stories, each with a page in every language', () => {
    expect(told.length).toBeGreaterThanOrEqual(40);
    expect(new Set(told.map(({ link }) => link.number)).size).toBe(told.length);
    for (const { views } of told) {
      for (const view of views) {
        expect(view.headline.sentence).toMatch(/\p{L}{2}/u);
        expect(JSON.stringify(view)).not.toMatch(/undefined|NaN|Invalid Date|\{goods\}|parcel\.sentence/);
      }
    }
  });

  it('shows every state', () => {
    const status = (key: string, parcel = 0) => {
      const { status, subStatus } = shown(key).facts.shipments[parcel] ?? {};
      return subStatus ? `${status}/${subStatus}` : status;
    };
    expect(status('at-label')).toBe('pre_transit/label_created');
    expect(status('ag-van')).toBe('out_for_delivery');
    expect(status('dh-stops')).toMatch(couriersWork(local(shown('dh-stops').facts), 'US') ? /courier_near/ : /arrived/);
    expect(status('at-neighbour')).toBe('delivered/delivered_to_neighbour');
    expect(status('ag-absent')).toBe('attempt_failed/not_home');
    expect(status('at-pickup')).toBe('available_for_pickup/ready_at_point');
    expect(status('dh-locker')).toBe('available_for_pickup/ready_in_locker');
    expect(status('ag-customs')).toBe('exception/missing_documents');
    expect(status('dh-lost')).toBe('exception/lost');
    expect(shown('dh-lost').en.headline.sentence).toContain('again');
    expect(status('at-damaged')).toBe('exception/damaged');
    expect(status('ag-refused')).toBe('returned/returning');
    expect(shown('at-nine-days').en.parcels[0]?.silence).toContain('9 days');
    expect(shown('dh-quiet').en.parcels[0]?.silence).toContain('we ask');
    expect(shown('at-nine-days').en.parcels[0]?.note).toContain('Okafor');
    expect(new Set(shown('dh-three').facts.shipments.map((one) => one.status)).size).toBeGreaterThan(1);
    expect(shown('at-outside').facts.order.lines[0]?.returnBy).toBeNull();
    expect(shown('at-exchange').en.headline.sentence).toContain('exchange');
    expect(shown('at-exchange').en.parcels[0]?.items).toMatchObject([{ variant: '43 · Cognac', returnNote: null }]);
    expect(shown('ag-chipped').en.parcels[0]?.items).toMatchObject([{ variant: '白釉', returnNote: null }]);
    expect(shown('at-half').facts.order.lines.map((line) => line.returnedQuantity)).toEqual([0, 1]);
    expect(shown('at-refunded').facts.returns).toMatchObject([{ status: 'completed' }]);
    expect(
      told.filter(({ facts }) => facts.returns.some(({ status }) => status === 'requested')).length,
    ).toBeGreaterThan(3);
  });

  it('has money that waits for a person, each kind where staff look for it', async () => {
    const placeOf = (key: string) => inDemo(key, (ctx, returnId) => loadReturnDetail(ctx, { returnId }));
    expect(await placeOf('at-transfer')).toMatchObject({
      place: 'refund',
      order: { paidBy: 'bank_transfer' },
      account: { holder: 'Wilfried Jessen' },
    });
    expect(await placeOf('ag-cash')).toMatchObject({
      place: 'refund',
      order: { paidBy: 'cash_on_delivery' },
      account: null,
    });
    expect(await placeOf('at-bounced')).toMatchObject({ place: 'failed', row: { status: 'received' } });
    expect(await placeOf('dh-dispute')).toMatchObject({ place: 'held', disputes: [{ state: 'open' }] });
    const abroad = await placeOf('dh-duties');
    expect(abroad.place).toBe('refund');
    expect(abroad.quote.money.charges?.amount).toBeGreaterThan(0);
  });

  it('dates from its own deliveries what no courier has dated, and says so where it knows too little', async () => {
    const { rows } = await demo.owner.query<{ slug: string; lanes: number }>(
      'select s.slug, count(l.carrier)::int as lanes from shops s left join transit_lanes l on l.shop_id = s.id group by 1',
    );
    for (const { slug, lanes } of rows) expect(lanes, slug).toBeGreaterThan(0);
    const alaska = shown('dh-alaska');
    expect(alaska.facts.shipments[0]?.eta).toBeNull();
    expect(alaska.en.headline.sentence).toContain('We don’t know the day yet');
  });

  it('hides prices, buyer and note from who is given something', () => {
    const gifts = told.flatMap(({ gift, facts }) => (gift ? [{ gift, facts }] : []));
    expect(gifts.length).toBeGreaterThan(1);
    for (const { gift, facts } of gifts) {
      expect(gift.items.map(({ price }) => price)).toEqual(gift.items.map(() => null));
      expect(JSON.stringify(gift)).not.toContain(facts.order.customerName);
    }
  });

  it('has something arrive today somewhere, and no day on which nobody comes', () => {
    expect(told.some(({ facts }) => arrivedOn(facts).includes(local(facts)))).toBe(true);
    for (const { link, facts } of told) {
      const country = facts.order.country ?? '';
      for (const { status, eta } of facts.shipments) {
        const day = readMoment(eta?.latest, facts.order.timeZone)?.day ?? '';
        if (status === 'out_for_delivery') expect(couriersWork(local(facts), country), link.key).toBe(true);
        else if (MOVING.includes(status) && day > local(facts))
          expect(isWorkingDay(day, country), `${link.key} comes on ${day}`).toBe(true);
      }
    }
  });

  it('speaks of tomorrow only where people work tomorrow', () => {
    const tomorrow = told.filter(({ views }) =>
      views[0]?.parcels.some((parcel) => MOVING.includes(parcel.status) && /tomorrow/.test(parcel.sentence)),
    );
    for (const { link, facts } of tomorrow)
      expect(isWorkingDay(addDays(local(facts), 1), facts.order.country), link.key).toBe(true);
  });

  it('knows nothing of the future, and counts what must hold', async () => {
    const { rows } = await demo.owner.query(
      `select (select count(*)::int from tracking_events where occurred_at > $1) as scans,
        (select count(*)::int from return_events where at > $1) as steps, (select count(*)::int from orders where placed_at > $1) as orders`,
      [now],
    );
    expect(rows).toEqual([{ scans: 0, steps: 0, orders: 0 }]);
    expect((await checkInvariants(demo.owner, now)).filter(({ violations }) => violations > 0)).toEqual([]);
  });
});
