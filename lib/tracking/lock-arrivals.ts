import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';

/**
 * Makes what arrives (a shipment, an order) and what waits for it (a parked message) take turns, key by key, until the
 * transaction ends: else each could look for the other before the other is there. Who parks holds the key shared.
 */
export async function lockArrivals(ctx: Ctx, keys: readonly string[], mode: 'exclusive' | 'shared'): Promise<void> {
  if (keys.length === 0) return;
  const names = [...new Set(keys)].sort().map((key) => `${ctx.shopId} ${key}`);
  const lock = sql.raw(mode === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock');
  await ctx.db.execute(sql`select ${lock}(hashtextextended(name, 1)) from unnest(${sql.param(names)}::text[]) as name`);
}
