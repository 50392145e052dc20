import { load, type Post } from '../load';
import type { Check, Report } from '../report';
import { interleave, ratio, type Sample, spread } from '../rounds';
import type { Options } from '../run';
import { type BenchShop, NEWEST, orderExternalId } from '../seed';
import type { BenchDatabase, World } from '../world';
import { buildIfStale, servePorchlight, smallShop } from './page';

const CALLERS = 8;
/** Of them each round measures so many alone, one after the other. */
const ALONE = 100;
/** A compiler that works while the code runs has seen enough of it by then, in each process that serves. */
const WARM_UP = 1_000;
/** What was delivered can come back: every second order, and of those each side has its own half. */
const EACH = NEWEST / 4;

type Side = { name: string; first: number };

/** One unit of an order's second line; an order is asked of once, so nothing is a repeat. */
const post = ({ first }: Side, at: number, { apiKey }: BenchShop): Post => ({
  path: '/api/v1/returns',
  headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
  body: JSON.stringify({
    order_external_id: orderExternalId(first + 4 * at),
    lines: [{ line_external_id: 'line-2', quantity: 1, reason: 'changed_mind', resolution: 'refund' }],
    method: 'own_courier',
  }),
});

async function checkTaken({ owner }: BenchDatabase, { name, first }: Side, taken: number): Promise<Check[]> {
  const { rows } = await owner.query<{ returns: number; claimed: number }>(
    `with asked as (select o.shop_id, o.id from orders o where substring(o.external_id from 7)::int % 4 = $1 % 4)
     select (select count(*)::int from asked a join returns r on r.shop_id = a.shop_id and r.order_id = a.id) as returns,
       (select sum(claimed)::int from asked a join order_lines l on l.shop_id = a.shop_id and l.order_id = a.id) as claimed`,
    [first],
  );
  const { returns: made = 0, claimed = 0 } = rows[0] ?? {};
  return [
    { name: `returns made of ${taken} asked for, ${name}`, value: made, ok: made === taken },
    { name: `units claimed, ${name}`, value: claimed, ok: claimed === taken },
  ];
}

/** A return by API, from order to number, against one hand-written transaction. */
export async function returns(world: World, options: Options): Promise<Report> {
  const { database, shop } = await smallShop(world);
  await buildIfStale(options);
  const floor: Side = { name: 'one transaction, by hand', first: 2 };
  const product: Side = { name: 'Porchlight', first: 4 };
  const porchlight = await servePorchlight(world, database);
  const bare = await world.serve(
    'bare-returns',
    ['--import', 'tsx', 'bench/controls/bare-returns.ts'],
    { BENCH_DATABASE_URL: database.url, BENCH_SHOP: [shop.id, shop.apiKey].join(' ') },
    '/',
  );
  const taken = new Map<Side, number>();
  const some = (side: Side, count: number) => {
    const from = taken.get(side) ?? 0;
    taken.set(side, from + count);
    return Array.from({ length: count }, (_, n) => post(side, from + n, shop));
  };
  const sides = [
    { side: floor, server: bare },
    { side: product, server: porchlight },
  ];
  const perRound = Math.floor((EACH - WARM_UP) / options.rounds) - ALONE;
  const variants = sides.map(({ side, server }) => ({
    name: side.name,
    run: async () => ({
      ...(await load({ server, connections: CALLERS, posts: some(side, perRound) }, world.file('posts'))),
      alone: (await load({ server, connections: 1, posts: some(side, ALONE) }, world.file('posts'))).p50,
    }),
  }));
  for (const { side, server } of sides) {
    await load({ server, connections: CALLERS, posts: some(side, WARM_UP) }, world.file('posts'));
  }
  const samples = await interleave(variants, options.rounds);
  const failures = [...samples.values()].flat().reduce((sum, { failed }) => sum + failed, 0);
  const checks = [{ name: 'returns that were refused', value: failures, ok: failures === 0 }];
  for (const { side } of sides)
    checks.push(...((await checkTaken(database, side, taken.get(side) ?? 0)) as typeof checks));
  await Promise.all([porchlight.stop(), bare.stop()]);

  const of = (name: string, pick: (sample: Sample & { alone: number }) => number | null) =>
    spread((samples.get(name) ?? []).flatMap((sample) => pick(sample) ?? [])).median;
  return {
    part: 'returns',
    title: `A return made by API, ${perRound} a round from ${CALLERS} callers and ${ALONE} from one`,
    columns: ['', 'returns/s', 'p50 ms', 'p99 ms', 'alone p50 ms', 'CPU ms'],
    rows: sides.map(({ side: { name } }) => [
      name,
      of(name, (s) => s.perSecond),
      of(name, (s) => s.p50),
      of(name, (s) => s.p99),
      of(name, (s) => s.alone),
      of(name, (s) => s.cpuMs),
    ]),
    ratios: [
      {
        name: 'Porchlight / one transaction, by hand',
        value: ratio(samples, product.name, floor.name, (s) => s.perSecond),
        target: 0.2,
        aim: 0.5,
      },
    ],
    checks,
  };
}
