import type { QueryResultRow } from 'pg';
import { expect, it } from 'vitest';
import { createOrder } from '@/db/testing/factories/create-order';
import { staff, testPool, withCommittedShop } from '@/db/testing/test-db';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { prune } from './prune';

it('forgets what has served and keeps the rest', () =>
  withCommittedShop(async (shopId) => {
    const owner = await (await testPool()).connect();
    const query = <R extends QueryResultRow>(text: string, values?: unknown[]) => owner.query<R>(text, values);
    const count = async (table: string, where: string) =>
      (await query<{ n: number }>(`select count(*)::int as n from ${table} where ${where}`)).rows[0]?.n;
    const user = newId();
    try {
      await query('set role none');
      await query('insert into users (id, email, name) values ($1, $2, $3)', [user, `${user}@example.com`, 'Jana']);
      await query(
        `insert into idempotency_keys (shop_id, key, request_hash, created_at)
         select $1, 'key-' || n, 'x', now() - make_interval(days => n) from generate_series(28, 33) n`,
        [shopId],
      );
      await query(
        `insert into webhook_events (shop_id, id, type, subject, body, created_at)
         select $1, gen_random_uuid(), 'order.updated', 'x', '{}', now() - make_interval(days => n) from generate_series(28, 33) n`,
        [shopId],
      );
      const order = await inShop({ shopId, actor: staff }, (ctx) => createOrder(ctx));
      await query(
        `insert into page_views (shop_id, order_id, grant_id, at, device)
         select $1, $2, g.id, now() - make_interval(days => n), 'phone'
         from generate_series(178, 183) n, (select id from grants where shop_id = $1 and order_id = $2 limit 1) g`,
        [shopId, order.id],
      );
      await query(
        `insert into rate_limits (key, points, resets_at)
         values ('prune:old', 1, now() - interval '1 minute'), ('prune:new', 1, now() + interval '1 minute')`,
      );
      await query(
        `insert into login_tokens (token_hash, user_id, expires_at)
         values ('\\x01', $1, now() - interval '2 days'), ('\\x02', $1, now() + interval '1 minute')`,
        [user],
      );
      await query(
        `insert into staff_sessions (id, user_id, expires_at)
         values (gen_random_uuid(), $1, now() - interval '2 days'), (gen_random_uuid(), $1, now() + interval '1 day')`,
        [user],
      );
      await prune({ query: query as Parameters<typeof prune>[0]['query'] });
      expect(await count('idempotency_keys', `shop_id = '${shopId}' and created_at > now() - interval '30 days'`)).toBe(
        2,
      );
      expect(await count('idempotency_keys', `shop_id = '${shopId}'`)).toBe(2);
      expect(await count('webhook_events', `shop_id = '${shopId}'`)).toBe(2);
      expect(await count('page_views', `shop_id = '${shopId}'`)).toBe(2);
      expect(await count('rate_limits', `key like 'prune:%'`)).toBe(1);
      expect(await count('login_tokens', `user_id = '${user}'`)).toBe(1);
      expect(await count('staff_sessions', `user_id = '${user}'`)).toBe(1);
    } finally {
      await query('delete from users where id = $1', [user]);
      await query(`delete from rate_limits where key like 'prune:%'`);
      owner.release(true);
    }
  }));
