import type pg from 'pg';
import { type ExportHead, FORMAT, NEWEST_MIGRATION } from './export-shop';
import { NOT_CARRIED, shopTables } from './shop-tables';

const AT_ONCE = 200;
/** A shop with a row in any of these is no empty one. */
const LIVED_IN = ['orders', 'products', 'connections', 'webhook_endpoints', 'uploads'];

type Client = Pick<pg.ClientBase, 'query'>;
export type Imported = { id: string; slug: string; rows: Record<string, number> };

/**
 * Brings in a shop from the lines of an export, with the ids it had. A shop of that name that holds nothing yet gives its
 * members and keys to it; one that does is left alone. `other` is called with lines that are no rows (mails). For the owner's connection, inside a transaction.
 * @throws Error with what is wrong, naming the line
 */
export async function importShop(
  client: Client,
  lines: AsyncIterable<string>,
  { secret, other }: { secret: string; other: (line: Record<string, unknown>) => void },
): Promise<Imported> {
  const tables = new Set((await shopTables(client)).map(({ name }) => name).filter((name) => !NOT_CARRIED.has(name)));
  const imported: Imported = { id: '', slug: '', rows: {} };
  let stash: Stash | null = null;
  let batch: { table: string; rows: string[] } = { table: '', rows: [] };
  const flush = async () => {
    if (batch.rows.length > 0) await insertRows(client, batch, imported);
    batch = { table: '', rows: [] };
  };
  let number = 0;
  for await (const line of lines) {
    number++;
    if (line.trim() === '') continue;
    try {
      if (number === 1) {
        checkHead(parse(line) as Partial<ExportHead>, secret);
        continue;
      }
      const [, table, row] = /^\{"table":"(\w+)","row":(.*)\}\s*$/s.exec(line) ?? [];
      if (table === 'shops' && row) {
        stash = await openShop(client, parse(row) as { id: string; slug: string }, row);
        Object.assign(imported, { id: stash.id, slug: stash.slug });
        continue;
      }
      if (imported.id === '') throw new Error('The shop itself must come first.');
      if (table === undefined || row === undefined) {
        const value = parse(line);
        if ('member' in value) await addMember(client, imported.id, value.member as Member);
        else if ('job' in value) await queueJob(client, value.job as Job);
        else other(value);
        continue;
      }
      if (!tables.has(table)) throw new Error(`Nothing is known of a table "${table}".`);
      if (batch.table !== table || batch.rows.length >= AT_ONCE) await flush();
      batch.table = table;
      batch.rows.push(row);
    } catch (error) {
      throw new Error(`Line ${number}: ${error instanceof Error ? error.message : error}`);
    }
  }
  if (imported.id === '') throw new Error('This file holds no shop.');
  await flush();
  if (stash) await unstash(client, stash);
  return imported;
}

function parse(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('Not a JSON object.');
  return value as Record<string, unknown>;
}

function checkHead(head: Partial<ExportHead>, secret: string) {
  if (head.porchlight_export === undefined) throw new Error('This is no export of a shop.');
  if (head.porchlight_export !== FORMAT || (head.migration ?? 0) > NEWEST_MIGRATION)
    throw new Error('This file was written by a newer Porchlight. Update this one first.');
  if (head.secret !== secret)
    throw new Error(
      'This file was written under another PORCHLIGHT_SECRET. Links and sealed secrets need the same one: set it, then import.',
    );
}

type Stash = { id: string; slug: string; members: string[]; keys: string[] };

/** Makes the shop; an empty one of the same name or id makes room and hands over who may come in. */
async function openShop(client: Client, { id, slug }: { id: string; slug: string }, row: string): Promise<Stash> {
  const stash: Stash = { id, slug, members: [], keys: [] };
  const { rows: present } = await client.query<{ id: string }>('select id from shops where slug = $1 or id = $2', [
    slug,
    id,
  ]);
  for (const shop of present) {
    for (const table of LIVED_IN) {
      const { rows } = await client.query(`select from "${table}" where shop_id = $1 limit 1`, [shop.id]);
      if (rows.length > 0)
        throw new Error(
          `There is a shop "${slug}" already, and it is not empty. Erase it first, or use another database.`,
        );
    }
    const take = async (table: string) =>
      (
        await client.query<{ row: string }>(`select to_jsonb(t)::text as row from "${table}" t where shop_id = $1`, [
          shop.id,
        ])
      ).rows.map((one) => one.row);
    stash.members.push(...(await take('members')));
    stash.keys.push(...(await take('api_keys')));
    await client.query('delete from shops where id = $1', [shop.id]);
  }
  await client.query('insert into shops select * from jsonb_populate_record(null::shops, $1::jsonb)', [row]);
  return stash;
}

async function unstash(client: Client, { id, members, keys }: Stash): Promise<void> {
  for (const [table, rows] of [
    ['members', members],
    ['api_keys', keys],
  ] as const) {
    await client.query(
      `insert into "${table}" select r.* from unnest($1::jsonb[]) j,
         jsonb_populate_record(null::"${table}", j || jsonb_build_object('shop_id', $2::text)) r on conflict do nothing`,
      [rows, id],
    );
  }
}

type Member = { id: string; email: string; name: string; role: string; created_at: string };

/** A person is known by their address: who is here already keeps their id, and their password. */
async function addMember(client: Client, shopId: string, member: Member): Promise<void> {
  await client.query('insert into users (id, email, name) values ($1, $2, $3) on conflict do nothing', [
    member.id,
    member.email,
    member.name,
  ]);
  await client.query(
    `insert into members (shop_id, user_id, role, created_at) select $1, id, $3, $4 from users where email = $2
     on conflict (shop_id, user_id) do update set role = excluded.role`,
    [shopId, member.email, member.role, member.created_at],
  );
}

async function insertRows(client: Client, { table, rows }: { table: string; rows: string[] }, into: Imported) {
  const columns = new Set<string>();
  for (const row of rows) {
    const value = parse(row);
    if (value.shop_id !== into.id) throw new Error(`A row of "${table}" belongs to another shop.`);
    for (const column of Object.keys(value)) columns.add(column);
  }
  // Columns that the file does not know keep their defaults.
  const names = [...columns].map((column) => `"${column.replaceAll('"', '""')}"`).join(', ');
  await client.query(
    `insert into "${table}" (${names}) select ${names} from jsonb_populate_recordset(null::"${table}", $1::jsonb)`,
    [`[${rows.join(',')}]`],
  );
  into.rows[table] = (into.rows[table] ?? 0) + rows.length;
}

type Job = {
  task: string;
  payload: unknown;
  key: string | null;
  run_at: string;
  max_attempts: number;
  queue: string | null;
};

async function queueJob(client: Client, job: Job): Promise<void> {
  const { task, ...spec } = job;
  await client.query('select enqueue_jobs($1, $2::json)', [task, JSON.stringify([spec])]);
}
