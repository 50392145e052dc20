import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '@/db/invariants';
import { type Move, moveOneParcel } from './live';
import { type OpenDemo, openDemo, SEEDED_WITHIN_MS } from './testing/open-demo';

const NOW = new Date('2026-11-25T12:00:00Z');
const MOVES = 150;

let demo: OpenDemo;
beforeAll(async () => {
  demo = await openDemo(NOW);
}, SEEDED_WITHIN_MS);
afterAll(() => demo?.close());

const one = async <T>(sql: string, values: unknown[] = []): Promise<T> => (await demo.owner.query(sql, values)).rows[0];
const scans = () => one<{ n: number }>("select count(*)::int as n from tracking_events where kind = 'event'");

describe('the demo in motion', () => {
  it('moves one parcel at a time, the shops in turn, and never stands still', {
    timeout: SEEDED_WITHIN_MS,
  }, async () => {
    const moves: (Move | null)[] = [];
    let told = (await scans()).n;
    for (let i = 1; i <= MOVES; i++) {
      moves.push(await moveOneParcel(new Date(NOW.getTime() + i * 75_000)));
      const now = (await scans()).n;
      expect(now).toBe(told + 1);
      told = now;
    }
    expect(moves).not.toContain(null);
    const shops = moves.map((move) => move?.shop);
    for (const shop of ['ahlbeck', 'duskhound', 'asagiri'])
      expect(shops.filter((name) => name === shop).length).toBeGreaterThan(3);
    expect(new Set(moves.map((move) => move?.what)).size).toBeGreaterThan(4);
    const { n } = await one<{ n: number }>(
      "select count(*)::int as n from notifications where event = 'shipment.out_for_delivery' and created_at > $1",
      [NOW],
    );
    expect(n).toBeGreaterThan(0);
  });

  it('leaves the stories as they were told', async () => {
    const { n } = await one<{ n: number }>(
      `select count(*)::int as n from tracking_events e join shipments s on s.shop_id = e.shop_id and s.id = e.shipment_id
        join orders o on o.shop_id = s.shop_id and o.id = s.order_id
        where e.received_at > $1 and o.external_id like 'story-%' and o.external_id not like 'story-plain-%'`,
      [NOW],
    );
    expect(n).toBe(0);
  });

  it('lets a story go on when its day is over, save one about being stuck', { timeout: SEEDED_WITHIN_MS }, async () => {
    const later = NOW.getTime() + 3 * 86_400_000;
    for (let i = 1; i <= 120; i++) await moveOneParcel(new Date(later + i * 75_000));
    const state = (key: string) =>
      one<{ status: string; scans: number }>(
        `select s.status, (select count(*)::int from tracking_events e where e.shop_id = s.shop_id and e.shipment_id = s.id
            and e.received_at > $2) as scans
          from shipments s where s.external_id = $1`,
        [`story-${key}-1`, NOW],
      );
    expect((await state('at-van')).scans + (await state('ag-van')).scans).toBeGreaterThan(0);
    expect(await state('at-nine-days')).toEqual({ status: 'in_transit', scans: 0 });
  });

  it('makes room for new orders when there are too many', async () => {
    await demo.owner.query(
      `update shipments set status = 'exception' where status in ('pre_transit', 'in_transit', 'out_for_delivery')`,
    );
    const fill = `insert into orders (shop_id, id, external_id, number, number_key, placed_at, currency, customer_email, email_key,
        prices_include_tax, shipping_total, total_paid, policy_version)
      select shop_id, gen_random_uuid(), 'live-' || (900000 + n), number || n, number_key || n, placed_at, currency, customer_email,
        email_key, prices_include_tax, shipping_total, total_paid, policy_version
      from (select distinct on (shop_id) * from orders order by shop_id, placed_at) o, generate_series(1, 130) n`;
    await demo.owner.query(fill);
    await demo.owner.query(
      `insert into shipments (shop_id, id, external_id, order_id, direction, status)
        select shop_id, gen_random_uuid(), external_id || '-1', id, 'outbound', 'delivered' from orders where external_id like 'live-900%'`,
    );
    const live = () => one<{ n: number }>("select count(*)::int as n from orders where external_id like 'live-%'");
    const before = (await live()).n;
    expect(await moveOneParcel(new Date(NOW.getTime() + 5 * 86_400_000))).toMatchObject({ what: 'label' });
    expect((await live()).n).toBe(before);
  });

  it('keeps everything that must hold', async () => {
    await demo.owner.query("delete from orders where external_id like 'live-900%'");
    const broken = await checkInvariants(demo.owner, NOW);
    // The parcels were laid aside by hand above.
    expect(broken.filter(({ id, violations }) => violations > 0 && id !== 'I7')).toEqual([]);
  });
});
