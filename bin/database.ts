import pg from 'pg';
import { assertWalled, createPool } from '@/db/client';
import { startEmbedded } from '@/db/embedded';
import { migrate } from '@/db/migrate';
import type { Env } from '@/lib/core/env';
import { log } from '@/lib/core/log';

export type Database = { url: string; ownerUrl: string; stop(): Promise<void> };

/**
 * The database that the settings name, or the embedded one, started or joined; this process and those it starts find
 * it in DATABASE_URL from now on.
 * @param exclusive whether the embedded one may have no other server beside us, and ends with us
 */
export async function openDatabase(settings: Env, exclusive: boolean): Promise<Database> {
  if (settings.databaseUrl) {
    return {
      url: settings.databaseUrl,
      ownerUrl: settings.databaseMigrateUrl ?? settings.databaseUrl,
      stop: async () => {},
    };
  }
  const embedded = await startEmbedded(settings.dataDir, { exclusive, log: (line) => log.warn(line) });
  process.env.DATABASE_URL = embedded.url;
  return { url: embedded.url, ownerUrl: embedded.url, stop: embedded.stop };
}

/** Brings the database to this version; safe beside other starters. */
export const migrateDatabase = (database: Database) => migrate(database.ownerUrl, (line) => log.debug(line));

/** Row-level security is the last wall between shops; a role that it does not bind must not serve. Throws. */
export async function refuseUnwalled(database: Database): Promise<void> {
  const pool = createPool(database.url, 1);
  try {
    await assertWalled(pool);
  } finally {
    await pool.end();
  }
}

export type KnownShop = { slug: string; name: string; demo: boolean };

export async function listShops(database: Database): Promise<KnownShop[]> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<KnownShop>(
      'select l.slug, f.name, l.is_demo as demo from list_shops() l cross join lateral find_shop(l.slug) f',
    );
    return rows;
  } finally {
    await client.end();
  }
}
