import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { openShop } from '@/db/testing/open-shop';
import { shipmentArrival } from '@/lib/connections/constants';
import { attachParked } from '@/lib/connections/mutations/attach-parked';
import { createConnection } from '@/lib/connections/mutations/create-connection';
import { isPassingFailure } from '@/lib/core/failures';
import { inShop } from '@/lib/core/unit-of-work';
import { lockArrivals } from '@/lib/tracking/lock-arrivals';
import { trackingKey } from '@/lib/tracking/schema';
import { compare, type Post } from './storm-compare';
import {
  type Message,
  messageOf,
  PROVIDERS,
  type Provider,
  parcelOf,
  type StormParcel,
  signed,
} from './storm-journeys';
import { type Call, pause, persistent, type Send, sendOnce } from './storm-sender';

const ROOT = join(import.meta.dirname, '../..');
const CALLERS = 32;
const READERS = 4;
const DAY_MS = 86_400_000;
/** So many parcels are news: their shoppers are written to. */
const FRESH = 30;
/** Of so many parcels one is told of before the shop knows it. */
const EARLY = 11;
const AGAIN = 0.3;
const FORGED = 0.05;

type Storm = { scans: number; sabotage?: string; kills?: boolean };

export type StormReport = {
  scans: number;
  sent: number;
  pagesRead: number;
  /** Webhooks a second, and how long after the last answer everything was applied and written to shoppers. */
  answeredPerSecond: number;
  appliedAfterSeconds: number;
  /** Everything below is 0 where nothing went wrong. */
  genuineRefused: number;
  forgedTaken: number;
  pagesFailed: number;
  messagesLost: number;
  scansLost: number;
  scansTwice: number;
  parcelsWrong: number;
  mailsTwice: number;
  mailsMissing: number;
  stillWaiting: number;
  violations: number;
};

/** As signatures name the time: one that is minutes old is refused. */
const nowUnix = () => Math.floor(Date.now() / 1_000);

/** A small generator with a seed, so that a storm that fails can be had again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

function shuffle<T>(items: T[], random: () => number): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  }
  return items;
}

/** Every scan once, nearly a third of them again (the same delivery, or the same scan in other words), some forged. */
function postsOf(parcels: readonly StormParcel[], random: () => number): Post[] {
  const posts: Post[] = [];
  for (const parcel of parcels) {
    for (const step of parcel.scans.keys()) {
      posts.push({ message: messageOf(parcel, step, 0), genuine: true });
      if (random() < AGAIN) posts.push({ message: messageOf(parcel, step, random() < 0.5 ? 0 : 1), genuine: true });
      if (random() < FORGED) posts.push({ message: forged(parcel, random), genuine: false });
    }
  }
  return shuffle(posts, random);
}

/** What a liar would say: it has arrived. */
function forged(parcel: StormParcel, random: () => number): Message {
  const end = new Date(Date.now() - random() * DAY_MS);
  const arrived = [2, 12, 22].find((index) => parcelOf(index, end).provider === parcel.provider) ?? 2;
  const delivered = parcelOf(arrived, end);
  const lie = { ...delivered, externalId: parcel.externalId, number: parcel.number };
  return { ...messageOf(lie, delivered.scans.length - 1, 0), id: `forged-${random()}` };
}

/**
 * A storm of webhooks over HTTP against a front server in a process of its own, with a worker in another, while pages are
 * read. `scans` distinct scans at least. Afterwards everything is compared with what was sent.
 * @param sabotage a way to break the server (run-front.ts); the report must then not be clean
 * @param kills the front server is killed in the middle, started anew, and killed for good with the last answer: what it
 *   has answered and not applied is left to the worker. Senders send again what was not answered.
 */
export async function storm({ scans, sabotage, kills = false }: Storm): Promise<StormReport> {
  const shop = await openShop();
  const dataDir = await mkdtemp(join(tmpdir(), 'porchlight-storm-'));
  const children: ChildProcess[] = [];
  const start = async (script: string): Promise<{ child: ChildProcess; said: string }> => {
    const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, script)], {
      cwd: ROOT,
      env: {
        ...process.env,
        PORCHLIGHT_DATA_DIR: dataDir,
        PORCHLIGHT_LOG_LEVEL: 'silent',
        PORCHLIGHT_RATE_LIMIT_SCALE: '1000000',
        SMTP_URL: '',
        SABOTAGE: sabotage ?? '',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    const [said] = await once(child.stdout as NodeJS.ReadableStream, 'data');
    return { child, said: String(said).trim() };
  };
  const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await owner.connect();
  try {
    const parcels: StormParcel[] = [];
    for (let told = 0; told < scans; told += parcels.at(-1)?.scans.length ?? 0) {
      const index = parcels.length;
      // Old news for most: a backfill must not write to anybody.
      const age = index < FRESH ? 0.1 + index / FRESH : 10 + (index % 20);
      parcels.push(parcelOf(index, new Date(Date.now() - age * DAY_MS)));
    }
    const isEarly = ({ index }: StormParcel) => index % EARLY === EARLY - 1;
    const tokens = await makeParcels(
      shop.gate,
      parcels.filter((one) => !isEarly(one)),
    );
    const connections = await inShop(shop.gate, async (ctx) => {
      const made: Partial<Record<Provider, { id: string; secret: string }>> = {};
      for (const source of PROVIDERS) {
        const { id, secret = '' } = await createConnection(ctx, { source });
        made[source] = { id, secret };
      }
      return made as Record<Provider, { id: string; secret: string }>;
    });
    const startFront = async () => {
      const { child, said } = await start('bin/testing/run-front.ts');
      return { child, port: Number(said) };
    };
    let front = await startFront();
    const send = kills ? persistent(() => front.port) : (call: Call) => sendOnce(front.port, call);
    const random = seeded(20_261_122);
    const posts = postsOf(parcels, random);
    await start('lib/jobs/testing/run-worker.ts');

    const agent = new Agent({ keepAlive: true, maxSockets: CALLERS + READERS });
    const { rows: slugs } = await owner.query<{ slug: string }>('select slug from shops where id = $1', [shop.shopId]);
    const reading = read({ send, agent, slug: slugs[0]?.slug ?? '', tokens });
    let [genuineRefused, forgedTaken, next] = [0, 0, 0];
    const began = performance.now();
    const caller = async () => {
      for (let post = posts[next++]; post; post = posts[next++]) {
        const { message, genuine } = post;
        const { id, secret } = connections[message.provider];
        const headers = signed(message, genuine ? secret : `${secret.slice(0, -4)}AAA=`, nowUnix());
        const status = await send({ agent, path: `/api/hooks/${id}`, headers, body: message.body });
        if (genuine && status !== 200 && status !== 202) genuineRefused++;
        if (!genuine && status !== 401) forgedTaken++;
      }
    };
    const calling = Promise.all(Array.from({ length: CALLERS }, caller));
    if (kills) {
      while (next < posts.length / 2) await pause(10);
      front.child.kill('SIGKILL');
      front = await startFront();
    }
    await calling;
    const answered = performance.now();
    const pages = await reading.stop();
    if (kills) front.child.kill('SIGKILL');
    await makeParcels(shop.gate, parcels.filter(isEarly));
    agent.destroy();
    await drained(owner, shop.shopId);
    const over = performance.now();
    return {
      scans: parcels.reduce((sum, parcel) => sum + parcel.scans.length, 0),
      sent: posts.length,
      pagesRead: pages.read,
      answeredPerSecond: Math.round(posts.length / ((answered - began) / 1_000)),
      appliedAfterSeconds: Math.round((over - answered) / 1_000),
      genuineRefused,
      forgedTaken,
      pagesFailed: pages.failed,
      ...(await compare(owner, shop.shopId, parcels, posts, FRESH)),
    };
  } finally {
    for (const child of children) child.kill('SIGTERM');
    await Promise.all(children.map((child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')));
    await owner.end();
    await shop.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

type ShopGate = Parameters<typeof inShop>[0];

const arrivalsOf = ({ externalId, number }: StormParcel) => [shipmentArrival(externalId), trackingKey(number) ?? ''];

/** Orders and parcels through the verbs of the API, several at once. Returns the path tokens of their pages. */
async function makeParcels(gate: ShopGate, parcels: readonly StormParcel[]): Promise<string[]> {
  const tokens: string[] = [];
  const left = [...parcels];
  const maker = async () => {
    for (let some = left.splice(0, 20); some.length > 0; some = left.splice(0, 20)) {
      const made = await patiently(gate, async (ctx) => {
        const opened: string[] = [];
        // As the API does before it brings them: else one that is parked at this moment would be overlooked.
        await lockArrivals(ctx, some.flatMap(arrivalsOf), 'exclusive');
        for (const parcel of some) {
          const { index, externalId, number, scans } = parcel;
          const order = await createOrder(ctx, { externalId: `storm-order-${index}` });
          opened.push(order.token);
          await createShipment(ctx, order, {
            externalId,
            tracking_number: number,
            carrier: 'ups',
            shipped_at: scans[0]?.at.toISOString(),
          });
          await attachParked(ctx, { arrivals: arrivalsOf(parcel) });
        }
        return opened;
      });
      tokens.push(...made);
    }
  };
  await Promise.all(Array.from({ length: 4 }, maker));
  return tokens;
}

/** As a shop's system does that is told to come again: a storm holds the locks of what it tells of for a moment. */
async function patiently<T>(gate: ShopGate, run: Parameters<typeof inShop<T>>[1]): Promise<T> {
  for (;;) {
    try {
      return await inShop(gate, run);
    } catch (error) {
      if (!isPassingFailure(error)) throw error;
      await pause(500);
    }
  }
}

/** Shoppers who look while it storms. */
function read({ send, agent, slug, tokens }: { send: Send; agent: Agent; slug: string; tokens: readonly string[] }) {
  let [stopped, done, failed] = [false, 0, 0];
  const reader = async (from: number) => {
    for (let i = from; !stopped; i += READERS) {
      const status = await send({ agent, path: `/s/${slug}/track/${tokens[i % tokens.length]}` });
      done++;
      if (status !== 200) failed++;
      // A shopper reads before looking again.
      await pause(20);
    }
  };
  const readers = Promise.all(Array.from({ length: READERS }, (_, i) => reader(i)));
  return {
    stop: async () => {
      stopped = true;
      await readers;
      return { read: done, failed };
    },
  };
}

/** Until the worker has nothing of this shop's inbox left to do and no mail to send; what others left behind may wait. */
async function drained(owner: pg.Client, shopId: string): Promise<void> {
  for (;;) {
    const { rows } = await owner.query<{ left: number }>(
      `select (select count(*)::int from inbox where shop_id = $1::uuid and state = 'received')
         + (select count(*)::int from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
            where t.identifier in ('process-inbox', 'send-notification') and j.attempts < j.max_attempts
            and j.payload ->> 'shopId' = $1::text) as left`,
      [shopId],
    );
    if (rows[0]?.left === 0) return;
    await pause(100);
  }
}
