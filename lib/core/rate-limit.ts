import type pg from 'pg';
import { getPool } from '@/db/pool';
import { env } from './env';
import { AppError } from './errors';
import { keyedHash } from './secrets';

/**
 * Takes `cost` points from a counter of `limit` points a window; counters live in the database, so every process
 * shares them. Throws RATE_LIMITED with the seconds to wait. It fails closed: no database, no request.
 * @param name what is limited, e.g. `lookup:order`
 * @param subject who: an address, an order, a key; stored only as a keyed hash
 */
export async function consumeLimit(
  name: string,
  subject: string,
  limit: { points: number; windowSeconds: number },
  cost = 1,
  pool: pg.Pool = getPool(),
): Promise<void> {
  const key = `${name}:${keyedHash('rate-limit', subject).toString('base64url').slice(0, 22)}`;
  const { rows } = await pool.query<{ points: number; wait: number }>(
    `insert into rate_limits as r (key, points, resets_at) values ($1, $2, now() + make_interval(secs => $3))
     on conflict (key) do update set
       points = case when r.resets_at <= now() then excluded.points else r.points + excluded.points end,
       resets_at = case when r.resets_at <= now() then excluded.resets_at else r.resets_at end
     returning points, ceil(extract(epoch from resets_at - now()))::int as wait`,
    [key, cost, limit.windowSeconds],
  );
  const row = rows[0];
  if (!row || row.points > limit.points * env().rateLimitScale) {
    throw new AppError('RATE_LIMITED', `Too many requests (${name}).`, {
      retryAfterSeconds: Math.max(1, row?.wait ?? limit.windowSeconds),
    });
  }
}
