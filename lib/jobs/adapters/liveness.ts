import pg from 'pg';
import { log } from '@/lib/core/log';
import { APPLICATION_NAME } from '../constants';

// Any number, the same for everyone: the first half of the advisory locks that say "this worker lives".
const CLASS = 7_067_243;
const RETRY_MS = 500;
const SWEEP_MS = 5_000;
/** From the moment a job is taken until its worker knows of it. */
const SURELY_HEARD = '10 seconds';

/**
 * Gives jobs of a worker that was killed back to the living. graphile-worker alone waits four hours, since it cannot
 * tell slow from dead; here every worker holds an advisory lock on a connection of its own, which the server drops
 * with the process, so a lock that can be taken belongs to nobody. And it finds out when jobs are this worker's by the
 * database and yet in nobody's hands: the connection broke after one was given out and before that was heard, or when
 * its end was to be written down.
 * @param poolId what graphile-worker writes into `locked_by`
 * @param inHand the jobs that this worker is doing
 * @param onLost called when a job is in nobody's hands: the worker must begin anew, as another, for it to be given back
 */
export function keepAlive(
  databaseUrl: string,
  poolId: string,
  inHand: ReadonlySet<string>,
  onLost: () => void,
): { stop: () => Promise<void> } {
  let stopped = false;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let suspected: ReadonlySet<string> = new Set();

  const sweep = async () => {
    const current = client;
    if (stopped || !current) return;
    try {
      // A job taken this very moment may belong to a worker that is still about to take its lock.
      await current.query(
        `select graphile_worker.force_unlock_workers(array(
           select locked_by from graphile_worker.jobs where locked_by is not null and locked_by <> $2
           group by locked_by
           having max(locked_at) < now() - interval '3 seconds' and pg_try_advisory_xact_lock($1, hashtext(locked_by))))`,
        [CLASS, poolId],
      );
      const { rows } = await current.query<{ id: string }>(
        `select id from graphile_worker.jobs where locked_by = $1 and locked_at < now() - interval '${SURELY_HEARD}'`,
        [poolId],
      );
      // One that has just been done is written down as done a moment later; it is not among them twice.
      const suspects = rows.flatMap(({ id }) => (inHand.has(id) ? [] : [id]));
      const lost = suspects.filter((id) => suspected.has(id));
      suspected = new Set(suspects);
      if (lost.length > 0) {
        log.warn({ jobs: lost }, 'jobs are in nobody’s hands; background work begins anew');
        onLost();
      }
      if (!stopped) timer = setTimeout(sweep, SWEEP_MS);
    } catch (error) {
      log.warn({ err: error }, 'could not look for jobs of dead workers');
      reconnect(current);
    }
  };

  const connect = async () => {
    if (stopped) return;
    const fresh = new pg.Client({ connectionString: databaseUrl, application_name: APPLICATION_NAME });
    fresh.on('error', () => reconnect(fresh));
    client = fresh;
    try {
      await fresh.connect();
      await fresh.query('select pg_advisory_lock($1, hashtext($2))', [CLASS, poolId]);
      await sweep();
    } catch {
      reconnect(fresh);
    }
  };

  const reconnect = (lost: pg.Client) => {
    if (stopped || client !== lost) return;
    client = null;
    clearTimeout(timer);
    lost.end().catch(() => {});
    timer = setTimeout(connect, RETRY_MS);
  };

  const started = connect();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await started;
      await client?.end().catch(() => {});
    },
  };
}
