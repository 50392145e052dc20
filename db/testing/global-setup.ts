import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '@/db/embedded';
import { migrate } from '@/db/migrate';

const migrations = new URL('../migrations/', import.meta.url);

/** A database already migrated, named by what made it, for tests to clone: CREATE DATABASE … TEMPLATE takes ~50 ms. */
async function ensureTemplate(serverUrl: string): Promise<string> {
  const hash = createHash('sha256').update(readFileSync(new URL('../migrate.ts', import.meta.url)));
  for (const file of readdirSync(migrations)
    .filter((name) => name.endsWith('.sql'))
    .sort()) {
    hash.update(readFileSync(new URL(file, migrations)));
  }
  const name = `porchlight_template_${hash.digest('hex').slice(0, 12)}`;
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  try {
    // Two test runs on one server take turns.
    await admin.query('select pg_advisory_lock(7067242)');
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name]);
    if (!rowCount) {
      const making = `${name}_making`;
      await admin.query(`drop database if exists ${making} with (force)`);
      await admin.query(`create database ${making}`);
      await migrate(databaseUrl(serverUrl, making));
      await admin.query(`alter database ${making} rename to ${name}`);
    }
  } finally {
    await admin.end();
  }
  return name;
}

/** The same server, another database. */
export function databaseUrl(serverUrl: string, database: string): string {
  return serverUrl.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${database}`);
}

export default async function setup() {
  const given = process.env.TEST_DATABASE_URL;
  const dataDir = join(tmpdir(), `porchlight-test-${userInfo().uid}`);
  mkdirSync(dataDir, { recursive: true });
  const server = given ? null : await startEmbedded(dataDir);
  const url = given ?? server?.url ?? '';
  process.env.PORCHLIGHT_TEST_SERVER = url;
  process.env.PORCHLIGHT_TEST_TEMPLATE = await ensureTemplate(url);
  return () => server?.stop();
}
