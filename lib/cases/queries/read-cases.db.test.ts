import { type SQL, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder, type OrderOverrides } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, staff, type TestDb, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { closeCases } from '../mutations/close-cases';
import { remedyCase } from '../mutations/remedy-case';
import { setDue } from '../mutations/set-due';
import type { CaseListQuery } from '../schema';
import { countCases, listCases } from './list-cases';
import { readCaseList } from './read-case-list';
import { readShipment } from './read-shipment';

const occurred_at = new Date(NOW.getTime() - 5 * 3_600_000).toISOString();
const all: CaseListQuery = { view: 'open', kind: null, owner: 'anyone', sort: 'pain', q: '', cursor: null };

async function trouble(ctx: Ctx, sub_status: 'lost' | 'damaged' | 'held', order: OrderOverrides = {}) {
  const made = await createOrder(ctx, order);
  const parcel = await createShipment(ctx, made, {
    tracking_number: `00340434${made.number.replace(/\D/g, '').padStart(12, '7')}`,
  });
  await addEvent(ctx, parcel, { status: 'exception', sub_status, occurred_at, code: 'X9', description: 'Wörtlich' });
  return { order: made, parcel };
}
const leads = async (ctx: Ctx, query: Partial<CaseListQuery>) =>
  (await readCaseList(ctx, { ...all, ...query })).rows.map(({ problem }) => problem);

describe('the queue', () => {
  it('shows the worst first, by kind, owner, lateness and whatever people type', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const held = await trouble(ctx, 'held', {
        number: 'AT-7001',
        customer: { email: 'mila@example.test', name: 'Mila Hartmann' },
      });
      await trouble(ctx, 'lost', { number: 'AT-7002', customer: { email: 'tom@example.test', name: 'Tom 50%' } });
      await trouble(ctx, 'damaged', { number: 'AT-7003' });
      const [lost, damaged, onHold] = ['the courier has lost it', 'broken on the way', 'held'];
      expect((await leads(ctx, {})).slice(0, 2)).toEqual([lost, damaged]);
      expect(await leads(ctx, { kind: 'damaged' })).toEqual([damaged]);
      expect(await leads(ctx, { q: 'at 7002' })).toEqual([lost]);
      expect(await leads(ctx, { q: 'MILA@example.test' })).toHaveLength(1);
      expect(await leads(ctx, { q: 'hartm' })).toHaveLength(1);
      expect(await leads(ctx, { q: '50%' })).toEqual([lost]);
      expect(await leads(ctx, { q: held.parcel.trackingNumber ?? '' })).toHaveLength(1);
      expect(await leads(ctx, { q: 'nobody' })).toEqual([]);
      const first = await listCases(ctx, { ...all, limit: 1, after: null });
      await remedyCase(ctx, { caseId: first[0]?.id ?? '', remedy: 'resend' });
      expect(await leads(ctx, { owner: 'me' })).toEqual([lost]);
      expect(await leads(ctx, { owner: 'nobody' })).toHaveLength(2);
      expect(await leads(ctx, { view: 'overdue' })).toEqual([]);
      const later = { ...ctx, now: new Date(NOW.getTime() + 4 * 86_400_000) };
      expect((await leads(later, { view: 'overdue' })).length).toBe(3);
      expect((await readCaseList(later, all)).title).toBe('Three parcels need a person, three overdue.');
      expect(onHold).toBe('held');
    }));

  it('goes on where a page ended, and shows what was closed by when', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      for (let n = 0; n < 27; n++) await trouble(ctx, n % 2 ? 'lost' : 'damaged', { number: `AT-8${n}` });
      const first = await readCaseList(ctx, all);
      const second = await readCaseList(ctx, { ...all, cursor: first.next_cursor });
      expect([first.rows.length, second.rows.length, second.next_cursor]).toEqual([25, 2, null]);
      expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(27);
      const caseIds = first.rows.slice(0, 2).map(({ id }) => id);
      await closeCases(ctx, { caseIds, outcome: 'solved' });
      expect((await readCaseList(ctx, { ...all, view: 'closed' })).rows.map(({ id }) => id).sort()).toEqual(
        caseIds.sort(),
      );
      for (const cursor of ['nonsense', btoa('[1]'), btoa('["2026-11-25T12:00:00Z","x"]'), second.next_cursor ?? 'e30'])
        await expect(readCaseList(ctx, { ...all, cursor })).rejects.toMatchObject({ code: 'INVALID' });
    }));

  it('by due time shows what is due first, and last what has none; pages go on there', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      for (let n = 0; n < 27; n++) await trouble(ctx, 'lost', { number: `AT-6${String(n).padStart(2, '0')}` });
      const worst = await readCaseList(ctx, all);
      const ids = worst.rows.map(({ id }) => id);
      const byDue: CaseListQuery = { ...all, sort: 'due' };
      // The queue's last ones are due soonest, its first ones never.
      for (const [n, id] of ids.toReversed().slice(0, 3).entries())
        await setDue(ctx, { caseIds: [id], due: `2026-11-25T1${4 + n}:00` });
      await setDue(ctx, { caseIds: ids.slice(0, 3), due: null });
      const first = await readCaseList(ctx, byDue);
      const second = await readCaseList(ctx, { ...byDue, cursor: first.next_cursor });
      expect(first.rows.slice(0, 3).map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 3));
      expect(
        [...first.rows, ...second.rows]
          .slice(-3)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(ids.slice(0, 3).sort());
      expect(second.rows.at(-1)?.due).toEqual({ text: 'no due time', isOver: false, at: null });
      expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(27);
      const later = { ...ctx, now: new Date('2026-11-25T14:30:00Z') };
      expect((await readCaseList(later, { ...byDue, view: 'overdue' })).rows.map(({ id }) => id)).toEqual(
        ids.toReversed().slice(0, 2),
      );
      expect(first.dues).toMatchObject({
        zone: 'Europe/Berlin',
        choices: [{ label: 'This evening', due: '2026-11-25T18:00' }, {}, {}, {}],
      });
    }));

  it('of another shop is empty, and a viewer may look but not work', () =>
    withTestDb(async (t) => {
      const shopId = await t.createShop();
      const { parcel } = await trouble(await t.as(shopId), 'lost');
      const theirs = await t.as(await t.createShop());
      expect(await leads(theirs, {})).toEqual([]);
      expect(await countCases(theirs)).toMatchObject({ open: 0, orders: 0, kinds: {} });
      await expect(readShipment(theirs, { shipmentId: parcel.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(readShipment(theirs, { shipmentId: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      const viewer = await t.as(shopId, { actor: { ...staff, type: 'staff', role: 'viewer' } as Ctx['actor'] });
      expect((await readCaseList(viewer, all)).mayWork).toBe(false);
      expect(await readShipment(viewer, { shipmentId: parcel.id })).toMatchObject({ mayWork: false, mayReplay: false });
    }));
});

describe('one parcel', () => {
  it('is shown with each date’s supplier, each scan to the letter, and its case', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { parcel } = await trouble(ctx, 'lost', { number: 'AT-9001' });
      await addEvent(ctx, parcel, { status: 'in_transit', local_time: '2026-11-24T08:15', description: 'ohne Zone' });
      const shown = await readShipment(ctx, { shipmentId: parcel.id });
      expect(shown.sentence).toContain('the courier has lost it');
      expect(shown.dates[0]).toMatchObject({ label: 'Ordered', source: 'the order' });
      expect(shown.scans.find(({ code }) => code === 'X9')).toMatchObject({
        meaning: 'Exception, lost',
        words: 'Wörtlich',
        local: null,
        instant: 'Wed 25 Nov, 08:00',
      });
      // A clock without a zone is shown as it stands, and no instant is made of it.
      expect(shown.scans.find(({ words }) => words === 'ohne Zone')).toMatchObject({
        local: 'Tue 24 Nov, 08:15',
        instant: null,
      });
      expect(shown.cases).toMatchObject([{ kind: 'lost', isOpen: true, severity: { label: 'Urgent' } }]);
      expect(shown.mayClaim).toBe('lost');
    }));
});

/** The tables that a query reads from end to end, in a shop of many among another's many more. */
async function scanned(t: TestDb, ctx: Ctx, ask: (ctx: Ctx) => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const walk = (node: Record<string, unknown>) => {
    if (node['Node Type'] === 'Seq Scan') seen.push(String(node['Relation Name']));
    for (const child of (node.Plans as Record<string, unknown>[]) ?? []) walk(child);
  };
  const execute = async (query: SQL) => {
    const { rows } = await t.db.execute<{ 'QUERY PLAN': { Plan: Record<string, unknown> }[] }>(
      sql`explain (format json) ${query}`,
    );
    walk(rows[0]?.['QUERY PLAN'][0]?.Plan ?? {});
    return { rows: [] };
  };
  await ask({ ...ctx, db: { execute } as unknown as Ctx['db'] });
  return [...new Set(seen)];
}

describe('on a large shop', () => {
  it('nothing is read from end to end', () =>
    withTestDb(async (t) => {
      const shopId = await t.createShop();
      const ctx = await t.as(shopId);
      const { order, parcel } = await trouble(ctx, 'lost', { number: 'AT-1' });
      const many = async (shop: Ctx, orderId: string, open: number, closed: number) => {
        await t.db.execute(sql`set role none`);
        // Many rows at once on a busy machine.
        await t.db.execute(sql`set local statement_timeout = '2min'`);
        await t.db.execute(sql`
          insert into shipments (shop_id, id, external_id, order_id, direction, status, last_event_at, created_at)
          select ${shop.shopId}, gen_random_uuid(), 'many-' || n, ${orderId}, 'outbound', 'in_transit', now(), now()
          from generate_series(1, ${open + closed}) n`);
        await t.db.execute(sql`
          insert into cases (shop_id, id, order_id, shipment_id, kind, state, pain, opened_at, due_at, closed_at, outcome, updated_at)
          select s.shop_id, gen_random_uuid(), s.order_id, s.id, 'late', case when n <= ${open} then 'open' else 'closed' end, n % 120,
            now(), now(), case when n > ${open} then now() - make_interval(mins => n::int) end, case when n > ${open} then 'arrived' end, now()
          from (select s.*, row_number() over () as n from shipments s where s.shop_id = ${shop.shopId} and s.external_id like 'many-%') s`);
        await t.db.execute(sql`set role porchlight_app`);
      };
      await many(ctx, order.id, 200, 1_800);
      const other = await t.as(await t.createShop());
      const theirs = await trouble(other, 'lost', { number: 'AT-2' });
      await many(other, theirs.order.id, 500, 1_500);
      await t.db.execute(sql`set role none`);
      await t.db.execute(sql`analyze cases, shipments, orders`);
      await t.db.execute(sql`set role porchlight_app`);
      const here = await t.as(shopId);
      const page = { ...all, limit: 26, after: null };
      const after = { at: 60, id: parcel.id };
      for (const ask of [
        (one: Ctx) => listCases(one, page),
        (one: Ctx) => listCases(one, { ...page, after }),
        (one: Ctx) => listCases(one, { ...page, view: 'closed' }),
        (one: Ctx) => listCases(one, { ...page, owner: 'me' }),
        (one: Ctx) => listCases(one, { ...page, sort: 'due' }),
        (one: Ctx) => listCases(one, { ...page, sort: 'due', after: { at: NOW.toISOString(), id: parcel.id } }),
        (one: Ctx) => countCases(one),
      ])
        expect((await scanned(t, here, ask)).filter((table) => ['cases', 'shipments'].includes(table))).toEqual([]);
    }));
});
