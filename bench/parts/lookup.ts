import { explainPage } from '@/db/testing/explain-page';
import type { ShopId } from '@/lib/core/context';
import { loadOrderPage } from '@/lib/storefront/queries/load-order-page';
import type { Check, Report } from '../report';
import { interleave, percentile, ratio, seeded, spread } from '../rounds';
import type { Options } from '../run';
import { benchToken, NEWEST, seedOrders, seedShop } from '../seed';
import type { BenchDatabase, World } from '../world';
import { smallShop } from './page';

const LOOKUPS = 1_500;
/** Of 8 kB: what fits a few of them is best read whole, and PostgreSQL does so whatever indexes there are. */
const FEW_PAGES = 4;
const MOST_BUFFERS = 60;

type Sample = { p50: number; p99: number };

/** Looking up one order by its link: does it matter how many others there are? */
export async function lookup(world: World, options: Options): Promise<Report> {
  const { database: small, shop } = await smallShop(world);
  const large = await world.database('large');
  const crowded = await seedShop(large.owner);
  const began = performance.now();
  await seedOrders(large.owner, crowded, options.orders, (done, of) => console.log(`Seeded ${done} of ${of} orders`));
  const seconds = (performance.now() - began) / 1_000;
  const bytes = await large.owner.query<{ size: string }>('select pg_database_size(current_database()) as size');
  const size = Number(bytes.rows[0]?.size);

  const tables: [name: string, database: BenchDatabase, shopId: ShopId, most: number, seed: number][] = [
    [`${NEWEST} orders`, small, shop.id, NEWEST, 1],
    [`${options.orders} orders, the newest ${NEWEST}`, large, crowded.id, NEWEST, 1],
    [`${options.orders} orders, any`, large, crowded.id, options.orders, 1],
  ];
  const checks: Check[] = [];
  const plans = [];
  for (const [name, { pool, owner }, shopId] of tables.slice(0, 2)) {
    const plan = await explainPage(pool, shopId, benchToken(7));
    plans.push(plan);
    const { rows: beyond } = await owner.query<{ name: string }>(
      'select relname as name from pg_class where relname = any ($1) and pg_relation_size(oid) > 8192 * $2',
      [plan.scanned, FEW_PAGES],
    );
    const scanned = beyond.map(({ name }) => name);
    checks.push({ name: `tables read whole, ${name}`, value: scanned.join(', ') || 'none', ok: scanned.length === 0 });
    checks.push({ name: `buffers, ${name}`, value: plan.buffers, ok: plan.buffers <= MOST_BUFFERS });
  }

  const variants = tables.map(([name, { pool }, shopId, most, seed]) => ({
    name,
    run: async (round: number): Promise<Sample> => {
      (globalThis as { porchlightPool?: unknown }).porchlightPool = pool;
      const random = seeded(seed + round);
      const times: number[] = [];
      for (let n = 0; n < LOOKUPS; n++) {
        const order = 1 + Math.floor(random() * most);
        const from = performance.now();
        const row = await loadOrderPage(shopId, benchToken(order), new Date());
        times.push(performance.now() - from);
        if (row?.page?.order.number !== `PL-${order}`) throw new Error(`Order ${order} was not found.`);
      }
      times.sort((a, b) => a - b);
      return { p50: percentile(times, 50), p99: percentile(times, 99) };
    },
  }));
  for (const { run } of variants) await run(0);
  const samples = await interleave(variants, options.rounds);
  const [few = '', newest = '', any = ''] = tables.map(([name]) => name);
  const median = (name: string, pick: (sample: Sample) => number) => spread((samples.get(name) ?? []).map(pick)).median;
  return {
    part: 'lookup',
    title: `The tracking page's query by token, one at a time, ${LOOKUPS} a round`,
    columns: ['', 'p50 ms', 'p99 ms'],
    rows: tables.map(([name]) => [name, median(name, (s) => s.p50), median(name, (s) => s.p99)]),
    ratios: [
      {
        name: `p50: ${options.orders} / ${NEWEST} orders, the newest`,
        value: ratio(samples, newest, few, (s) => s.p50),
        target: 1.25,
        aim: 1.15,
        less: true,
      },
      {
        name: `p50: ${options.orders} / ${NEWEST} orders, any`,
        value: ratio(samples, any, few, (s) => s.p50),
        target: 3,
        less: true,
      },
    ],
    checks,
    notes: [
      `${options.orders} orders take ${(size / 1e9).toFixed(2)} GB, ${Math.round(size / options.orders)} B each with all indexes (a line and a scan each, three and twelve the newest ${NEWEST}); seeded in ${seconds.toFixed(0)} s.`,
    ],
  };
}
