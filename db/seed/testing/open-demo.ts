import pg from 'pg';
import { createPool } from '@/db/client';
import { cloneDatabase } from '@/db/testing/test-db';
import { seedDemo } from '../seed-demo';

/** Seconds on an idle machine; a busy one must not turn a test red. */
export const SEEDED_WITHIN_MS = 600_000;

export type OpenDemo = { url: string; owner: pg.Client; close: () => Promise<void> };

/** A database of its own with the demo shops as they are at `now`; the process's pool reads from it until closed. */
export async function openDemo(now: Date): Promise<OpenDemo> {
  const { url, drop } = await cloneDatabase();
  await seedDemo(url, now);
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const holder = globalThis as { porchlightPool?: pg.Pool };
  const before = holder.porchlightPool;
  const pool = createPool(url, 5);
  holder.porchlightPool = pool;
  return {
    url,
    owner,
    close: async () => {
      holder.porchlightPool = before;
      await pool.end();
      await owner.end();
      await drop();
    },
  };
}
