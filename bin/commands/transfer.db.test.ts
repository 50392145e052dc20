import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bind } from '@/db/client';
import { createOrder } from '@/db/testing/factories/create-order';
import { cloneDatabase } from '@/db/testing/test-db';
import type { ShopId } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import type { Io } from '../command-io';
import { run as erase } from './erase';
import { run as exportCommand } from './export';
import { run as importCommand } from './import';

const folder = mkdtempSync(join(tmpdir(), 'porchlight-transfer-'));
let database: Awaited<ReturnType<typeof cloneDatabase>>;

beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

/** The command line as it is called. */
function porchlight(...args: string[]) {
  const done = spawnSync(process.execPath, ['--import', 'tsx', 'bin/porchlight.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: database.url, PORCHLIGHT_DATA_DIR: folder },
  });
  return { code: done.status, answer: done.stdout ? JSON.parse(done.stdout) : null, err: done.stderr.trim() };
}

async function withOwner<T>(run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

it('a shop goes into a file, away, and back; one of its shoppers is forgotten', { timeout: 180_000 }, async () => {
  const made = porchlight('create-merchant', '--slug', 'mine', '--name', 'Mine', '--currency', 'EUR');
  expect([made.code, made.err]).toEqual([0, '']);
  const email = 'jana@example.com';
  await withOwner(async (client) => {
    const db = bind(client);
    const shopId = made.answer.id as ShopId;
    await client.query("select set_config('app.tenant', $1, false)", [shopId]);
    await createOrder({ shopId, db, actor: { type: 'system', job: 't' }, now: new Date(), requestId: newId() });
  });

  const file = join(folder, 'mine.jsonl');
  expect(porchlight('export', '--shop', 'mine', file)).toMatchObject({ code: 0, answer: { shop: 'mine', file } });
  expect(porchlight('erase', '--shop', 'mine', '--all', '--yes')).toMatchObject({ code: 0, answer: { orders: 1 } });
  expect(porchlight('import', file)).toMatchObject({ code: 0, answer: { id: made.answer.id, rows: { orders: 1 } } });

  const erased = porchlight('erase', '--shop', 'mine', '--email', email);
  expect(erased).toMatchObject({ code: 0, answer: { erased: { orders: 1 } } });
  const left = await withOwner((client) => client.query('select from orders where customer_email = $1', [email]));
  expect(left.rowCount).toBe(0);
  expect(existsSync(file)).toBe(true);
  expect(readdirSync(folder)).not.toContain('mine.jsonl.part');
});

const io: Io = { readAll: async () => '', lines: async function* () {}, print: () => {}, say: () => {} };

it.each([
  [erase, ['--shop', 'mine'], 'Usage'],
  [erase, ['--shop', 'mine', '--all'], 'say --yes'],
  [erase, ['--shop', 'mine', '--email', 'a@b.de', '--all', '--yes'], 'Usage'],
  [erase, ['--shop', 'mine', '--email', 'nonsense'], 'not an address'],
  [exportCommand, [], 'Usage'],
  [importCommand, ['a', 'b'], 'Usage'],
])('%o %j fails with a reason', async (run, args, reason) => {
  await expect(run(args, io)).rejects.toThrow(reason);
});
