import { sql } from 'drizzle-orm';
import type { JobHelpers } from 'graphile-worker';
import { getPool } from '@/db/pool';
import { VIEWS_KEPT_DAYS } from '@/lib/access/constants';
import { systemGate } from '@/lib/auth/system';
import { inShop } from '@/lib/core/unit-of-work';
import { KEPT_DAYS } from '@/lib/webhooks/constants';
import { IDEMPOTENCY_KEY_DAYS } from '../constants';

const BATCH = 5_000;

/** Deletes in bites, so that no lock is held for long. */
async function inBatches(deleteSome: () => Promise<number | null>): Promise<void> {
  while (((await deleteSome()) ?? 0) === BATCH);
}

/**
 * Forgets what has served: answers kept for repeated requests and what endpoints were told (30 days), who looked at an
 * order (180 days), counters that ran out, sign-in links and sessions past their end.
 * @param query runs as the owner: staff belong to no shop, so the app role has no right on those tables
 */
export async function prune({ query }: Pick<JobHelpers, 'query'>): Promise<void> {
  const { rows: shops } = await getPool().query<{ shop_id: string }>('select shop_id from list_shops()');
  for (const { shop_id } of shops) {
    await inBatches(() =>
      inShop(systemGate(shop_id, 'prune'), async (ctx) => {
        const before = new Date(ctx.now.getTime() - IDEMPOTENCY_KEY_DAYS * 86_400_000).toISOString();
        const { rowCount } = await ctx.db.execute(sql`
          delete from idempotency_keys where shop_id = ${ctx.shopId} and key in (
            select key from idempotency_keys where shop_id = ${ctx.shopId} and created_at < ${before}::timestamptz limit ${BATCH})`);
        return rowCount;
      }),
    );
    await inBatches(() =>
      inShop(systemGate(shop_id, 'prune'), async (ctx) => {
        const before = new Date(ctx.now.getTime() - KEPT_DAYS * 86_400_000).toISOString();
        const { rowCount } = await ctx.db.execute(sql`
          delete from webhook_events where shop_id = ${ctx.shopId} and id in (
            select id from webhook_events where shop_id = ${ctx.shopId} and created_at < ${before}::timestamptz limit ${BATCH})`);
        return rowCount;
      }),
    );
    await inBatches(() =>
      inShop(systemGate(shop_id, 'prune'), async (ctx) => {
        const before = new Date(ctx.now.getTime() - VIEWS_KEPT_DAYS * 86_400_000).toISOString();
        const { rowCount } = await ctx.db.execute(sql`
          delete from page_views where shop_id = ${ctx.shopId} and ctid = any (array(
            select ctid from page_views where shop_id = ${ctx.shopId} and at < ${before}::timestamptz limit ${BATCH}))`);
        return rowCount;
      }),
    );
  }
  const bite = (table: string, key: string) =>
    `delete from ${table} where ${key} in (select ${key} from ${table} where expires_at < now() - interval '1 day' limit ${BATCH})`;
  await inBatches(async () => {
    const { rowCount } = await getPool().query(
      `delete from rate_limits where key in (select key from rate_limits where resets_at < now() limit ${BATCH})`,
    );
    return rowCount;
  });
  await inBatches(async () => (await query(bite('login_tokens', 'token_hash'))).rowCount);
  await inBatches(async () => (await query(bite('staff_sessions', 'id'))).rowCount);
}
