import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOrder } from '@/db/testing/factories/create-order';
import { type OpenShop, openShop } from '@/db/testing/open-shop';
import { testPool } from '@/db/testing/test-db';
import { newId } from '@/lib/core/ids';
import { hashToken } from '@/lib/core/secrets';
import { inShop } from '@/lib/core/unit-of-work';
import { assertWalled } from './client';

let pool: pg.Pool;
let ours: OpenShop;
let theirs: OpenShop;

beforeAll(async () => {
  pool = await testPool();
  ours = await openShop();
  theirs = await openShop();
  for (const shop of [ours, theirs]) await inShop(shop.gate, (ctx) => createOrder(ctx, { externalId: 'twin' }));
});
afterAll(async () => {
  await ours.close();
  await theirs.close();
});

/** As the app role, in a transaction that is undone; `tenant` null: none was set. */
async function asApp<T>(tenant: string | null, run: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    if (tenant !== null) await client.query("select set_config('app.tenant', $1, true)", [tenant]);
    return await run(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const read = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> =>
  asApp(null, async (client) => (await client.query<R>(text, values)).rows);

/** Tables without a shop, with the reason why the app role may touch them or not. */
const SHOPLESS: Record<string, string> = {
  shops: 'the tenant itself: its own row, by id',
  rate_limits: 'keyed hashes only',
  users: 'staff span shops; through functions only',
  user_passwords: 'through functions only',
  staff_sessions: 'through functions only',
  login_tokens: 'through functions only',
};

const tables = () =>
  read<{ name: string; tenant: boolean; walled: boolean }>(`
    select c.relname as name, c.relrowsecurity as walled,
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'shop_id' and not a.attisdropped) as tenant
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p')
    order by 1`);

const tenantTables = async () => (await tables()).filter((table) => table.tenant).map((table) => table.name);

describe('the app role', () => {
  it('is neither owner nor superuser, may not bypass, create or become somebody', async () => {
    await assertWalled(pool);
    const [role] = await read<Record<string, boolean>>(`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin,
        has_schema_privilege(current_user, 'public', 'create') as makes_tables,
        exists (select 1 from pg_namespace where nspname = 'graphile_worker' and has_schema_privilege(current_user, oid, 'usage')) as queue,
        exists (select 1 from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = current_user) as is_member
      from pg_roles where rolname = current_user`);
    expect(Object.entries(role ?? {}).filter(([, may]) => may)).toEqual([]);
  });

  it.each([
    'alter table orders disable row level security',
    'drop policy tenant on orders',
    'select raise_walls()',
    'select * from users',
    'select * from user_passwords',
    'select * from login_tokens',
    'select * from staff_sessions',
    'select * from graphile_worker.jobs',
    'truncate orders',
  ])('may not: %s', async (statement) => {
    await expect(asApp(ours.shopId, (client) => client.query(statement))).rejects.toMatchObject({
      code: expect.stringMatching(/^42501$/),
    });
  });
});

describe('every table', () => {
  it('of a shop is walled for reading and writing; the others are known by name', async () => {
    const all = await tables();
    expect(all.filter((table) => !table.walled)).toEqual([]);
    expect(all.filter((table) => !table.tenant).map((table) => table.name)).toEqual(Object.keys(SHOPLESS).sort());
    const policies = await read<{ name: string; using: string; check: string; roles: string; cmd: string }>(`
      select tablename as name, qual as using, with_check as check, roles::text, cmd from pg_policies where schemaname = 'public'`);
    for (const name of await tenantTables()) {
      const own = policies.filter((policy) => policy.name === name);
      expect(own, name).toHaveLength(1);
      expect(own[0], name).toMatchObject({ cmd: 'ALL', roles: '{porchlight_app}' });
      for (const expression of [own[0]?.using, own[0]?.check])
        expect(expression, name).toMatch(/^\(shop_id = \( SELECT current_shop\(\) AS current_shop\)\)$/);
    }
  });

  it('of a shop leads its key with the shop, and goes when the shop goes', async () => {
    const rows = await read<{ name: string; leads: boolean; cascades: boolean }>(`
      select c.relname as name,
        (select a.attname = 'shop_id' from pg_constraint k join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
          where k.conrelid = c.oid and k.contype = 'p') as leads,
        exists (select 1 from pg_constraint k join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
          where k.conrelid = c.oid and k.contype = 'f' and k.confrelid = 'shops'::regclass and k.confdeltype = 'c' and a.attname = 'shop_id') as cascades
      from pg_class c where c.oid in (select a.attrelid from pg_attribute a where a.attname = 'shop_id')
        and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`);
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((row) => !row.leads || !row.cascades)).toEqual([]);
  });

  it('refers to others of the same shop only: every such key carries the shop', async () => {
    const loose = await read(`
      select k.conrelid::regclass::text as name, k.conname
      from pg_constraint k
      where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.confrelid <> 'shops'::regclass
        and exists (select 1 from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'shop_id')
        and not exists (
          select 1 from unnest(k.conkey, k.confkey) as pair(mine, theirs)
          join pg_attribute m on m.attrelid = k.conrelid and m.attnum = pair.mine and m.attname = 'shop_id'
          join pg_attribute t on t.attrelid = k.confrelid and t.attnum = pair.theirs and t.attname = 'shop_id')`);
    expect(loose).toEqual([]);
  });

  it('shows nothing without a shop, with an empty one, or with one that is not', async () => {
    for (const tenant of [null, '', newId()]) {
      for (const name of [...(await tenantTables()), 'shops']) {
        const count = await asApp(tenant, async (client) => (await client.query(`select 1 from ${name}`)).rowCount);
        expect([tenant, name, count]).toEqual([tenant, name, 0]);
      }
    }
    await expect(asApp('not a shop', (client) => client.query('select 1 from orders'))).rejects.toThrow(/uuid/);
  });

  it('shows one shop its own rows, never the other’s, even where nobody filters', async () => {
    for (const [shop, other] of [
      [ours, theirs],
      [theirs, ours],
    ] as const) {
      for (const name of await tenantTables()) {
        const rows = await asApp(
          shop.shopId,
          async (client) => (await client.query(`select shop_id from ${name}`)).rows,
        );
        expect(rows.filter((row) => row.shop_id === other.shopId)).toEqual([]);
      }
    }
  });
});

describe('writing across the wall', () => {
  const orderOf = (shopId: string) =>
    asApp(shopId, async (client) => (await client.query(`select * from orders where external_id = 'twin'`)).rows[0]);

  it('is refused for an insert, an update and a move, and a delete finds nothing', async () => {
    const { id } = await orderOf(theirs.shopId);
    const refused = { code: '42501' };
    await expect(
      asApp(ours.shopId, (client) =>
        client.query(`insert into feedback (shop_id, id, kind, created_at) values ($1, $2, 'fine', now())`, [
          theirs.shopId,
          newId(),
        ]),
      ),
    ).rejects.toMatchObject(refused);
    await expect(
      asApp(ours.shopId, (client) => client.query('update orders set shop_id = $1', [theirs.shopId])),
    ).rejects.toMatchObject(refused);
    const touched = await asApp(ours.shopId, async (client) => [
      (await client.query(`update orders set number = 'mine' where id = $1`, [id])).rowCount,
      (await client.query('delete from orders where id = $1', [id])).rowCount,
    ]);
    expect(touched).toEqual([0, 0]);
  });

  it('is refused where a row of ours would hang on one of theirs', async () => {
    const { id } = await orderOf(theirs.shopId);
    await expect(
      asApp(ours.shopId, (client) =>
        client.query(
          `insert into grants (shop_id, id, token_hash, purpose, scope, order_id, origin, expires_at)
           values ($1, $2, $3, 'track', 'full', $4, 'test', now())`,
          [ours.shopId, newId(), hashToken('x'), id],
        ),
      ),
    ).rejects.toMatchObject({ code: '23503' });
    await expect(
      asApp(ours.shopId, (client) => client.query('update order_lines set order_id = $1', [id])),
    ).rejects.toMatchObject({ code: '23503' });
  });

  it('what happened is appended to, and neither changed nor deleted', async () => {
    for (const name of [
      'ledger_entries',
      'credit_entries',
      'audit_log',
      'return_events',
      'tracking_events',
      'case_events',
      'brand_versions',
      'policy_versions',
    ]) {
      for (const statement of [`delete from ${name}`, `update ${name} set shop_id = shop_id`])
        await expect(asApp(ours.shopId, (client) => client.query(statement))).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('a shop may rename itself and no more', async () => {
    await asApp(ours.shopId, (client) => client.query(`update shops set name = 'New'`));
    for (const change of [`slug = 'x'`, 'is_demo = true', `currency = 'USD'`, `id = '${newId()}'`])
      await expect(asApp(ours.shopId, (client) => client.query(`update shops set ${change}`))).rejects.toMatchObject({
        code: '42501',
      });
  });
});

/** What acts as the owner, with every column that comes out. A new one or a wider answer is looked at here first. */
const DEFINERS: Record<string, string> = {
  'domain_is_held(text,timestamp with time zone)': 'boolean',
  'end_staff_session(uuid,timestamp with time zone)': 'void',
  'enqueue_jobs(text,json,integer)': 'void',
  'ensure_user(uuid,text,text)': 'uuid',
  'erase_history(uuid[],text[],uuid[])': 'void',
  'find_api_key(bytea,timestamp with time zone)': 'shop_id key_id scopes',
  'find_connection(uuid)': 'shop_id source secret_sealed',
  'find_domain(text)': 'slug',
  'find_shop(text)':
    'shop_id slug name time_zone currency default_locale locales is_demo brand_version theme offers_withdrawal domain',
  'find_staff_session(uuid,timestamp with time zone)': 'user_id email name memberships',
  'find_user(text)': 'user_id email name password_hash',
  'found_shop(uuid,text,text,text,text,text[],uuid,integer,timestamp with time zone)': 'boolean',
  'issue_login_token(bytea,uuid,timestamp with time zone)': 'void',
  'list_members()': 'user_id email name role created_at',
  'list_shops()': 'shop_id slug is_demo',
  'open_grant(bytea,timestamp with time zone)': 'shop_id grant_id purpose scope order_id return_id is_open',
  'open_scorecard_link(bytea,timestamp with time zone)': 'shop_id link_id carrier days expires_at',
  'start_staff_session(uuid,uuid,timestamp with time zone,timestamp with time zone)': 'void',
  'use_login_token(bytea,timestamp with time zone)': 'user_id email name',
};

describe('what acts as the owner', () => {
  it('is a short list, answers the least, and looks names up in our schema alone', async () => {
    const rows = await read<{ signature: string; answer: string; path: string[] | null; anyone: boolean }>(`
      select p.oid::regprocedure::text as signature,
        coalesce(nullif(array_to_string(array(select p.proargnames[i] from generate_subscripts(p.proargmodes, 1) i where p.proargmodes[i] = 't'), ' '), ''),
          format_type(p.prorettype, null)) as answer,
        p.proconfig as path,
        exists (select 1 from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0) as anyone
      from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace order by 1`);
    expect(Object.fromEntries(rows.map((row) => [row.signature, row.answer]))).toEqual(DEFINERS);
    for (const row of rows) {
      expect(row.path, row.signature).toContain('search_path=pg_catalog, public, pg_temp');
      expect(row.anyone, row.signature).toBe(false);
    }
  });

  it('is not misled by a temporary table of the caller’s', async () => {
    const rows = await asApp(null, async (client) => {
      await client.query(
        'create temp table api_keys (shop_id uuid, id uuid, hash bytea, scopes text[], revoked_at timestamptz, expires_at timestamptz)',
      );
      await client.query(`insert into api_keys values ($1, $1, $2, '{write}', null, null)`, [
        theirs.shopId,
        hashToken('made up'),
      ]);
      await client.query('grant select on api_keys to public');
      return (await client.query('select * from find_api_key($1, now())', [hashToken('made up')])).rows;
    });
    expect(rows).toEqual([]);
  });

  it('a link of one shop opens that shop only, and one that has run out opens none', async () => {
    const seen = await asApp(ours.shopId, async (client) => {
      await client.query('select * from open_grant($1, now())', [hashToken('nobody’s')]);
      return (await client.query('select 1 from orders')).rowCount;
    });
    expect(seen).toBe(0);
  });

  it('queues work for the shop that acts, and for no other', async () => {
    const enqueue = (tenant: string | null, shopId: string) =>
      asApp(tenant, (client) =>
        client.query('select enqueue_jobs($1, $2)', ['expire-return', JSON.stringify([{ payload: { shopId } }])]),
      );
    await enqueue(ours.shopId, ours.shopId);
    await expect(enqueue(ours.shopId, theirs.shopId)).rejects.toMatchObject({ code: '42501' });
    await expect(enqueue(null, theirs.shopId)).rejects.toMatchObject({ code: '42501' });
  });

  it('a member list is the acting shop’s own', async () => {
    expect(await asApp(null, async (client) => (await client.query('select * from list_members()')).rowCount)).toBe(0);
  });
});
