import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportShop } from './export-shop';
import { importShop } from './import-shop';
import { seedDemo } from './seed/seed-demo';
import { cloneDatabase } from './testing/test-db';

const SECRET = 'a fingerprint';
let from: pg.Client;
let to: pg.Client;
let first: string[] = [];
const drops: (() => Promise<void>)[] = [];

async function open(): Promise<{ client: pg.Client; url: string }> {
  const { url, drop } = await cloneDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  drops.push(async () => {
    await client.end();
    await drop();
  });
  return { client, url };
}

async function inTransaction<T>(client: pg.Client, run: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const result = await run();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

const exported = (client: pg.Client) =>
  inTransaction(client, async () => {
    const lines: string[] = [];
    for await (const line of exportShop(client, { slug: 'ahlbeck', secret: SECRET })) lines.push(line);
    return lines;
  });

const imported = (lines: readonly string[], { secret = SECRET, other = () => {} } = {}) =>
  inTransaction(to, () =>
    importShop(
      to,
      (async function* () {
        yield* lines;
      })(),
      { secret, other },
    ),
  );

const count = async (client: pg.Client, what: string) =>
  (await client.query<{ n: number }>(`select count(*)::int as n from ${what}`)).rows[0]?.n;

beforeAll(async () => {
  const source = await open();
  from = source.client;
  to = (await open()).client;
  await seedDemo(source.url);
  // What the demo has none of: bytes, and news that is still on its way.
  await from.query(`
    with shop as (select id from shops where slug = 'ahlbeck'),
    up as (insert into uploads (shop_id, id, kind, mime, bytes, sha256, created_by)
      select id, gen_random_uuid(), 'logo', 'image/webp', '\\x00ff10', '\\x01', 'staff:x' from shop),
    point as (insert into webhook_endpoints (shop_id, id, url, events, secret_sealed)
      select id, id, 'https://a.example', '{*}', '\\x01' from shop),
    event as (insert into webhook_events (shop_id, id, type, subject, body)
      select id, id, 'order.updated', 'x', '{"a": "ü\u2028\\n"}' from shop)
    insert into webhook_deliveries (shop_id, id, endpoint_id, event_id, state, next_attempt_at, created_at)
      select id, gen_random_uuid(), id, id, 'queued', now(), now() from shop`);
  first = await exported(from);
}, 180_000);
afterAll(async () => {
  for (const drop of drops) await drop();
});

/** Where the two differ, shortly: a whole shop is no message. */
const difference = (a: readonly string[], b: readonly string[]) =>
  [a.length - b.length, ...a.filter((line, i) => line !== b[i]).map((line) => line.slice(0, 200))].slice(0, 5);

describe('a shop', () => {
  it('is exported whole, and nobody else with it', async () => {
    const tables = new Set(first.map((line) => /^\{"table":"(\w+)"/.exec(line)?.[1]));
    const { rows } = await from.query<{ name: string; n: number }>(`
      select c.table_name as name, (xpath('/row/n/text()', query_to_xml(format(
        'select count(*) as n from %I t join shops s on s.id = t.shop_id where s.slug = ''ahlbeck''', c.table_name), false, true, '')))[1]::text::int as n
      from information_schema.columns c where c.table_schema = 'public' and c.column_name = 'shop_id'`);
    const filled = rows.filter(({ n }) => n > 0).map(({ name }) => name);
    expect(filled.filter((name) => !tables.has(name)).sort()).toEqual(['members']);
    expect(first.some((line) => line.startsWith('{"member":{"id"'))).toBe(true);
    expect(first.some((line) => line.startsWith('{"job":{'))).toBe(true);
    expect(first.some((line) => /duskhound|scrypt\$/.test(line))).toBe(false);
  });

  it('imported elsewhere and exported again is the same, line for line', async () => {
    const { slug, rows } = await imported(first);
    expect(slug).toBe('ahlbeck');
    expect(rows.orders).toBe(await count(from, `orders o join shops s on s.id = o.shop_id where slug = 'ahlbeck'`));
    expect(difference(first, await exported(to))).toEqual([0]);
    expect(await count(to, 'graphile_worker.jobs')).toBe(first.filter((line) => line.startsWith('{"job"')).length);
  });

  it('that is there and not empty is left alone', async () => {
    await expect(imported(first)).rejects.toThrow(/Line 2: There is a shop "ahlbeck" already, and it is not empty/);
    expect(await count(to, 'shops')).toBe(1);
  });

  it('takes the place of an empty one of its name, whose keys and members stay', async () => {
    await to.query('delete from shops');
    await to.query(`insert into shops (id, slug, name, time_zone, currency, default_locale, locales)
      values (gen_random_uuid(), 'ahlbeck', 'Empty', 'UTC', 'EUR', 'en', '{en}')`);
    await to.query(`insert into api_keys (shop_id, id, name, prefix, hash)
      select id, gen_random_uuid(), 'Mine', 'plk_live_mine', '\\x99' from shops`);
    await imported(first);
    expect(await count(to, `api_keys where prefix = 'plk_live_mine'`)).toBe(1);
    expect(await count(to, `shops where name <> 'Empty'`)).toBe(1);
    await to.query(`delete from api_keys where prefix = 'plk_live_mine'`);
    expect(difference(first, await exported(to))).toEqual([0]);
  });
});

describe('what cannot be read changes nothing and is named by its line', () => {
  const foreign = '00000000-0000-7000-8000-000000000009';
  const spoil = (pattern: RegExp, by: string) => () => first.map((line) => line.replace(pattern, by));
  it.each<[string, () => string[], RegExp]>([
    ['another kind of file', () => ['{"a":1}'], /Line 1: This is no export/],
    ['no JSON', () => [first[0] ?? '', 'nonsense'], /Line 2: /],
    ['nothing', () => [], /holds no shop/],
    ['a row before its shop', () => [first[0] ?? '', first[4] ?? ''], /Line 2: The shop itself must come first/],
    ['a later version', spoil(/"migration":\d+/, '"migration":99999999999999'), /newer Porchlight/],
    ['another shop’s rows', spoil(/"shop_id": "[^"]+"/, `"shop_id": "${foreign}"`), /belongs to another shop/],
    ['a table of no shop', spoil(/^\{"table":"orders"/, '{"table":"users"'), /Nothing is known of a table "users"/],
  ])('%s', async (_, lines, reason) => {
    await to.query('delete from shops');
    await expect(imported(lines())).rejects.toThrow(reason);
    expect(await count(to, 'shops')).toBe(0);
  });

  it('another secret: links and sealed values would not open', async () => {
    await expect(imported(first, { secret: 'another' })).rejects.toThrow(/another PORCHLIGHT_SECRET/);
  });
});

it('an unknown shop is said to be unknown', async () => {
  const lines = exportShop(from, { slug: 'nobody', secret: SECRET });
  await expect(inTransaction(from, () => lines.next())).rejects.toThrow('There is no shop "nobody".');
});
