import type { Socket } from 'node:net';
import { type NodePgQueryResultHKT, NodePgSession, NodePgTransaction } from 'drizzle-orm/node-postgres';
import { type PgDatabase, PgDialect } from 'drizzle-orm/pg-core';
import pg from 'pg';

/** What queries and mutations hold: a transaction bound to one shop, whatever driver lies beneath. */
export type Db = PgDatabase<NodePgQueryResultHKT>;

/** The role every pool works as: neither owner nor superuser, so row-level security holds. Made by db/migrate.ts. */
export const APP_ROLE = 'porchlight_app';

/**
 * A pool whose every connection acts as the app role. `url` may name the owner: the role is switched on connect.
 * @param url PostgreSQL connection string; a unix socket as `postgresql://user@/db?host=/dir`
 */
export function createPool(url: string, max = 20): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    options: `-c role=${APP_ROLE} -c statement_timeout=15000 -c lock_timeout=8000 -c idle_in_transaction_session_timeout=30000`,
    connectionTimeoutMillis: 5_000,
    // One that knows its statements and their plans is worth keeping through a quiet spell, though not a process with it.
    idleTimeoutMillis: 300_000,
    allowExitOnIdle: true,
    // Pipelined: begin, tenant, statement and commit can travel in one round trip.
    pipeline: true,
  } as pg.PoolConfig);
  // A lost server surfaces on idle clients through the pool and on checked-out ones through the client itself;
  // without both listeners it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
    sendTogether(client);
  });
  return pool;
}

/**
 * Statements asked for in one turn leave in one write: to wake the server for each costs more than most of them do.
 * What has been asked for is sent before anything is waited for.
 */
function sendTogether(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  const query = client.query as (...args: unknown[]) => unknown;
  let isHeld = false;
  client.query = ((...args: unknown[]) => {
    if (!isHeld) {
      isHeld = true;
      stream.cork();
      process.nextTick(() => {
        isHeld = false;
        stream.uncork();
      });
    }
    return query.apply(client, args);
  }) as pg.PoolClient['query'];
}

/** What a value is for other drivers than ours, which nobody here asks. */
class Dialect extends PgDialect {
  override prepareTyping = () => 'none' as const;
}
export const dialect = new Dialect();

/** Statements that each connection keeps prepared, by their text; lists of many lengths must not fill its memory. */
const shared = globalThis as { porchlightStatements?: Map<string, string> };
// The pool is one in a process while this module may be loaded twice (the front server, the pages): so are the names.
shared.porchlightStatements ??= new Map();
const names = shared.porchlightStatements;
const MOST_NAMES = 1_000;
const MOST_PARAMETERS = 64;

function nameOf(text: string, parameters: number): string | undefined {
  const known = names.get(text);
  if (known || names.size >= MOST_NAMES || parameters > MOST_PARAMETERS) return known;
  const name = `p${names.size}`;
  names.set(text, name);
  return name;
}

type NoSchema = Record<string, never>;

/** PostgreSQL takes longer to plan most of our statements than to run them, so each connection plans them once. */
class PreparingSession extends NodePgSession<NoSchema, NoSchema> {
  override prepareQuery: NodePgSession<NoSchema, NoSchema>['prepareQuery'] = (query, fields, name, ...rest) =>
    super.prepareQuery(query, fields, name || nameOf(query.sql, query.params.length), ...rest);
}

/**
 * A handle on a connection that has begun a transaction already: `.transaction()` on it is a savepoint. Made by hand,
 * since Drizzle's own would begin and commit the whole transaction itself, and the tenant would be gone with it; and
 * without the schema, which only relational queries read: working it out for each unit of work took longer than the work.
 */
export function bind(client: pg.ClientBase): Db {
  const session = new PreparingSession(client as pg.PoolClient, dialect, undefined);
  return new NodePgTransaction(dialect, session, undefined) as unknown as Db;
}

/** Refuses to go on as a role that could look past row-level security. Throws with the reason. */
export async function assertWalled(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ role: string; unsafe: boolean; owns: boolean }>(`
    select current_user as role, r.rolsuper or r.rolbypassrls as unsafe,
      exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind = 'r' and pg_has_role(current_user, c.relowner, 'USAGE')) as owns
    from pg_roles r where r.rolname = current_user`);
  const row = rows[0];
  if (!row || row.unsafe || row.owns) {
    throw new Error(
      `The database role "${row?.role}" could bypass row-level security. Porchlight works as "${APP_ROLE}" only; check DATABASE_URL.`,
    );
  }
}
