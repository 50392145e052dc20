import { createHmac } from 'node:crypto';
import { createConnection } from '@/lib/connections/mutations/create-connection';
import type { ShopId } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { load, type Post } from '../load';
import type { Check, Report } from '../report';
import { interleave, ratio, type Sample, seeded, spread } from '../rounds';
import type { Options } from '../run';
import { type BenchShop, NEWEST, shipmentExternalId } from '../seed';
import type { BenchDatabase, World } from '../world';
import { buildIfStale, servePorchlight, smallShop } from './page';
import { BARE, serveBare } from './serve-intake';

const CALLERS = 64;
const MESSAGES = 4_000;
/** Of all messages so many are repeats of an earlier one. */
const REPEATED = 0.2;
const WATCH_MS = 10;

type Sender = { name: string; connectionId: string; secret: string; sent: Set<string> };

async function connect(shop: BenchShop, name: string): Promise<Sender> {
  const gate = { shopId: shop.id as ShopId, actor: { type: 'system' as const, job: 'bench' } };
  const { id, secret = '' } = await inShop(gate, (ctx) => createConnection(ctx, { source: 'generic', name }));
  return { name, connectionId: id, secret, sent: new Set() };
}

/** Signed messages of one scan each, for parcels that are out with the courier; some told twice. */
function messages(sender: Sender, count: number, seed: number): Post[] {
  const random = seeded(seed);
  const key = Buffer.from(sender.secret.replace(/^whsec_/, ''), 'base64');
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const posts: Post[] = [];
  while (posts.length < count) {
    const earlier = posts[Math.floor(random() * posts.length)];
    if (earlier && random() < REPEATED) {
      posts.push(earlier);
      continue;
    }
    const id = `msg_${sender.name}_${seed}_${posts.length}`;
    sender.sent.add(id);
    const body = JSON.stringify({
      shipment_external_id: shipmentExternalId(1 + 2 * Math.floor((random() * NEWEST) / 2)),
      events: [
        {
          id,
          occurred_at: new Date(Date.now() - Math.floor(random() * 600_000)).toISOString(),
          status: 'out_for_delivery',
          sub_status: 'loaded',
          description: 'Loaded into the delivery vehicle',
          location: { city: 'Berlin', postal_code: '10119', country: 'DE' },
        },
      ],
    });
    posts.push({
      path: `/api/hooks/${sender.connectionId}`,
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
      },
    });
  }
  return posts;
}

async function checkStored({ owner }: BenchDatabase, { name, connectionId, sent }: Sender): Promise<Check[]> {
  const { rows } = await owner.query<{ messages: number; scans: number }>(
    `select (select count(*)::int from inbox where connection_id = $1) as messages,
       (select count(*)::int from tracking_events where key ~ ('^[a-z]+:msg_' || $2 || '_')) as scans`,
    [connectionId, name],
  );
  const { messages: kept = 0, scans = 0 } = rows[0] ?? {};
  return [
    { name: `messages kept of ${sent.size} distinct ones, ${name}`, value: kept, ok: kept === sent.size },
    { name: `scans added, ${name}`, value: scans, ok: scans === sent.size },
  ];
}

type Applied = Sample & { appliedPerSecond: number };

/**
 * Loads a server and waits until nothing of the connection is left to apply. Counted from the first request: with the pace
 * of the answers, and from the last answer on by the clock.
 */
async function untilApplied(
  { owner }: BenchDatabase,
  { connectionId }: Sender,
  run: () => Promise<Sample>,
): Promise<Applied> {
  let [over, waitedUntil] = [false, 0];
  const watch = async () => {
    for (;;) {
      const asked = over;
      const { rows } = await owner.query(
        `select from inbox where shop_id = (select shop_id from connections where id = $1) and state = 'received' limit 1`,
        [connectionId],
      );
      if (rows.length > 0) waitedUntil = Date.now() + WATCH_MS;
      else if (asked) return;
      await new Promise((later) => setTimeout(later, WATCH_MS));
    }
  };
  const watching = watch();
  const sample = await run();
  over = true;
  await watching;
  const answering = (MESSAGES / sample.perSecond) * 1_000;
  const behind = Math.max(0, waitedUntil - (sample.lastAt ?? 0));
  return { ...sample, appliedPerSecond: (MESSAGES / (answering + behind)) * 1_000 };
}

/**
 * Signed webhooks over HTTP, against a server that does the bare statements for whole groups of them: how many are
 * answered, and how many have been applied when nothing is left to do.
 */
export async function intake(world: World, options: Options): Promise<Report> {
  const { database, shop } = await smallShop(world);
  (globalThis as { porchlightPool?: unknown }).porchlightPool = database.pool;
  const ours = await connect(shop, 'porchlight');
  const theirs = await connect(shop, 'bare');
  await buildIfStale(options);
  const porchlight = await servePorchlight(world, database);
  const bare = await serveBare(world, database, shop, theirs);
  const servers = [
    { name: BARE, server: bare, sender: theirs },
    { name: 'Porchlight', server: porchlight, sender: ours },
  ];
  const variants = servers.map(({ name, server, sender }) => ({
    name,
    run: (round: number) => {
      const posts = messages(sender, MESSAGES, round);
      return untilApplied(database, sender, () => load({ server, connections: CALLERS, posts }, world.file('posts')));
    },
  }));
  for (const { run } of variants) for (const round of [1_000, 1_001]) await run(round);
  // As autovacuum does within a minute: plans made while inbox and cases were empty serve nobody for long.
  await database.owner.query('vacuum analyze');
  const samples = await interleave(variants, options.rounds);
  const failures = [...samples.values()].flat().reduce((sum, { failed }) => sum + failed, 0);
  const checks = [
    { name: 'messages that were not acknowledged', value: failures, ok: failures === 0 },
    ...(await checkStored(database, ours)),
    ...(await checkStored(database, theirs)),
  ];
  await Promise.all([porchlight.stop(), bare.stop()]);

  const of = (name: string, pick: (sample: Applied) => number | null) =>
    spread((samples.get(name) ?? []).flatMap((sample) => pick(sample) ?? [])).median;
  return {
    part: 'intake',
    title: `Signed webhooks of one scan each, ${MESSAGES} a round from ${CALLERS} callers, a fifth of them repeats`,
    columns: ['', 'answered/s', 'applied/s', 'p50 ms', 'p99 ms', 'CPU ms'],
    rows: servers.map(({ name }) => [
      name,
      of(name, (s) => s.perSecond),
      of(name, (s) => s.appliedPerSecond),
      of(name, (s) => s.p50),
      of(name, (s) => s.p99),
      of(name, (s) => s.cpuMs),
    ]),
    ratios: [
      {
        name: 'answered: Porchlight / bare statements',
        value: ratio(samples, 'Porchlight', BARE, (s) => s.perSecond),
        target: 0.6,
        aim: 0.85,
      },
      {
        name: 'applied: Porchlight / bare statements',
        value: ratio(samples, 'Porchlight', BARE, (s) => s.appliedPerSecond),
        target: 0.3,
        aim: 0.6,
      },
    ],
    checks,
    notes: [
      'Answered: stored for good. Applied: all scans folded into their parcels, with what follows, counted until nothing is left.',
      'The bare statements check the signature and write message, scan and newest status, so both are one there; they fold no',
      'history and know no estimates, cases, news, mails or other shops. Porchlight is what npm start runs; they are one process.',
    ],
  };
}
