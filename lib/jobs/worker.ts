import { EventEmitter } from 'node:events';
import { Logger, type ParsedCronItem, parseCronItems, type Runner, run, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { log } from '@/lib/core/log';
import { closeMailTransport } from '@/lib/notifications/adapters/mail-transport';
import { keepAlive } from './adapters/liveness';
import { APPLICATION_NAME, CONCURRENCY, POLL_PLAN_MINUTES } from './constants';
import { taskList } from './task-list';
import { startDemoMoves } from './tasks/move-demo-parcel';

const RESTART_MS = 1_000;
/** Of all hands together; each asks every second. */
const MOST_FAILURES = 3 * CONCURRENCY;

const CRON: ParsedCronItem[] = parseCronItems([
  {
    task: 'learn-transit',
    match: '41 2 * * *',
    options: { backfillPeriod: 24 * 3_600_000, maxAttempts: 3, jobKey: 'learn-transit' },
  },
  {
    task: 'check-domains',
    match: '17 5 * * *',
    options: { backfillPeriod: 24 * 3_600_000, maxAttempts: 3, jobKey: 'check-domains' },
  },
  { task: 'prune', match: '23 3 * * *', options: { backfillPeriod: 24 * 3_600_000, maxAttempts: 3, jobKey: 'prune' } },
  {
    task: 'review-parcels',
    match: '*/10 * * * *',
    options: { backfillPeriod: 0, maxAttempts: 2, jobKey: 'review-parcels' },
  },
  {
    task: 'heal-parcels',
    match: '3,13,23,33,43,53 * * * *',
    options: { backfillPeriod: 0, maxAttempts: 2, jobKey: 'heal-parcels', priority: 10 },
  },
  {
    task: 'plan-polls',
    match: `*/${POLL_PLAN_MINUTES} * * * *`,
    options: { backfillPeriod: 0, maxAttempts: 2, jobKey: 'plan-polls' },
  },
]);

const LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'debug' } as const;
const logger = new Logger(() => (level, message) => log[LEVELS[level]](message));

type Launched = { runner: Runner; end: () => Promise<void> };

/** One run of graphile-worker on connections of its own; it needs the owner's rights, its tables refuse the app role. */
async function launch(databaseUrl: string): Promise<Launched> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: CONCURRENCY,
    connectionTimeoutMillis: 5_000,
    application_name: APPLICATION_NAME,
  });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const events: WorkerEvents = new EventEmitter();
  let liveness: ReturnType<typeof keepAlive> | undefined;
  let runner: Runner | undefined;
  const beginAnew = (why: string) => {
    runner?.stop(why).catch(() => {});
  };
  // graphile-worker asks for its tasks' numbers once and keeps what it hears, a lost connection too.
  let failedInARow = 0;
  events.on('worker:getJob:error', () => {
    failedInARow++;
    if (failedInARow === MOST_FAILURES) beginAnew('jobs cannot be asked for');
  });
  events.on('worker:getJob:empty', () => {
    failedInARow = 0;
  });
  const inHand = new Set<string>();
  events.on('job:start', ({ job }) => {
    failedInARow = 0;
    inHand.add(job.id);
  });
  events.on('job:complete', ({ job }) => inHand.delete(job.id));
  events.on('pool:create', ({ workerPool }) => {
    liveness = keepAlive(databaseUrl, workerPool.id, inHand, () => beginAnew('a job is in nobody’s hands'));
  });
  events.on('job:failed', ({ job, error }) => {
    log.error({ job: job.id, task: job.task_identifier, attempts: job.attempts, err: error }, 'a job is laid aside');
  });
  const end = async () => {
    await liveness?.stop();
    await pool.end();
  };
  try {
    runner = await run({
      pgPool: pool,
      taskList,
      parsedCronItems: CRON,
      concurrency: CONCURRENCY,
      noHandleSignals: true,
      pollInterval: 1_000,
      logger,
      events,
    });
    await startDemoMoves(pool, runner.addJob);
    return { runner, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/**
 * Starts background work on a database and keeps it going: when the server goes away it begins again once it is back.
 * `stop` takes no new jobs, waits for those at work and resolves when every connection is closed.
 * @param databaseUrl a login that owns the database; what the jobs do runs through `getPool()` as the app role
 * @throws when the first start fails
 */
export async function startWorker(databaseUrl: string): Promise<{ stop: () => Promise<void> }> {
  let stopping: Promise<void> | undefined;
  let wake = () => {};
  let current: Launched | null = await launch(databaseUrl);

  const supervise = async () => {
    while (!stopping) {
      await current?.runner.promise.catch((error) => log.error({ err: error }, 'background work was interrupted'));
      await current?.end();
      current = null;
      if (stopping) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, RESTART_MS);
      });
      if (!stopping) current = await launch(databaseUrl).catch(() => null);
    }
  };
  const running = supervise();

  return {
    stop: () => {
      stopping ??= (async () => {
        wake();
        await current?.runner.stop().catch(() => {});
        await running;
        closeMailTransport();
      })();
      return stopping;
    },
  };
}
