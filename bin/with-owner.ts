import pg from 'pg';
import { bind, type Db } from '@/db/client';
import { type Database, migrateDatabase, openDatabase } from './database';
import { setUp } from './setup';

/**
 * Runs a command of the command line against the database of the settings, migrated, as its owner, in one transaction.
 * A running Porchlight's embedded database is joined, not disturbed.
 */
export async function withOwner<T>(run: (db: Db, client: pg.Client, database: Database) => Promise<T>): Promise<T> {
  const settings = setUp(process.env.PORCHLIGHT_SECRET ? 'production' : 'demo');
  const database = await openDatabase(settings, false);
  try {
    await migrateDatabase(database);
    const client = new pg.Client({ connectionString: database.ownerUrl });
    client.on('error', () => {});
    await client.connect();
    try {
      await client.query('begin');
      const result = await run(bind(client), client, database);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => {});
      throw error;
    } finally {
      await client.end();
    }
  } finally {
    await database.stop();
  }
}

/** `--name value` pairs. @throws Error naming what is missing or unknown */
export function readOptions<K extends string>(
  args: string[],
  required: readonly K[],
  optional: readonly string[] = [],
): Record<K, string> & Record<string, string | undefined> {
  const options: Record<string, string> = {};
  for (let i = 0; i < args.length; i += 2) {
    const name = /^--([a-z-]+)$/.exec(args[i] ?? '')?.[1];
    const value = args[i + 1];
    if (!name || ![...required, ...optional].includes(name) || value === undefined) {
      throw new Error(
        `Give ${[...required.map((one) => `--${one} …`), ...optional.map((one) => `[--${one} …]`)].join(' ')}`,
      );
    }
    options[name] = value;
  }
  const missing = required.filter((name) => !options[name]);
  if (missing.length > 0) throw new Error(`Missing: ${missing.map((name) => `--${name}`).join(', ')}`);
  return options as Record<K, string> & Record<string, string | undefined>;
}
