import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { bind, createPool, type Db } from '@/db/client';
import { shops } from '@/db/schema/shops';
import type { Actor, Ctx, ShopId } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { databaseUrl } from './global-setup';

/** The moment every test lives in unless it says otherwise: a Wednesday noon, UTC. */
export const NOW = new Date('2026-11-25T12:00:00Z');

const server = () => process.env.PORCHLIGHT_TEST_SERVER ?? '';
let clone: Promise<string> | undefined;

/** A database of its own: a clone of the migrated template. `drop` ends whoever is still connected. */
export async function cloneDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `porchlight_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await asAdmin(`create database ${name} template ${process.env.PORCHLIGHT_TEST_TEMPLATE}`);
  return { url: databaseUrl(server(), name), drop: () => asAdmin(`drop database ${name} with (force)`) };
}

async function asAdmin(statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: server() });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}

/** This worker's own database, made once. */
function ownDatabase(): Promise<string> {
  clone ??= cloneDatabase().then(({ url }) => url);
  return clone;
}

let pool: pg.Pool | undefined;
/** The worker's pool, working as the app role: for races that need several connections and committed rows. */
export async function testPool(): Promise<pg.Pool> {
  const url = await ownDatabase();
  if (!pool) {
    pool = createPool(url, 60);
    process.env.DATABASE_URL = url;
    (globalThis as { porchlightPool?: pg.Pool }).porchlightPool = pool;
  }
  return pool;
}

export type TestDb = {
  db: Db;
  /** A new shop with a policy and a brand, and nothing else. */
  createShop: (overrides?: Partial<typeof shops.$inferInsert>) => Promise<ShopId>;
  /** Switches the connection to a shop and returns a context in it; staff owner unless told. */
  as: (shopId: ShopId, options?: { actor?: Actor; now?: Date }) => Promise<Ctx>;
};

/** Runs a test inside a transaction that is always rolled back. */
export async function withTestDb(run: (t: TestDb) => Promise<void>): Promise<void> {
  const client = await (await testPool()).connect();
  try {
    await client.query('begin');
    await run(harness(client));
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/**
 * A shop whose rows are really committed, for races and kills; deleted afterwards with everything that hangs on it.
 */
export async function withCommittedShop(run: (shopId: ShopId) => Promise<void>): Promise<void> {
  const client = await (await testPool()).connect();
  let shopId: ShopId | undefined;
  try {
    shopId = await harness(client).createShop();
    await run(shopId);
  } finally {
    await client.query('set role none');
    await client.query('delete from shops where id = $1', [shopId]);
    client.release(true);
  }
}

export const staff: Actor = {
  type: 'staff',
  userId: '00000000-0000-7000-8000-000000000001',
  name: 'Jana',
  role: 'owner',
};

function harness(client: pg.PoolClient): TestDb {
  const db = bind(client);
  return {
    db,
    createShop: async (overrides = {}) => {
      const shopId = newId() as ShopId;
      const slug = overrides.slug ?? `shop-${shopId.slice(-12)}`;
      await client.query('set role none');
      await db.insert(shops).values({
        id: shopId,
        slug,
        name: 'Test shop',
        timeZone: 'Europe/Berlin',
        currency: 'EUR',
        defaultLocale: 'en',
        locales: ['en', 'de'],
        ...overrides,
      });
      await client.query(
        `insert into policy_versions (shop_id, version, document, created_by, created_at) values ($1, 1, '{}', 'system:test', '2020-01-01')`,
        [shopId],
      );
      await client.query('set role porchlight_app');
      return shopId;
    },
    as: async (shopId, options = {}) => {
      await client.query("select set_config('app.tenant', $1, false)", [shopId]);
      return { shopId, actor: options.actor ?? staff, db, now: options.now ?? NOW, requestId: newId() };
    },
  };
}
