import type pg from 'pg';
import { env } from '@/lib/core/env';
import { createPool } from './client';

const holder = globalThis as typeof globalThis & { porchlightPool?: pg.Pool };

/** The process's one pool, opened on first use: building the app never touches a database. */
export function getPool(): pg.Pool {
  holder.porchlightPool ??= createPool(env().databaseUrl ?? missing());
  return holder.porchlightPool;
}

function missing(): never {
  throw new Error('DATABASE_URL is not set. `npm run demo` and `npm start` set it for the embedded database.');
}
