import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, hasBuild, isFresh } from '@/bin/build';
import { ROOT } from '@/bin/setup';
import { countWaits } from '@/db/testing/count-waits';
import { serveOrderPage } from '@/lib/storefront/order-document';
import { load } from '../load';
import type { Check, Report } from '../report';
import { interleave, ratio, type Sample, seeded, spread } from '../rounds';
import type { Options } from '../run';
import { type BenchShop, benchToken, NEWEST, seedOrders, seedShop } from '../seed';
import type { BenchDatabase, Served, World } from '../world';

const CONNECTIONS = 16;
/** Seconds, and requests of each server: a compiler that works while the code runs has seen enough of it by then. */
const WARM_UP = { seconds: 5, requests: 8_000 };
const LIVE_SCRIPT_LIMIT = 4_096;
const next = createRequire(import.meta.url).resolve('next/dist/bin/next');

/** The shop with ten thousand orders that all parts but the large table use; made once. */
export async function smallShop(world: World): Promise<{ database: BenchDatabase; shop: BenchShop }> {
  const database = await world.database('small');
  small ??= seedShop(database.owner).then(async (shop) => {
    await seedOrders(database.owner, shop, NEWEST);
    return shop;
  });
  return { database, shop: await small };
}
let small: Promise<BenchShop> | undefined;

/** Porchlight as `npm start` runs it. */
export const servePorchlight = (world: World, { url }: BenchDatabase) =>
  world.serve('porchlight', ['--import', 'tsx', 'bin/start.ts'], { DATABASE_URL: url }, '/api/health');

export async function buildIfStale({ build: wanted }: Options): Promise<void> {
  if (wanted ? isFresh() : hasBuild()) return;
  console.log('Building the pages …');
  await build();
}

/** The empty page the tracking page is measured against: a Next application of its own. */
async function buildHello(): Promise<void> {
  if (existsSync(join(ROOT, 'bench/hello/.next/BUILD_ID'))) return;
  console.log('Building the empty page …');
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  const child = spawn(process.execPath, [next, 'build', 'bench/hello'], { cwd: ROOT, env, stdio: 'inherit' });
  await new Promise<void>((done, failed) => {
    child.once('exit', (code) => (code === 0 ? done() : failed(new Error('The empty page could not be built.'))));
  });
}

/** The tracking page over HTTP, against an empty page of the App Router and a hand-written one. */
export async function page(world: World, options: Options): Promise<Report> {
  const { database, shop } = await smallShop(world);
  await buildIfStale(options);
  await buildHello();
  const path = (n: number) => `/s/${shop.slug}/track/${benchToken(n)}`;
  const porchlight = await servePorchlight(world, database);
  const handler = await world.serve('handler', [next, 'start'], { DATABASE_URL: database.url }, '/api/health');
  const hello = await world.serve('hello', [next, 'start', 'bench/hello'], {}, '/');
  const raw = await world.serve(
    'raw',
    ['--import', 'tsx', 'bench/controls/raw-page.ts'],
    { BENCH_DATABASE_URL: database.url },
    path(1),
  );

  const numbers = seeded(20_261_122);
  const paths = Array.from({ length: 10_000 }, () => path(1 + Math.floor(numbers() * NEWEST)));
  const servers: [name: string, server: Served, paths: string[]][] = [
    ['Next, empty dynamic page', hello, ['/']],
    ['hand-written page', raw, paths],
    ['tracking page, Next route handler', handler, paths],
    ['tracking page, Porchlight', porchlight, paths],
  ];
  const checks = [...(await checkContent(servers, path)), ...(await deterministic(database, shop, porchlight, path))];
  const measure = (server: Served, of: string[], seconds: number, connections: number) =>
    load({ server, paths: of, seconds, connections }, world.file('paths'));
  for (const [, server, of] of servers) {
    for (let requests = 0; requests < WARM_UP.requests; ) {
      requests += (await measure(server, of, WARM_UP.seconds, CONNECTIONS)).perSecond * WARM_UP.seconds;
    }
  }
  const samples = await interleave(
    servers.map(([name, server, of]) => ({
      name,
      run: async () => ({
        ...(await measure(server, of, options.seconds, CONNECTIONS)),
        alone: (await measure(server, of, 1, 1)).p50,
      }),
    })),
    options.rounds,
  );
  const failures = [...samples.values()].flat().reduce((sum, { failed }) => sum + failed, 0);
  checks.push({ name: 'requests that failed', value: failures, ok: failures === 0 });
  await Promise.all(servers.map(([, server]) => server.stop()));

  const [empty = '', written = '', route = '', lane = ''] = servers.map(([name]) => name);
  const perSecond = (sample: Sample) => sample.perSecond;
  return {
    part: 'page',
    title: `Tracking page: 12 events, 3 items, random of ${NEWEST} orders, ${CONNECTIONS} connections`,
    columns: ['', 'requests/s', 'p50 ms', 'p99 ms', 'alone p50 ms', 'CPU ms'],
    rows: servers.map(([name]) => {
      const of = (pick: (sample: Sample & { alone: number }) => number | null) =>
        spread((samples.get(name) ?? []).flatMap((sample) => pick(sample) ?? [])).median;
      return [name, of(perSecond), of((s) => s.p50), of((s) => s.p99), of((s) => s.alone), of((s) => s.cpuMs)];
    }),
    ratios: [
      { name: 'Porchlight / empty Next page', value: ratio(samples, lane, empty, perSecond), target: 1.5, aim: 5 },
      { name: 'Porchlight / hand-written', value: ratio(samples, lane, written, perSecond), target: 0.2, aim: 0.6 },
      { name: 'route handler / empty Next page', value: ratio(samples, route, empty, perSecond), target: 1 },
      {
        name: 'CPU: Porchlight / empty Next page',
        value: ratio(samples, lane, empty, (s) => s.cpuMs),
        target: 0.5,
        aim: 0.15,
        less: true,
      },
    ],
    checks,
  };
}

/** Each page says what it must before anyone counts how often. */
async function checkContent(servers: [string, Served, string[]][], path: (n: number) => string): Promise<Check[]> {
  const checks: Check[] = [];
  for (const [name, { origin }, paths] of servers) {
    const ofOrder = paths.length > 1;
    const answer = await fetch(origin + (ofOrder ? path(2) : '/'));
    const html = await answer.text();
    const said = ofOrder ? ['PL-2', 'Delivered', 'Linen shirt', 'Canvas tote', 'Chelsea boots', 'Hamburg'] : ['Hello'];
    const missing = said.filter((words) => !html.includes(words));
    checks.push({
      name: `content of ${name}`,
      value: missing.length ? `without ${missing.join(', ')}` : `${Buffer.byteLength(html)} B`,
      ok: answer.ok && missing.length === 0,
    });
  }
  return checks;
}

/** What the page weighs, and how often it waits for the database: no machine is too busy for these. */
async function deterministic(
  database: BenchDatabase,
  shop: BenchShop,
  { origin }: Served,
  path: (n: number) => string,
): Promise<Check[]> {
  const html = await (await fetch(origin + path(2))).text();
  const scripts = [...html.matchAll(/<script\b[^>]*?src="([^"]+)"/g)].flatMap((match) => match[1] ?? []);
  const styles = [...html.matchAll(/<style\b[^>]*>([^<]*)/g)].map(([, css = '']) => css).join('');
  const waits = /<link\b[^>]*?rel="stylesheet"/.test(html);
  const weigh = (files: string[]) =>
    files.reduce((sum, file) => sum + gzipSync(readFileSync(join(ROOT, 'public', file)), { level: 9 }).length, 0);
  const inline = [...html.matchAll(/<script\b(?![^>]*ld\+json)[^>]*>([^<]+)</g)].length;
  const requests = [...html.matchAll(/<(?:script|link|img)\b[^>]*?(?:src|href)="(?!data:)([^"]+)"/g)].length + 1;

  const holder = globalThis as { porchlightPool?: unknown };
  holder.porchlightPool = database.pool;
  const open = (n: number) =>
    serveOrderPage(new Request(`http://localhost${path(n)}`), shop.slug, benchToken(n)).then((answer) => answer.text());
  await open(1);
  const { roundTrips } = await countWaits(database.pool, () => open(2));
  return [
    { name: 'HTML', value: `${Buffer.byteLength(html)} B, ${gzipSync(html).length} B gzip`, ok: true },
    {
      name: 'JavaScript',
      value: `${weigh(scripts)} B gzip in ${scripts.length} file, ${inline} inline`,
      ok: scripts.every((file) => file.includes('/live-')) && weigh(scripts) <= LIVE_SCRIPT_LIMIT && inline === 0,
    },
    { name: 'styles in the page', value: `${gzipSync(styles).length} B gzip`, ok: styles !== '' && !waits },
    { name: 'requests of a first visit, pictures included', value: requests, ok: true },
    { name: 'round trips to the database', value: roundTrips, ok: roundTrips === 1 },
  ];
}
