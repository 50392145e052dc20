import { type SQL, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, type TestDb, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { type ParcelFilter, parcelListQuery } from '../schema';
import { exportParcels } from './export-parcels';
import { listNewestCarriers, listParcels } from './list-parcels';
import { readParcelList } from './read-parcel-list';

const all = parcelListQuery.parse({});
const at = (days: number) => new Date(NOW.getTime() + days * 86_400_000).toISOString();
const numbers = async (ctx: Ctx, query: Partial<ParcelFilter>) =>
  (await readParcelList(ctx, { ...all, ...query })).rows.map(({ number }) => number);

/** Five parcels of one shop, each in another state. */
async function five(ctx: Ctx) {
  const order = async (number: string, name: string) =>
    createOrder(ctx, { number, customer: { email: `${name.toLowerCase()}@example.test`, name } });
  const make = async (tracking_number: string, number: string, name: string, over: object = {}) => {
    const made = await order(number, name);
    return createShipment(ctx, made, { tracking_number, carrier: 'dhl_de', ...over });
  };
  const came = await make('CAME1', 'AT-1', 'Mila');
  await addEvent(ctx, came, { status: 'delivered', occurred_at: at(-1) });
  const lost = await make('LOST1', 'AT-2', 'Tom', { carrier: 'dpd' });
  await addEvent(ctx, lost, { status: 'exception', sub_status: 'lost', occurred_at: at(-1) });
  const late = await make('LATE1', 'AT-3', 'Chidi', { promised_at: at(-2) });
  await addEvent(ctx, late, { status: 'in_transit', occurred_at: at(-1) });
  const quiet = await make('QUIET1', 'AT-4', 'Grete', { carrier: 'ups', promised_at: at(5) });
  await addEvent(ctx, quiet, { status: 'in_transit', occurred_at: at(-6) });
  const unseen = await make('UNSEEN-1', 'AT-5', 'Lars 50%', { direction: 'return', promised_at: at(5) });
  return { came, lost, late, quiet, unseen };
}

describe('all parcels', () => {
  it('are found by number, order, person and id, and by what is the matter', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { quiet, unseen } = await five(ctx);
      expect((await numbers(ctx, {})).sort()).toEqual(['CAME1', 'LATE1', 'LOST1', 'QUIET1', 'UNSEEN-1']);
      expect(await numbers(ctx, { q: 'unseen 1' })).toEqual(['UNSEEN-1']);
      expect(await numbers(ctx, { q: '#at 2' })).toEqual(['LOST1']);
      expect(await numbers(ctx, { q: 'MILA@example.test' })).toEqual(['CAME1']);
      expect(await numbers(ctx, { q: 'hidi' })).toEqual(['LATE1']);
      expect(await numbers(ctx, { q: 'lars 50%' })).toEqual(['UNSEEN-1']);
      expect(await numbers(ctx, { q: quiet.id })).toEqual(['QUIET1']);
      expect(await numbers(ctx, { q: 'nobody' })).toEqual([]);
      expect(await numbers(ctx, { q: "'; drop table x; --" })).toEqual([]);
      expect(await numbers(ctx, { view: 'needs', q: 'LATE1' })).toEqual(['LATE1']);
      expect(await numbers(ctx, { view: 'needs' })).toEqual(expect.arrayContaining(['LOST1', 'QUIET1']));
      expect(await numbers(ctx, { view: 'needs' })).not.toContain('CAME1');
      expect(await numbers(ctx, { view: 'late' })).toEqual(['LATE1']);
      expect(await numbers(ctx, { view: 'stalled' })).toEqual(['QUIET1']);
      expect(await numbers(ctx, { view: 'unscanned' })).toEqual(['UNSEEN-1']);
      expect(await numbers(ctx, { status: 'delivered' })).toEqual(['CAME1']);
      expect(await numbers(ctx, { carrier: 'ups' })).toEqual(['QUIET1']);
      expect(await numbers(ctx, { direction: 'return' })).toEqual(['UNSEEN-1']);
      expect(await numbers(ctx, { since: '2026-11-26' })).toEqual([]);
      expect(await numbers(ctx, { since: '2026-11-25', until: '2026-11-25' })).toHaveLength(5);
      expect(await numbers(ctx, { until: '2026-11-24' })).toEqual([]);
      const { rows, carriers } = await readParcelList(ctx, all);
      expect(carriers.map(({ slug }) => slug).sort()).toEqual(['dhl_de', 'dpd', 'ups']);
      expect(rows.find(({ number }) => number === 'LOST1')).toMatchObject({
        need: 'the courier has lost it',
        badge: { tone: 'problem' },
        isReturn: false,
      });
      expect(rows.find(({ id }) => id === unseen.id)?.isReturn).toBe(true);
      // Another shop has none of them.
      const theirs = await t.as(await t.createShop());
      expect(await numbers(theirs, {})).toEqual([]);
      expect(await numbers(theirs, { q: quiet.id })).toEqual([]);
      expect(await exportParcels(theirs, all)).toMatch(/^\ufeffshipment,[^\n]*\n$/);
    }));

  it('go on where a page ended, and are written out without formulas', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await createOrder(ctx, { customer: { email: 'x@example.test', name: '=HYPERLINK("http://x")' } });
      for (let n = 0; n < 27; n++) await createShipment(ctx, order, { tracking_number: `+${n}`, lines: [] });
      const first = await readParcelList(ctx, all);
      const second = await readParcelList(ctx, { ...all, cursor: first.next_cursor });
      expect([first.rows.length, second.rows.length, second.next_cursor]).toEqual([25, 2, null]);
      expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(27);
      const csv = (await exportParcels(ctx, all)).split('\r\n');
      expect(csv).toHaveLength(29);
      expect(csv[1]).toContain(`"'=HYPERLINK(""http://x"")"`);
      expect(csv[1]).toMatch(/,"'\+\d+",/);
      await expect(readParcelList(ctx, { ...all, cursor: 'nonsense' })).rejects.toMatchObject({ code: 'INVALID' });
    }));
});

type Node = { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; Plans?: Node[] };

/** How a query reaches each table: `shipments: shipments_pkey`, `orders: Seq Scan`. */
async function roadsOf(t: TestDb, ctx: Ctx, ask: (ctx: Ctx) => Promise<unknown>): Promise<string[]> {
  const roads: string[] = [];
  const walk = (node: Node, above?: string) => {
    const [table, index] = [node['Relation Name'], node['Index Name'] ?? above];
    if (table) roads.push(`${table}: ${index ?? node['Node Type']}`);
    for (const child of node.Plans ?? []) walk(child);
    // A bitmap's index stands beneath it.
    if (node['Node Type'] === 'Bitmap Heap Scan') roads.pop();
  };
  const execute = async (query: SQL) => {
    const { rows } = await t.db.execute<{ 'QUERY PLAN': { Plan: Node }[] }>(sql`explain (format json) ${query}`);
    walk(rows[0]?.['QUERY PLAN'][0]?.Plan as Node);
    return { rows: [] };
  };
  await ask({ ...ctx, db: { execute } as unknown as Ctx['db'] });
  return [...new Set(roads)];
}

describe('in a shop of very many', () => {
  it('nothing is read from end to end, and what is named exactly is found by its key', () =>
    withTestDb(async (t) => {
      const shopId = await t.createShop();
      const ctx = await t.as(shopId);
      const { quiet } = await five(ctx);
      const other = await t.as(await t.createShop());
      await five(other);
      await t.db.execute(sql`set role none`);
      await t.db.execute(sql`set local statement_timeout = '2min'`);
      for (const shop of [ctx, other]) {
        await t.db.execute(sql`
          insert into orders
          select r.* from generate_series(1, 3000) n, (select * from orders where shop_id = ${shop.shopId} limit 1) o,
            jsonb_populate_record(null::orders, to_jsonb(o) || jsonb_build_object('id', gen_random_uuid(), 'external_id', 'many-' || n,
              'number', 'M-' || n, 'number_key', 'M' || n, 'email_key', '\\x' || md5(n::text) || md5(n::text),
              'placed_at', now() - make_interval(mins => n))) r`);
        await t.db.execute(sql`
          insert into shipments (shop_id, id, external_id, order_id, direction, carrier, tracking_number, tracking_key, status,
            last_event_at, created_at)
          select o.shop_id, gen_random_uuid(), 'p-' || o.external_id, o.id, 'outbound', 'dhl_de', 'T' || o.number_key, 'T' || o.number_key,
            case when random() < 0.97 then 'delivered' else 'in_transit' end, now(), o.placed_at
          from orders o where o.shop_id = ${shop.shopId} and o.external_id like 'many-%'`);
        await t.db.execute(sql`
          insert into cases (shop_id, id, order_id, shipment_id, kind, state, pain, opened_at, closed_at, outcome, updated_at)
          select s.shop_id, gen_random_uuid(), s.order_id, s.id, 'late', 'closed', 40, now(), now(), 'arrived', now()
          from shipments s where s.shop_id = ${shop.shopId} and s.external_id like 'p-many-%' limit 2000`);
      }
      await t.db.execute(sql`analyze cases, shipments, orders, shipment_lines, order_lines`);
      await t.db.execute(sql`set role porchlight_app`);
      const here = await t.as(shopId);
      const page = { ...all, zone: 'Europe/Berlin', limit: 25, after: null };
      const from = { at: at(-3), id: quiet.id };
      const broad: Partial<typeof page>[] = [
        {},
        { view: 'needs' },
        { view: 'late' },
        { view: 'stalled' },
        { view: 'unscanned' },
        { status: 'exception' },
        { carrier: 'ups' },
        { direction: 'return' },
        { since: '2026-11-01', until: '2026-11-20' },
        { q: 'Mila' },
      ];
      for (const query of broad) {
        for (const after of [null, from]) {
          const roads = await roadsOf(t, here, (one) => listParcels(one, { ...page, ...query, after }));
          expect([query, roads.filter((road) => /^(shipments|orders|cases): .*Seq Scan/.test(road))]).toEqual([
            query,
            [],
          ]);
        }
      }
      for (const q of ['QUIET1', 'AT-4', '12345678', 'grete@example.test', quiet.id]) {
        const roads = await roadsOf(t, here, (one) => listParcels(one, { ...page, q }));
        const walked = roads.filter(
          (road) => road === 'shipments: shipments_shop_id_created_at_idx' || /Seq Scan/.test(road),
        );
        expect([q, walked.filter((road) => /^(shipments|orders|cases):/.test(road))]).toEqual([q, []]);
      }
      expect(await roadsOf(t, here, listNewestCarriers)).toEqual(['shipments: shipments_shop_id_created_at_idx']);
    }));
});
