import type { AddJobFunction, JobHelpers } from 'graphile-worker';
import type pg from 'pg';
import { DEMO_MOVE_SECONDS } from '../constants';

const NAME = 'move-demo-parcel';

const nextMove = () => {
  const { min, max } = DEMO_MOVE_SECONDS;
  return new Date(Date.now() + (min + Math.random() * (max - min)) * 1_000);
};

/** One such job waits at a time, however many workers run: the key is the same for all. */
const plan = (addJob: AddJobFunction) =>
  addJob(NAME, {}, { jobKey: NAME, jobKeyMode: 'preserve_run_at', runAt: nextMove(), maxAttempts: 1 });

/** Sets the demo in motion where there is a demo shop. */
export async function startDemoMoves(pool: pg.Pool, addJob: AddJobFunction): Promise<void> {
  const { rows } = await pool.query('select from shops where is_demo limit 1');
  if (rows.length) await plan(addJob);
}

/** Lets one parcel of one demo shop take its next step, then plans the next. */
export async function moveDemoParcel({ addJob }: Pick<JobHelpers, 'addJob'>): Promise<void> {
  try {
    const { moveOneParcel } = await import('@/db/seed/live');
    await moveOneParcel();
  } finally {
    await plan(addJob);
  }
}
