import { connection } from 'next/server';
import { APP_ROLE } from '@/db/client';
import journal from '@/db/migrations/meta/_journal.json';
import { getPool } from '@/db/pool';
import { log } from '@/lib/core/log';

const NEWEST = Math.max(...journal.entries.map((entry) => entry.when));
const ANSWERS_WITHIN_MS = 2_500;

/** 200 when the database answers as the walled role and holds at least our migrations, else 503. */
export async function GET() {
  await connection();
  const status = await check();
  return Response.json(
    { status: status === 'ok' ? 'ok' : 'unavailable', ...(status !== 'ok' && { reason: status }) },
    {
      status: status === 'ok' ? 200 : 503,
      headers: { 'cache-control': 'no-store', ...(status !== 'ok' && { 'retry-after': '2' }) },
    },
  );
}

async function check(): Promise<'ok' | 'database' | 'role' | 'migrations'> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, failed) => {
      timer = setTimeout(() => failed(new Error('no answer in time')), ANSWERS_WITHIN_MS);
    });
    const asked = getPool().query<{ role: string; newest: string | null }>(
      'select current_user as role, max(created_at) as newest from drizzle.__drizzle_migrations',
    );
    asked.catch(() => {});
    const { rows } = await Promise.race([asked, late]);
    if (rows[0]?.role !== APP_ROLE) return 'role';
    return Number(rows[0].newest) >= NEWEST ? 'ok' : 'migrations';
  } catch (error) {
    log.error({ err: error }, 'Health check failed');
    return 'database';
  } finally {
    clearTimeout(timer);
  }
}
