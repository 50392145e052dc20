import { APP_ROLE } from '@/db/client';
import journal from '@/db/migrations/meta/_journal.json';
import { getPool } from '@/db/pool';
import { log } from './log';

const NEWEST = Math.max(...journal.entries.map((entry) => entry.when));
const ANSWERS_WITHIN_MS = 2_500;

/**
 * `ok` when the database answers as the walled role and holds at least our migrations, else what is wrong: it does not
 * answer (in time), it answers as a role that the walls do not bind, or it is older than this code.
 */
export async function checkHealth(): Promise<'ok' | 'database' | 'role' | 'migrations'> {
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
