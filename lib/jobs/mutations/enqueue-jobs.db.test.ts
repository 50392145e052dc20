import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withTestDb } from '@/db/testing/test-db';
import { newId } from '@/lib/core/ids';
import { enqueueJob } from './enqueue-job';

it('adds a job without reading through those that wait', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    const looks = async () => {
      const { rows } = await ctx.db.execute<{ count: number }>(
        sql`select seq_scan::int as count from pg_stat_xact_all_tables
          where schemaname = 'graphile_worker' and relname = '_private_jobs'`,
      );
      return rows[0]?.count;
    };
    // As the database knows the queue while it is short: then it would rather read it from end to end.
    for (const step of ['set role none', 'analyze graphile_worker._private_jobs', 'set role porchlight_app'])
      await ctx.db.execute(sql.raw(step));
    const before = await looks();
    for (const returnId of [newId(), newId()])
      await enqueueJob(ctx, 'expire-return', { returnId }, { key: `expire-return:${returnId}` });
    expect(await looks()).toBe(before);
  }));
