import { load, type Post } from '../load';
import type { Report } from '../report';
import { interleave, ratio, type Sample, seeded, spread } from '../rounds';
import type { Options } from '../run';
import { type BenchShop, NEWEST, shipmentExternalId } from '../seed';
import type { World } from '../world';
import { buildIfStale, servePorchlight, smallShop } from './page';
import { BARE, serveBare } from './serve-intake';

const CALLERS = 8;
const BATCHES = 200;
const SCANS = 100;

/** Batches of scans of one parcel each, as a merchant's own courier tells them at the end of a round. */
function batches({ apiKey }: BenchShop, name: string, round: number): Post[] {
  const random = seeded(7_000 + round);
  return Array.from({ length: BATCHES }, (_, batch) => {
    const events = Array.from({ length: SCANS }, (_, n) => ({
      id: `batch_${name}_${round}_${batch}_${n}`,
      occurred_at: new Date(Date.now() - Math.floor(random() * 600_000)).toISOString(),
      status: 'out_for_delivery',
      sub_status: 'loaded',
      description: 'Loaded into the delivery vehicle',
      location: { city: 'Berlin', postal_code: '10119', country: 'DE' },
    }));
    const parcel = shipmentExternalId(1 + 2 * Math.floor((random() * NEWEST) / 2));
    return {
      path: `/api/v1/shipments/${parcel}/events`,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ events }),
    };
  });
}

/** The API's batches of scans, against a server that writes them by one statement each. */
export async function batched(world: World, options: Options): Promise<Report> {
  const { database, shop } = await smallShop(world);
  await buildIfStale(options);
  const porchlight = await servePorchlight(world, database);
  const bare = await serveBare(world, database, shop, { connectionId: shop.id, secret: '' });
  const servers = [
    { name: BARE, server: bare, told: 'bare' },
    { name: 'Porchlight', server: porchlight, told: 'porchlight' },
  ];
  const variants = servers.map(({ name, server, told }) => ({
    name,
    run: (round: number) =>
      load({ server, connections: CALLERS, posts: batches(shop, told, round) }, world.file('batches')),
  }));
  for (const { run } of variants) await run(1_000);
  // As in the bench of webhooks: plans of tables in use.
  await database.owner.query('vacuum analyze');
  const samples = await interleave(variants, options.rounds);
  const failures = [...samples.values()].flat().reduce((sum, { failed }) => sum + failed, 0);
  const sent = BATCHES * SCANS * (options.rounds + 1);
  const checks = [{ name: 'batches that were not answered', value: failures, ok: failures === 0 }];
  for (const { told } of servers) {
    const { rows } = await database.owner.query<{ scans: number }>(
      `select count(*)::int as scans from tracking_events where shop_id = $1 and key like 'api:batch\\_' || $2 || '\\_%'`,
      [shop.id, told],
    );
    const kept = rows[0]?.scans ?? 0;
    checks.push({ name: `scans added of ${sent}, ${told}`, value: kept, ok: kept === sent });
  }
  await Promise.all([porchlight.stop(), bare.stop()]);
  const of = (name: string, pick: (sample: Sample) => number | null) =>
    spread((samples.get(name) ?? []).flatMap((sample) => pick(sample) ?? [])).median;
  return {
    part: 'batches',
    title: `Batches of ${SCANS} scans of a parcel through the API, ${BATCHES} a round from ${CALLERS} callers`,
    columns: ['', 'scans/s', 'p50 ms', 'p99 ms', 'CPU ms a batch'],
    rows: servers.map(({ name }) => [
      name,
      of(name, (s) => s.perSecond * SCANS),
      of(name, (s) => s.p50),
      of(name, (s) => s.p99),
      of(name, (s) => s.cpuMs),
    ]),
    ratios: [
      {
        name: 'Porchlight / bare statements',
        value: ratio(samples, 'Porchlight', BARE, (s) => s.perSecond),
        target: 0.6,
        aim: 0.8,
      },
    ],
    checks,
    notes: [
      'Porchlight validates each scan, folds the parcel and answers it whole, with every scan, when all of that is committed. The',
      'bare statements validate nothing, write scans and newest status, and answer nothing. Porchlight is what npm start runs.',
    ],
  };
}
