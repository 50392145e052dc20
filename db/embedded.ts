import { resolve } from 'node:path';
import pg from 'pg';
import {
  type Cluster,
  type ClusterOptions,
  initialise,
  launch,
  locateCluster,
  logSince,
  OWNER,
  ownerPassword,
  readPostmaster,
  removeStaleLock,
  shutDown,
} from './embedded/cluster';

export type EmbeddedOptions = ClusterOptions & {
  /** One holder at a time, whose stop ends the server whoever else is connected. Otherwise the last user's stop does. */
  exclusive?: boolean;
  /** Where words about crashes and restarts go. */
  log?: (line: string) => void;
};

export type EmbeddedDatabase = {
  /** The owner's address of the database `porchlight`; stays the same over restarts of the server. */
  url: string;
  /** Whether the server was already running when it was asked for. */
  adopted: boolean;
  stop(): Promise<void>;
};

/** The data dir is served by another Porchlight. */
export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse';
}

// Advisory locks belong to sessions and end with them, so a killed holder leaves nothing stale. On database `postgres`.
const HOLDER = 7_067_301;
const USERS = 7_067_302;

const START_WITHIN_MS = 60_000;
const HOLDER_LEAVES_WITHIN_MS = 1_000;
const pause = (ms: number) => new Promise((later) => setTimeout(later, ms));

/**
 * Runs PostgreSQL in the data dir, or joins the one that runs there already (an orphan of a killed Porchlight, or
 * another command's). Restarts it when it dies. Throws DatabaseInUse when `exclusive` and another process holds it.
 */
export async function startEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  const log = options.log ?? (() => {});
  const cluster = await locateCluster(resolve(dataDir), options);
  const adopted = await connect(cluster).then(
    async (client) => client.end().then(() => true),
    () => false,
  );
  let session = await enter(cluster, options, Date.now() + HOLDER_LEAVES_WITHIN_MS);
  const { port } = readPostmaster(cluster) ?? { port: undefined };
  let stopping = false;
  let recovering = Promise.resolve();

  const watch = () => {
    session.on('error', () => {});
    session.once('end', () => {
      if (!stopping) recovering = recover();
    });
  };
  const recover = async () => {
    log('The database stopped unexpectedly; starting it again.');
    for (let wait = 100; !stopping; wait = Math.min(wait * 2, 5_000)) {
      try {
        session = await enter(cluster, options, Date.now(), port);
        watch();
        log('The database is back.');
        return;
      } catch (error) {
        if (!stopping) log(`The database does not start: ${(error as Error).message}`);
        await pause(wait);
      }
    }
  };
  watch();

  return {
    url: address(cluster, port),
    adopted,
    async stop() {
      if (stopping) return;
      stopping = true;
      await recovering;
      const last = options.exclusive || (await leaveLast(session));
      await session.end().catch(() => {});
      if (last) await shutDown(cluster);
    },
  };
}

function address(cluster: Cluster, port: number | undefined): string {
  return cluster.socketDir
    ? `postgresql://${OWNER}@/${OWNER}?host=${encodeURIComponent(cluster.socketDir)}&port=5432`
    : `postgresql://${OWNER}:${ownerPassword(cluster)}@127.0.0.1:${port}/${OWNER}`;
}

/** Ends the shared use; true when nobody else was left. */
async function leaveLast(session: pg.Client): Promise<boolean> {
  try {
    await session.query('select pg_advisory_unlock_shared($1)', [USERS]);
    const { rows } = await session.query('select pg_try_advisory_lock($1) as alone', [USERS]);
    return rows[0].alone;
  } catch {
    return false;
  }
}

async function connect(cluster: Cluster): Promise<pg.Client> {
  const postmaster = readPostmaster(cluster);
  if (!postmaster) throw new Error('no server');
  const client = new pg.Client({
    host: cluster.socketDir ? postmaster.socketDir || cluster.socketDir : '127.0.0.1',
    port: postmaster.port,
    user: OWNER,
    password: ownerPassword(cluster),
    database: 'postgres',
    application_name: `porchlight process ${process.pid}`,
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** Connects, starting the server as often as it takes, and takes this process's locks. */
async function enter(cluster: Cluster, options: EmbeddedOptions, patience: number, port?: number): Promise<pg.Client> {
  const deadline = Date.now() + START_WITHIN_MS;
  let attempt: Awaited<ReturnType<typeof launch>> | undefined;
  for (;;) {
    let client: pg.Client | undefined;
    try {
      client = await connect(cluster);
      await createDatabase(client);
      const holder = await takeLocks(client, options.exclusive === true);
      if (holder === null) return client;
      if (Date.now() >= patience) {
        throw new DatabaseInUse(`The database in ${cluster.data} is in use by ${holder}. Stop it first.`);
      }
    } catch (error) {
      await client?.end().catch(() => {});
      if (error instanceof DatabaseInUse) throw error;
      attempt = await nextAttempt(cluster, attempt, error as { code?: string }, port);
      if (Date.now() >= deadline) throw new Error(explain(cluster, attempt?.logFrom ?? 0), { cause: error });
      await pause(25);
      continue;
    }
    await client.end().catch(() => {});
    await pause(200);
  }
}

/** The server could not be reached: launches it unless a launch is under way, and judges one that ended. */
async function nextAttempt(
  cluster: Cluster,
  attempt: Awaited<ReturnType<typeof launch>> | undefined,
  error: { code?: string },
  port: number | undefined,
) {
  // 57P03: it is starting up or shutting down, so there is a server.
  if (error.code === '57P03') return attempt;
  if (attempt && attempt.child.exitCode === null && attempt.child.signalCode === null && attempt.child.pid) {
    return attempt;
  }
  if (attempt) {
    const words = attempt.child.pid ? logSince(cluster, attempt.logFrom) : 'it could not be executed';
    // A killed server's processes hold its lock file and memory for about a second; another starter may be quicker.
    const held = /lock file .* already exists|pre-existing shared memory|still in use|could not bind|shutting down/;
    if (!held.test(words)) throw new Error(explain(cluster, attempt.logFrom));
    await pause(250);
  }
  await initialise(cluster);
  removeStaleLock(cluster);
  return launch(cluster, port);
}

function explain(cluster: Cluster, from: number): string {
  const words = logSince(cluster, from).split('\n').slice(-4).join('\n');
  return `The embedded PostgreSQL did not start (${cluster.logFile}):\n${words}`;
}

async function createDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [OWNER]);
  if (rowCount) return;
  await client.query(`create database ${OWNER}`).catch((error: { code?: string }) => {
    // Another starter made it in between.
    if (error.code !== '42P04' && error.code !== '23505') throw error;
  });
}

/** Null when the locks are this session's, else who has the one that excludes us. */
async function takeLocks(client: pg.Client, exclusive: boolean): Promise<string | null> {
  if (exclusive) {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as got', [HOLDER]);
    if (!rows[0].got) {
      const { rows: holders } = await client.query(
        `select application_name as name from pg_locks join pg_stat_activity using (pid)
         where locktype = 'advisory' and objid = $1 and granted`,
        [HOLDER],
      );
      return holders[0]?.name ?? 'another process';
    }
  }
  const { rows } = await client.query('select pg_try_advisory_lock_shared($1) as got', [USERS]);
  // Somebody is just leaving as the last one and will stop the server.
  return rows[0].got ? null : 'a process that is stopping';
}
