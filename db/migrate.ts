import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import { runMigrations as runWorkerMigrations } from 'graphile-worker';
import pg from 'pg';
import { APP_ROLE } from './client';

const folder = fileURLToPath(new URL('./migrations', import.meta.url));
// Any number, the same for everyone: two starters take turns.
const LOCK = 7_067_241;

/**
 * Brings a database to this version: the app role, graphile-worker's schema, our tables and walls.
 * Safe to run from several processes at once; repeated, it does nothing.
 * @param url a login that owns the database (or may create roles and tables in it)
 */
export async function migrate(url: string, log: (line: string) => void = () => {}): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await createAppRole(client);
    await runWorkerMigrations({ connectionString: url, logger: undefined });
    log('migrating the database');
    const before = await countMigrations(client);
    await runMigrations(drizzle(client), { migrationsFolder: folder });
    // New tables get their tenant wall without anyone having to remember it.
    if ((await countMigrations(client)) !== before) await client.query('select raise_walls()');
    // The health check asks, as the app role, whether the database is as new as the code.
    await client.query(`grant usage on schema drizzle to ${APP_ROLE}`);
    await client.query(`grant select (created_at) on drizzle.__drizzle_migrations to ${APP_ROLE}`);
  } finally {
    await client.end();
  }
}

async function createAppRole(client: pg.Client) {
  // Roles belong to the cluster: another database on it may be doing the same at this moment.
  await client.query(`
    do $$ begin
      if not exists (select 1 from pg_roles where rolname = '${APP_ROLE}') then
        create role ${APP_ROLE} nologin nosuperuser nobypassrls noinherit;
      end if;
    exception when duplicate_object or unique_violation then null;
    end $$`);
  await client.query(`
    do $$ begin
      if not pg_has_role(session_user, '${APP_ROLE}', 'SET') then execute format('grant ${APP_ROLE} to %I', session_user); end if;
    exception when invalid_parameter_value then execute format('grant ${APP_ROLE} to %I', session_user);
    end $$`);
}

async function countMigrations(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `select case when to_regclass('drizzle.__drizzle_migrations') is null then 0
       else (xpath('/row/n/text()', query_to_xml('select count(*) as n from drizzle.__drizzle_migrations', false, true, '')))[1]::text::int end as n`,
  );
  return rows[0]?.n ?? 0;
}
