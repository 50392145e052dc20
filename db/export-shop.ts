import type pg from 'pg';
import journal from './migrations/meta/_journal.json';
import { NOT_CARRIED, shopTables } from './shop-tables';

const AT_ONCE = 200;

export const FORMAT = 1;
export const NEWEST_MIGRATION = Math.max(...journal.entries.map(({ when }) => when));

/** What a file begins with. `secret`: a fingerprint of the secret that links and sealed values were made with. */
export type ExportHead = { porchlight_export: number; migration: number; secret: string; shop: string };

/**
 * A shop as lines of JSON: a head, the shop, its members, every row of every table of it, each table after those it refers
 * to, and the work that waits. The same rows give the same lines. For the owner's connection, inside a transaction.
 * @throws Error for a shop that is not there
 */
export async function* exportShop(
  client: pg.ClientBase,
  { slug, secret }: { slug: string; secret: string },
): AsyncGenerator<string> {
  await client.query("set local time zone 'UTC'");
  const shop = await client.query<{ id: string; row: string }>(
    'select id, to_jsonb(s)::text as row from shops s where slug = $1',
    [slug],
  );
  const [found] = shop.rows;
  if (!found) throw new Error(`There is no shop "${slug}".`);
  const head: ExportHead = { porchlight_export: FORMAT, migration: NEWEST_MIGRATION, secret, shop: slug };
  yield JSON.stringify(head);
  yield `{"table":"shops","row":${found.row}}`;
  const members = await client.query<{ row: string }>(
    `select jsonb_build_object('id', u.id, 'email', u.email, 'name', u.name, 'role', m.role, 'created_at', m.created_at)::text as row
     from members m join users u on u.id = m.user_id where m.shop_id = $1 order by u.email`,
    [found.id],
  );
  for (const { row } of members.rows) yield `{"member":${row}}`;
  for (const { name, key } of await shopTables(client)) {
    if (NOT_CARRIED.has(name)) continue;
    yield* rowsOf(client, { name, key, shopId: found.id });
  }
  const jobs = await client.query<{ row: string }>(
    `select jsonb_build_object('task', t.identifier, 'payload', j.payload, 'key', j.key, 'run_at', j.run_at,
       'max_attempts', j.max_attempts, 'queue', q.queue_name)::text as row
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
     where j.payload->>'shopId' = $1 and j.attempts < j.max_attempts order by j.key, j.id`,
    [found.id],
  );
  for (const { row } of jobs.rows) yield `{"job":${row}}`;
}

async function* rowsOf(
  client: pg.ClientBase,
  { name, key, shopId }: { name: string; key: string[]; shopId: string },
): AsyncGenerator<string> {
  const order = key.map((column) => `"${column}"`).join(', ');
  await client.query(
    `declare rows no scroll cursor for select to_jsonb(t)::text as row from "${name}" t where shop_id = '${shopId}' order by ${order}`,
  );
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${AT_ONCE} from rows`);
    for (const { row } of rows) yield `{"table":"${name}","row":${row}}`;
    if (rows.length < AT_ONCE) break;
  }
  await client.query('close rows');
}
