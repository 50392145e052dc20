import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shipments } from '@/db/schema/shipments';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { readCursor } from '@/lib/core/paging';
import { ORDER_FILTERS, type OrderFilter } from '../constants';
import { orderDetail } from '../rules/order-detail';
import { listOrderRows } from './list-order-rows';
import { loadOrderDetail } from './load-order-detail';
import { readOrderList } from './read-order-list';

const find = async (ctx: Ctx, filter: OrderFilter, q = '') =>
  (await listOrderRows(ctx, { filter, q, limit: 50, after: null })).data.map((row) => row.number).sort();

const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

/** One of each kind of order. */
async function several(ctx: Ctx) {
  const make = (number: string, extra = {}) =>
    createOrder(ctx, { number, customer: { email: `${number}@mail.test`, name: `Name ${number}` }, ...extra });
  await make('FRESH');
  await make('GONE', { cancelled_at: NOW.toISOString() });
  const moving = await createShipment(ctx, await make('MOVING'));
  await addEvent(ctx, moving, { status: 'in_transit', sub_status: 'departed' });
  const done = await createShipment(ctx, await make('DONE'));
  await addEvent(ctx, done, { status: 'delivered', sub_status: 'delivered_to_person' });
  const stuck = await createShipment(ctx, await make('STUCK'));
  await addEvent(ctx, stuck, { status: 'in_transit', sub_status: 'arrived', occurred_at: daysAgo(9).toISOString() });
  const missed = await createShipment(ctx, await make('MISSED'));
  await addEvent(ctx, missed, { status: 'attempt_failed', sub_status: 'not_home' });
  return { moving, stuck };
}

describe('the list of orders', () => {
  it('sorts by what is the matter', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      await several(ctx);
      expect(await find(ctx, 'all')).toHaveLength(6);
      expect(await find(ctx, 'trouble')).toEqual(['MISSED', 'STUCK']);
      expect(await find(ctx, 'moving')).toEqual(['MOVING', 'STUCK']);
      expect(await find(ctx, 'unshipped')).toEqual(['FRESH']);
      expect(await find(ctx, 'delivered')).toEqual(['DONE']);
      expect(await find(ctx, 'cancelled')).toEqual(['GONE']);
      expect(await find(ctx, 'returns')).toEqual([]);
    }));

  it('finds by number however it is typed, address, tracking number and part of a name', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { moving } = await several(ctx);
      expect(await find(ctx, 'all', '#moving')).toEqual(['MOVING']);
      expect(await find(ctx, 'all', 'Done@MAIL.test')).toEqual(['DONE']);
      expect(
        await find(ctx, 'all', `${moving.trackingNumber?.slice(0, 4)} ${moving.trackingNumber?.slice(4)}`),
      ).toEqual(['MOVING']);
      expect(await find(ctx, 'all', 'name st')).toEqual(['STUCK']);
      expect(await find(ctx, 'all', "o'neil%_")).toEqual([]);
    }));

  it('pages by keyset, newest first', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      await several(ctx);
      const first = await listOrderRows(ctx, { filter: 'all', q: '', limit: 4, after: null });
      const second = await listOrderRows(ctx, {
        filter: 'all',
        q: '',
        limit: 4,
        after: readCursor(first.next_cursor ?? ''),
      });
      expect([...first.data, ...second.data].map((row) => row.number).sort()).toEqual(await find(ctx, 'all'));
      expect(second.next_cursor).toBeNull();
      const list = await readOrderList(ctx, { filter: 'trouble', q: '', cursor: null, shop: 's' });
      expect(list.rows.map((row) => row.badge.label).sort()).toEqual(['No scan for 9 days', 'Nobody was home']);
    }));

  it('is empty as another shop, whatever is asked', () =>
    withTestDb(async (t) => {
      const shopId = await t.createShop();
      const other = await t.createShop();
      const { moving } = await several(await t.as(shopId));
      const theirs = await t.as(other);
      for (const filter of ORDER_FILTERS) expect(await find(theirs, filter)).toEqual([]);
      expect(await find(theirs, 'all', moving.trackingNumber ?? '')).toEqual([]);
      expect(await find(theirs, 'all', 'DONE@mail.test')).toEqual([]);
    }));
});

describe('one order', () => {
  it('tells every date with who gave it, the scans and the sums', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await createOrder(ctx, { number: 'AT-1', lines: [{}, { title: 'Belt', unit_price: 4_000 }] });
      const parcel = await createShipment(ctx, order, {
        lines: [{ line_external_id: 'line-1', quantity: 1 }],
        shipped_at: daysAgo(3).toISOString(),
        promised_at: daysAgo(1).toISOString(),
      });
      await addEvent(ctx, parcel, {
        status: 'in_transit',
        sub_status: 'delay',
        description: 'Sorry, held up',
        location: { city: 'Leipzig', region: null, postal_code: null, country: 'DE', latitude: null, longitude: null },
      });
      await ctx.db
        .update(shipments)
        .set({ eta: { earliest: '2026-11-27', latest: '2026-11-27', source: 'carrier', confidence: 'high' } })
        .where(and(eq(shipments.shopId, ctx.shopId), eq(shipments.id, parcel.id)));
      const detail = orderDetail(await loadOrderDetail(ctx, { orderId: order.id }), { now: ctx.now, role: 'owner' });
      expect(detail.parcels[0]?.dates.map((date) => [date.label, date.source])).toEqual([
        ['Handed over', 'your shop'],
        ['Promised', 'your shop'],
        ['Expected', 'the courier'],
      ]);
      expect(detail.parcels[0]?.scans.map((scan) => scan.text)).toEqual(['Sorry, held up · Leipzig, DE']);
      expect(detail.parcels[0]?.goods).toEqual(['Chelsea boots, Size 42']);
      expect(detail.unsent).toBe('Still to send: Belt, Size 42.');
      expect(detail.sums.map((sum) => sum.text)).toEqual(['€189.00', '€4.95', '€193.95']);
      expect(detail.mayWrite).toBe(true);
    }));

  it('is not there as another shop', () =>
    withTestDb(async (t) => {
      const shopId = await t.createShop();
      const other = await t.createShop();
      const order = await createOrder(await t.as(shopId));
      await expect(loadOrderDetail(await t.as(other), { orderId: order.id })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      await expect(loadOrderDetail(await t.as(shopId), { orderId: 'AT-1' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }));
});
