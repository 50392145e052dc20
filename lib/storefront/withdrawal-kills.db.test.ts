import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type pg from 'pg';
import { afterEach, expect, it } from 'vitest';
import { type World, withOrder } from '@/db/testing/shopper-page';
import { testPool } from '@/db/testing/test-db';

/** Real processes and real connections, ended in the middle of a withdrawal: C26. */
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

async function start(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'testing/run-withdraw.ts')], {
    env: { ...process.env, PORCHLIGHT_LOG_LEVEL: 'silent', SMTP_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  const [port] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return { child, url: `http://127.0.0.1:${port.toString().trim()}` };
}

type Form = Record<string, string>;

const send = async (url: string, slug: string, form: Form) => {
  const answer = await fetch(`${url}/s/${slug}/withdraw?lang=en`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(form),
  });
  return { status: answer.status, html: await answer.text() };
};

/** The form of a page, as its button would send it. */
function formOf(html: string): Form {
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value.replaceAll('&#x27;', "'")]));
}

const referenceOf = (html: string) => /R-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(html)?.[0];

/** The second page of a withdrawal: whoever presses its button declares it. */
async function readyToDeclare(url: string, { slug, order }: World): Promise<{ form: Form; id: string }> {
  const first = await send(url, slug, { name: 'Jana Berg', number: order.number, email: 'jana@example.com' });
  expect(first.status).toBe(200);
  const form = formOf(first.html);
  return { form, id: form.slip?.split('.')[0] ?? '' };
}

/** Asks as the owner of the database, to whom no wall stands. */
async function asOwner<T>(run: (owner: pg.PoolClient) => Promise<T>): Promise<T> {
  const owner = await (await testPool()).connect();
  try {
    await owner.query('set role none');
    return await run(owner);
  } finally {
    owner.release(true);
  }
}

/**
 * Holds a declaration in its last statement, everything else of it written and nothing committed, by taking the place of
 * its row; `run` is given the backend that waits. Afterwards that backend is free, and is waited for.
 */
const heldBeforeCommit = (id: string, { shopId }: World, run: (backend: number) => Promise<void>) =>
  asOwner(async (owner) => {
    await owner.query('begin');
    await owner.query(
      `insert into withdrawals (shop_id, id, reference, name, order_number, email, email_key, locale, received_at, refund_by)
       values ($1, $2, 'R-0000-0000', 'x', 'x', 'x', '', 'en', now(), now())`,
      [shopId, id],
    );
    const backend = await until(async () => {
      const { rows } = await owner.query<{ pid: number }>(
        'select pid from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))',
      );
      return rows[0]?.pid;
    });
    await run(backend);
    await owner.query('rollback');
    await until(async () => {
      const { rows } = await owner.query('select 1 from pg_stat_activity where pid = $1 and xact_start is not null', [
        backend,
      ]);
      return rows.length === 0 || undefined;
    });
  });

async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((later) => setTimeout(later, 20));
  }
}

type Stored = { declarations: number; returns: number; acknowledgements: number; claimed: number; receivedAt: Date };

/** What the database holds of the order's withdrawal. */
const stored = ({ shopId, order }: World) =>
  asOwner(async (owner) => {
    const { rows } = await owner.query<Stored>(
      `select (select count(*)::int from withdrawals where shop_id = $1) as declarations,
              (select count(*)::int from returns where shop_id = $1 and order_id = $2) as returns,
              (select count(*)::int from notifications where shop_id = $1 and order_id = $2
                and event in ('return.confirmed', 'order.withdrawal')) as acknowledgements,
              (select sum(claimed)::int from order_lines where shop_id = $1 and order_id = $2) as claimed,
              (select min(received_at) from withdrawals where shop_id = $1) as "receivedAt"`,
      [shopId, order.id],
    );
    return rows[0] as Stored;
  });

const NOTHING = { declarations: 0, returns: 0, acknowledgements: 0, claimed: 0 };
const ONCE = { declarations: 1, returns: 1, acknowledgements: 1, claimed: 1 };

it(
  'C26: a process killed while it stores a withdrawal leaves nothing of it, and pressing again declares it once',
  {
    timeout: 120_000,
  },
  () =>
    withOrder(async (world) => {
      const { child, url } = await start();
      const { form, id } = await readyToDeclare(url, world);
      const lost = send(url, world.slug, form).catch(() => null);
      await heldBeforeCommit(id, world, async () => {
        child.kill('SIGKILL');
        await once(child, 'exit');
      });
      expect(await lost).toBeNull();
      expect(await stored(world)).toMatchObject(NOTHING);

      const again = await start();
      const done = await send(again.url, world.slug, form);
      expect(done.status).toBe(200);
      expect(await stored(world)).toMatchObject(ONCE);
      const repeated = await send(again.url, world.slug, form);
      expect(repeated.status).toBe(200);
      expect(referenceOf(repeated.html)).toBe(referenceOf(done.html));
      expect(await stored(world)).toMatchObject(ONCE);
    }),
);

it(
  'C26: the database cut off in the middle: the page names the shop’s address, keeps the time and tries again',
  {
    timeout: 120_000,
  },
  () =>
    withOrder(async (world) => {
      const { url } = await start();
      const { form, id } = await readyToDeclare(url, world);
      const before = Date.now();
      const pressed = send(url, world.slug, form);
      await heldBeforeCommit(id, world, (backend) =>
        asOwner(async (owner) => {
          await owner.query('select pg_terminate_backend($1)', [backend]);
        }),
      );
      const failed = await pressed;
      const after = Date.now();
      expect(failed.status).toBe(503);
      expect(failed.html).toContain('Test shop');
      expect(await stored(world)).toMatchObject(NOTHING);

      const kept = formOf(failed.html);
      // A time of one's own making, or for other words, is none.
      const forged = { ...kept, slip: (kept.slip ?? '').replace(/\.\d+\./, '.1000.') };
      const done = await send(url, world.slug, kept);
      expect(done.status).toBe(200);
      const { receivedAt, ...counts } = await stored(world);
      expect(counts).toEqual(ONCE);
      expect(receivedAt.getTime()).toBeGreaterThanOrEqual(before);
      expect(receivedAt.getTime()).toBeLessThanOrEqual(after);
      expect(done.html).toContain(receivedAt.toISOString());
      expect(referenceOf((await send(url, world.slug, kept)).html)).toBe(referenceOf(done.html));
      expect((await send(url, world.slug, forged)).html).not.toContain('1970');
      expect((await send(url, world.slug, { ...kept, name: 'Other' })).html).not.toContain(receivedAt.toISOString());
    }),
);

it(
  'C26: an answer that never arrived is given again, to whoever presses twice at once too',
  {
    timeout: 120_000,
  },
  () =>
    withOrder(async (world) => {
      const { url } = await start();
      const { form } = await readyToDeclare(url, world);
      const presses = await Promise.all([1, 2, 3, 4].map(() => send(url, world.slug, form)));
      expect(presses.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect(new Set(presses.map(({ html }) => referenceOf(html))).size).toBe(1);
      expect(await stored(world)).toMatchObject(ONCE);
    }),
);
