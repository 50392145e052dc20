import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EmbeddedDatabase, startEmbedded } from '@/db/embedded';
import { locateCluster, readPostmaster } from '@/db/embedded/cluster';
import { checkInvariants } from '@/db/invariants';
import { migrate } from '@/db/migrate';
import { newApiKey } from '@/lib/auth/api-key';
import { newId } from '@/lib/core/ids';
import { type Fault, fakeShopify } from './testing/platforms';

/**
 * Real processes, a PostgreSQL of its own, real kills. `SABOTAGE=keys` makes the server forget idempotency keys,
 * `SABOTAGE=provider` makes the platform forget who asked for a refund: the tests must then fail.
 */
const DEEP = Boolean(process.env.PORCHLIGHT_DEEP);
const RETURNS = DEEP ? 1_000 : 20;
const KILLS = DEEP ? 12 : 2;
const CLIENTS = DEEP ? 100 : 10;
const SEED = Number(process.env.SEED ?? 20_261_122);
const pause = (ms: number) => new Promise((later) => setTimeout(later, ms));

function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

let dataDir: string;
let database: EmbeddedDatabase;
let shop: { key: string; port: number };
let server: ChildProcess | undefined;
let platform: Awaited<ReturnType<typeof fakeShopify>>;
const roll = dice(SEED);
let answered = 0;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'porchlight-kills-'));
  database = await startEmbedded(dataDir);
  await migrate(database.url);
  const { key, prefix, hash } = newApiKey();
  const shopId = newId();
  await asOwner(async (owner) => {
    await owner.query(
      `insert into shops (id, slug, name, time_zone, currency, default_locale, locales)
       values ($1, 'kills', 'Kills', 'Europe/Berlin', 'EUR', 'en', '{en}')`,
      [shopId],
    );
    await owner.query(
      `insert into policy_versions (shop_id, version, document, created_by, created_at)
       values ($1, 1, '{"auto_approve": true}', 'system:test', '2020-01-01')`,
      [shopId],
    );
    await owner.query(`insert into api_keys (shop_id, id, name, prefix, hash) values ($1, $2, 'Test', $3, $4)`, [
      shopId,
      newId(),
      prefix,
      hash,
    ]);
  });
  const faults: Fault[] = ['lost_before', 'lost_after', 'error_after', 'throttled'];
  platform = await fakeShopify({
    paid: '999.00',
    forgets: process.env.SABOTAGE === 'provider',
    fault: () => (roll() < (DEEP ? 0.2 : 0.5) ? (faults[Math.floor(roll() * faults.length)] ?? null) : null),
  });
  shop = { key, port: 20_000 + Math.floor(Math.random() * 30_000) };
  await start();
}, 120_000);

afterEach(async () => {
  server?.kill('SIGKILL');
  server = undefined;
  await platform.close();
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
}, 120_000);

async function asOwner<T>(run: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: database.url });
  owner.on('error', () => {});
  await owner.connect();
  try {
    return await run(owner);
  } finally {
    await owner.end().catch(() => {});
  }
}

async function start(): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'testing/run-shop.ts')], {
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      PORT: String(shop.port),
      PORCHLIGHT_DATA_DIR: dataDir,
      PORCHLIGHT_LOG_LEVEL: 'silent',
      PORCHLIGHT_RATE_LIMIT_SCALE: '1000000',
      PORCHLIGHT_OUTBOUND_NETWORKS: '127.0.0.0/8',
      SMTP_URL: '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server = child;
  await once(child.stdout as NodeJS.ReadableStream, 'data');
}

type Answer = { status: number; json: Record<string, unknown> };

async function call(method: string, path: string, body: unknown, key?: string): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${shop.port}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${shop.key}`,
      'content-type': 'application/json',
      ...(key && { 'idempotency-key': key }),
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

/** Asks until somebody answers for good, as a client does whose connection breaks. */
async function insist(method: string, path: string, body: unknown, key?: string): Promise<Answer> {
  for (;;) {
    const answer = await call(method, path, body, key).catch(() => null);
    const isOpen = !answer || answer.status >= 500 || answer.json.code === 'IDEMPOTENCY_IN_FLIGHT';
    if (!isOpen) {
      answered++;
      return answer;
    }
    await pause(50 + 200 * Math.random());
  }
}

/** Runs one work for each number, so many at a time. */
async function crowd<T>(count: number, work: (i: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const client = async () => {
    for (let i = next++; i < count; i = next++) results[i] = await work(i);
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return results;
}

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const returnOf = (i: number, quantity = 2) => ({
  order_external_id: `${i + 1}`,
  method: 'label',
  lines: [{ line_external_id: 'shoes', quantity, reason: 'too_small', resolution: 'refund' }],
});

/** A merchant whose orders are refunded on a platform that loses a fifth of its answers. */
async function openShop(): Promise<void> {
  await insist('POST', '/connections', {
    source: 'shopify',
    credentials: { shop: 'kills.myshopify.com', access_token: 'shpat_test', url: platform.url },
  });
  const shipped = new Date(Date.now() - 3 * 86_400_000).toISOString();
  await crowd(RETURNS, (i) =>
    insist('PUT', `/orders/${i + 1}`, {
      number: `K-${i + 1}`,
      placed_at: shipped,
      fulfilled_at: shipped,
      currency: 'EUR',
      customer: { email: `shopper-${i}@example.test` },
      shipping_address: { name: 'S', line1: 'Gasse 1', city: 'Berlin', postal_code: '10115', country: 'DE' },
      prices_include_tax: true,
      shipping_total: eur(0),
      total_paid: eur(5000),
      lines: [{ external_id: 'shoes', title: 'Shoes', quantity: 2, unit_price: eur(2500) }],
    }),
  );
}

/**
 * Every return asked for twice under one key, beside a claim of others for the same units; then received and refunded,
 * each asked for twice. Ends when every client has its answer.
 */
async function storm(): Promise<{ ids: Set<string>; own: Answer[][] }> {
  const own = await crowd(RETURNS, (i) =>
    Promise.all([
      insist('POST', '/returns', returnOf(i), `open-${i}`),
      insist('POST', '/returns', returnOf(i), `open-${i}`),
      insist('POST', '/returns', returnOf(i, 3), `more-${i}`),
    ]),
  );
  const ids = own.map(([first]) => String(first?.json.id));
  await crowd(RETURNS, async (i) => {
    const lines = own[i]?.[0]?.json.lines as { id: string }[] | undefined;
    const received = { lines: [{ return_line_id: lines?.[0]?.id, accepted: 2 }] };
    await Promise.all([1, 2].map(() => insist('POST', `/returns/${ids[i]}/receive`, received, `receive-${i}`)));
    await Promise.all([1, 2].map(() => insist('POST', `/returns/${ids[i]}/refund`, {}, `refund-${i}`)));
  });
  return { ids: new Set(ids), own };
}

/**
 * The storm, with one kill after the other, each in the middle of what is going on: so many answers after the last. On a
 * machine of any speed there is work between two kills.
 */
function underFire(kill: () => Promise<void>, times: number) {
  let isOver = false;
  const done = storm().finally(() => {
    isOver = true;
  });
  const work = RETURNS * 7;
  const killing = (async () => {
    for (let kills = 0; ; ) {
      const next = answered + Math.ceil((work / (times + 1)) * (0.5 + 0.5 * roll()));
      while (answered < next && !isOver) await pause(20);
      if (isOver || kills === times) return kills;
      await kill();
      kills++;
    }
  })();
  // A storm that fails is what is told, and leaves nobody behind.
  killing.catch(() => {});
  return { done, killing };
}

/** Lets the hours pass that a refund waits for after a lost answer, until all are paid. */
async function untilPaid(): Promise<void> {
  for (let turn = 0; turn < 400; turn++) {
    const open = await asOwner(async (owner) => {
      await owner.query(`update refund_intents set sent_at = sent_at - interval '10 minutes' where state = 'sending'`);
      await owner.query(`update graphile_worker._private_jobs set run_at = now() where run_at > now() and locked_at is null
        and task_id = (select id from graphile_worker._private_tasks where identifier = 'settle-refund')`);
      const { rows } = await owner.query<{ n: number }>(
        `select count(*)::int as n from refund_intents where state not in ('succeeded', 'failed')`,
      );
      return rows[0]?.n ?? 0;
    }).catch(() => 1);
    if (open === 0) return;
    await pause(250);
  }
  throw new Error('Some refunds were never paid.');
}

/** Acks, rows and refunds agree, to the cent. */
async function agree({ ids, own }: Awaited<ReturnType<typeof storm>>): Promise<void> {
  for (const [first, second, more] of own) {
    expect(first?.status).toBe(201);
    expect(second?.json.id).toBe(first?.json.id);
    expect(more?.status).toBe(422);
  }
  expect(ids.size).toBe(RETURNS);
  await asOwner(async (owner) => {
    const count = async (statement: string) =>
      Number(Object.values((await owner.query(statement)).rows[0] as object)[0]);
    expect(await count('select count(*) from returns')).toBe(RETURNS);
    expect(await count('select count(*) from order_lines where claimed <> 2')).toBe(0);
    expect(await count(`select count(*) from refund_intents where state = 'succeeded'`)).toBe(RETURNS);
    expect(await count('select sum(amount) from ledger_entries')).toBe(RETURNS * 5000);
    expect(platform.refunds).toHaveLength(RETURNS);
    expect(new Set(platform.refunds.map(({ order }) => order)).size).toBe(RETURNS);
    expect((await checkInvariants(owner)).filter(({ violations }) => violations > 0)).toEqual([]);
  });
}

it('F01, F03, T25: the server killed again and again loses no return and pays none twice', {
  timeout: 1_800_000,
}, async () => {
  await openShop();
  const { done, killing } = underFire(async () => {
    server?.kill('SIGKILL');
    await start();
  }, KILLS);
  const result = await done;
  const kills = await killing;
  await untilPaid();
  expect(kills).toBeGreaterThanOrEqual(KILLS);
  await agree(result);
});

it('F02: the database killed under it: it comes back by itself, and nothing is lost', {
  timeout: 1_800_000,
}, async () => {
  await openShop();
  const cluster = await locateCluster(dataDir);
  const fatal = DEEP ? 4 : 1;
  const { done, killing } = underFire(async () => {
    const postmaster = readPostmaster(cluster);
    if (postmaster) process.kill(postmaster.pid, 'SIGKILL');
    // It is up again, and so is whoever needs it, without anybody's help.
    while (!(await asOwner((owner) => owner.query('select 1')).catch(() => null))) await pause(50);
  }, fatal);
  const result = await done;
  const kills = await killing;
  await untilPaid();
  expect(server?.exitCode).toBeNull();
  expect(kills).toBe(fatal);
  await agree(result);
});
