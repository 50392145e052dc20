import { parseEnv } from '@/lib/core/env';
import { startWorker } from '@/lib/jobs/worker';
import { migrateDatabase, openDatabase } from './database';
import { say } from './say';
import { fail, setUp } from './setup';

/** Background work alone: for several machines on one database, or as the child of a front server. */
async function work(): Promise<void> {
  const isChild = process.env.PORCHLIGHT_CHILD === '1';
  const settings = isChild ? parseEnv(process.env) : setUp('production');
  const database = await openDatabase(settings, false);
  if (!isChild) await migrateDatabase(database);
  const worker = await startWorker(database.ownerUrl);
  if (!isChild) say('The worker is at work. Ctrl-C stops it.');

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await worker.stop();
    await database.stop();
    process.exit(0);
  };
  // Ctrl-C reaches every process of the terminal; a child waits for its parent, which finishes requests first.
  process.on('SIGINT', () => isChild || void stop());
  process.on('SIGTERM', () => isChild || void stop());
  process.on('disconnect', () => void stop());
}

await work().catch(fail);
