import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { notifications } from '@/db/schema/access';
import { shipments } from '@/db/schema/shipments';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { testPool, withCommittedShop } from '@/db/testing/test-db';
import { systemGate } from '@/lib/auth/system';
import type { ShopId } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import { type Received, startSmtpSink } from '@/lib/notifications/testing/smtp-sink';

/**
 * Real processes, real kills. `SABOTAGE=1` makes the worker record a message before it sends it: the two tests of
 * kills must then fail.
 */
const PATIENCE = 120_000;

let children: ChildProcess[] = [];
let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'porchlight-worker-'));
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  await rm(dataDir, { recursive: true });
});

async function worker(smtpUrl?: string): Promise<ChildProcess> {
  await testPool();
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'testing/run-worker.ts')], {
    env: { ...process.env, PORCHLIGHT_DATA_DIR: dataDir, PORCHLIGHT_LOG_LEVEL: 'silent', SMTP_URL: smtpUrl ?? '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  return child;
}

/** The same, as the owner of the database. */
async function asOwner<T extends object>(statement: string, values: unknown[] = []): Promise<T[]> {
  const client = await (await testPool()).connect();
  try {
    await client.query('set role none');
    return (await client.query<T>(statement, values)).rows;
  } finally {
    client.release(true);
  }
}

/** A delivered parcel and its message, queued now. */
const queue = (shopId: ShopId) =>
  inShop(systemGate(shopId, 'test'), async (ctx) => {
    const order = await createOrder(ctx);
    const { id: shipmentId } = await createShipment(ctx, order);
    await ctx.db
      .update(shipments)
      .set({ status: 'delivered' })
      .where(and(eq(shipments.shopId, ctx.shopId), eq(shipments.id, shipmentId)));
    return (await enqueueNotification(ctx, { event: 'shipment.delivered', orderId: order.id, shipmentId })) ?? '';
  });

const stateOf = async (shopId: ShopId, id: string) =>
  inShop(systemGate(shopId, 'test'), async (ctx) => {
    const own = and(eq(notifications.shopId, ctx.shopId), eq(notifications.id, id));
    const [row] = await ctx.db.select({ state: notifications.state }).from(notifications).where(own);
    return row?.state;
  });

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50));
}

const isSent = (shopId: ShopId, id: string) => async () => (await stateOf(shopId, id)) === 'sent';
const messageIds = async (mails: Received[]) =>
  new Set(await Promise.all(mails.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId)));

it('sends what is queued, into files where no mail server is named', { timeout: PATIENCE }, () =>
  withCommittedShop(async (shopId) => {
    await worker();
    const id = await queue(shopId);
    await until(isSent(shopId, id));
    expect(await readdir(join(dataDir, 'mail', shopId))).toEqual([`${id}.eml`]);
  }),
);

it('killed before the mail server answers: nothing is lost', { timeout: PATIENCE }, () =>
  withCommittedShop(async (shopId) => {
    let victim: ChildProcess | undefined;
    const sink = await startSmtpSink(async () => {
      if (!victim) return undefined;
      victim.kill('SIGKILL');
      await once(victim, 'exit');
      victim = undefined;
      return { code: 451, message: 'nobody hears this' };
    });
    victim = await worker(sink.url);
    const id = await queue(shopId);
    await once(victim, 'exit');
    await worker(sink.url);
    await until(isSent(shopId, id));
    expect(sink.received).toHaveLength(1);
    await sink.close();
  }),
);

it(
  'killed between the server’s yes and the record: one mail more, under the same Message-ID',
  {
    timeout: PATIENCE,
  },
  () =>
    withCommittedShop(async (shopId) => {
      const held = await (await testPool()).connect();
      await held.query('begin');
      await held.query("select set_config('app.tenant', $1, true)", [shopId]);
      let kills = 0;
      // The record cannot be written while we hold its row.
      const sink = await startSmtpSink(async () => {
        if (kills === 0) await held.query('select from notifications where shop_id = $1 for update', [shopId]);
        return undefined;
      });
      const victim = await worker(sink.url);
      const id = await queue(shopId);
      await until(async () => {
        const waiting = await asOwner(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%"notifications"%for update%'`,
        );
        return waiting.length > 0;
      });
      victim.kill('SIGKILL');
      kills++;
      await once(victim, 'exit');
      await held.query('rollback');
      held.release();
      expect(await stateOf(shopId, id)).toBe('queued');

      await worker(sink.url);
      await until(isSent(shopId, id));
      expect(sink.received.length - 1).toBeLessThanOrEqual(kills);
      expect(await messageIds(sink.received)).toHaveLength(1);
      await sink.close();
    }),
);

it('a job nobody can do holds up no other', { timeout: PATIENCE }, () =>
  withCommittedShop(async (shopId) => {
    await asOwner(
      `select graphile_worker.add_job('send-notification', payload => p::json, max_attempts => 2, job_key => 'poison' || n)
       from unnest(array['{}', '[]', 'null', '{"shopId":"x"}', '{"shopId":1,"notificationId":{}}']) with ordinality as t(p, n)`,
    );
    await worker();
    const id = await queue(shopId);
    await until(isSent(shopId, id));
    const poison = () =>
      asOwner<{ attempts: number; last_error: string | null }>(
        `select attempts, last_error from graphile_worker.jobs where key like 'poison%' and locked_at is null`,
      );
    // One that is being tried is locked, and not among them.
    await until(async () => (await poison()).filter(({ attempts }) => attempts === 2).length === 5);
    for (const { last_error } of await poison()) expect(last_error).toBeTruthy();
    await asOwner(`delete from graphile_worker._private_jobs where key like 'poison%'`);
  }),
);

it('goes on after the server dropped every connection of it', { timeout: PATIENCE }, () =>
  withCommittedShop(async (shopId) => {
    const child = await worker();
    const dropped = await asOwner(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'porchlight worker'`,
    );
    expect(dropped.length).toBeGreaterThan(1);
    const id = await queue(shopId);
    await until(isSent(shopId, id));
    expect(child.exitCode).toBeNull();
  }),
);

it('a job that was given out and never heard of is given back while the worker lives', { timeout: PATIENCE }, () =>
  withCommittedShop(async (shopId) => {
    const lost = await queue(shopId);
    const job = `payload ->> 'notificationId' = '${lost}'`;
    await asOwner(`update graphile_worker._private_jobs set run_at = now() + interval '1 hour' where ${job}`);
    let taken: object[] = [];
    const sink = await startSmtpSink(async () => {
      // As the database stands when the connection breaks after a job was given out and before that is heard.
      if (taken.length === 0)
        taken = await asOwner(
          `update graphile_worker._private_jobs set locked_at = now() - interval '1 minute', run_at = now(),
             locked_by = (select max(locked_by) from graphile_worker._private_jobs)
           where ${job} returning id`,
        );
      return undefined;
    });
    const child = await worker(sink.url);
    const id = await queue(shopId);
    await until(isSent(shopId, id));
    expect(taken).toHaveLength(1);
    await until(isSent(shopId, lost));
    expect(child.exitCode).toBeNull();
    await sink.close();
  }),
);

it('asked to stop, it finishes the mail in hand, records it and ends', { timeout: PATIENCE }, () =>
  withCommittedShop(async (shopId) => {
    let child: ChildProcess | undefined;
    const sink = await startSmtpSink(async () => {
      child?.kill('SIGTERM');
      await new Promise((resolve) => setTimeout(resolve, 200));
      return undefined;
    });
    child = await worker(sink.url);
    const ended = once(child, 'exit');
    const id = await queue(shopId);
    expect(await ended).toEqual([0, null]);
    expect(await stateOf(shopId, id)).toBe('sent');
    expect(sink.received).toHaveLength(1);
    const left = await asOwner(
      `select from pg_stat_activity where datname = current_database() and application_name = 'porchlight worker'`,
    );
    expect(left).toEqual([]);
    await sink.close();
  }),
);
