import { describe, expect, it } from 'vitest';
import { uploads } from '@/db/schema/brands';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder, type LineOverrides } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { readCursor } from '@/lib/core/paging';
import { approveReturn } from '@/lib/returns/mutations/approve-return';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { receiveReturn } from '@/lib/returns/mutations/receive-return';
import { refundReturn } from '@/lib/returns/mutations/refund-return';
import { lockReturn } from '@/lib/returns/queries/lock-return';
import { returnDetail } from '../rules/return-detail';
import { countReturnPlaces } from './count-return-places';
import { getReturnPhoto } from './get-return-photo';
import { listPolicyReasons } from './list-policy-reasons';
import { listReturnRows } from './list-return-rows';
import { loadReturnDetail } from './load-return-detail';
import { readReturnList } from './read-return-list';

type Wanted = { name?: string; email?: string; lines?: LineOverrides[]; quantity?: number; at?: Date };

async function asked(
  ctx: Ctx,
  { name = 'Mila Hart', email = 'mila@mail.test', lines, quantity = 1, at = ctx.now }: Wanted = {},
) {
  const then = { ...ctx, now: at };
  const order = await createOrder(then, {
    customer: { email, name },
    lines: lines ?? [{ quantity: Math.max(quantity, 1) }],
  });
  const shipment = await createShipment(then, order);
  await addEvent(then, shipment, { status: 'delivered', sub_status: 'delivered_to_person' });
  const made = await createReturn(then, {
    orderId: order.id,
    lines: [
      { line_external_id: 'line-1', quantity, reason: 'too_small', resolution: 'refund', comment: 'A little tight.' },
    ],
  });
  return { ...made, order };
}

async function checkIn(ctx: Ctx, returnId: string, count: { accepted?: number; damaged?: number; missing?: number }) {
  const { lines } = await lockReturn(ctx, returnId, null);
  await receiveReturn(ctx, {
    returnId,
    lines: [{ return_line_id: lines[0]?.id ?? '', accepted: 0, damaged: 0, missing: 0, ...count }],
  });
}

const placeOf = async (ctx: Ctx, returnId: string) =>
  (await listReturnRows(ctx, { tab: 'all', q: '', limit: 50, after: null })).data.find((row) => row.id === returnId)
    ?.place;

describe('the place of a return in the queue', () => {
  it('follows goods and money: waiting, on its way, at the door, to refund, done', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { returnId, order } = await asked(ctx);
      expect(await placeOf(ctx, returnId)).toBe('waiting');
      await approveReturn(ctx, { returnId });
      expect(await placeOf(ctx, returnId)).toBe('travelling');
      const back = await createShipment(ctx, order, {
        direction: 'return',
        lines: [{ line_external_id: 'line-1', quantity: 1 }],
      });
      await addEvent({ ...ctx, now: new Date(NOW.getTime() + 7_200_000) }, back, { status: 'delivered' });
      expect(await placeOf(ctx, returnId)).toBe('arrived');
      await checkIn(ctx, returnId, { accepted: 1 });
      expect(await placeOf(ctx, returnId)).toBe('refund');
      await refundReturn(ctx, { returnId });
      expect(await placeOf(ctx, returnId)).toBe('done');
    }));

  it('sends a half-paid return back on its way, and asks a person about damage', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { returnId } = await asked(ctx, { quantity: 3 });
      await approveReturn(ctx, { returnId });
      await checkIn(ctx, returnId, { accepted: 1 });
      expect(await placeOf(ctx, returnId)).toBe('refund');
      const later = { ...ctx, now: new Date(NOW.getTime() + 60_000) };
      await refundReturn(later, { returnId });
      expect(await placeOf(later, returnId)).toBe('travelling');
      const latest = { ...ctx, now: new Date(NOW.getTime() + 120_000) };
      await checkIn(latest, returnId, { damaged: 2 });
      expect(await placeOf(latest, returnId)).toBe('refund');
    }));
});

describe('the queue', () => {
  it('counts each place with its money and oldest', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const old = new Date(NOW.getTime() - 3 * 86_400_000);
      await asked(ctx, { at: old });
      await asked(ctx);
      const { returnId } = await asked(ctx);
      await approveReturn(ctx, { returnId });
      const counts = await countReturnPlaces(ctx);
      expect(counts.find((one) => one.place === 'waiting')).toMatchObject({
        count: 2,
        sums: [{ amount: 29_800, currency: 'EUR' }],
      });
      expect(new Date(counts.find((one) => one.place === 'waiting')?.oldest ?? 0)).toEqual(old);
      expect(counts.find((one) => one.place === 'travelling')?.count).toBe(1);
      const list = await readReturnList(ctx, { tab: 'waiting', q: '', cursor: null, shop: 'x' });
      expect(list.tabs.map((tab) => [tab.tab, tab.count])).toEqual([
        ['waiting', 2],
        ['travelling', 1],
        ['arrived', 0],
        ['refund', 0],
        ['asked', 0],
        ['held', 0],
        ['overdue', 0],
        ['failed', 0],
        ['done', null],
        ['unlabelled', 0],
        ['transfer', 0],
        ['law', 0],
        ['all', null],
      ]);
      expect(list.mayDecide).toBe(true);
      expect(list.rows[0]).toMatchObject({
        who: 'Mila Hart',
        problem: 'Too small: “A little tight.”',
        wish: '€149.00 back',
      });
    }));

  it('pages from the oldest without losing or repeating one, ties included', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const ids: string[] = [];
      for (let n = 0; n < 5; n++)
        ids.push((await asked(ctx, { at: new Date(NOW.getTime() - (n % 2) * 1000) })).returnId);
      for (const tab of ['waiting', 'all'] as const) {
        const seen: string[] = [];
        let cursor: string | null = null;
        do {
          const page: Awaited<ReturnType<typeof listReturnRows>> = await listReturnRows(ctx, {
            tab,
            q: '',
            limit: 2,
            after: cursor ? readCursor(cursor) : null,
          });
          seen.push(...page.data.map((row) => row.id));
          cursor = page.next_cursor;
        } while (cursor);
        expect(seen).toHaveLength(5);
        expect(new Set(seen)).toEqual(new Set(ids));
      }
    }));

  it('finds by number, order, address, name and product, and takes % for a percent sign', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const mila = await asked(ctx);
      await asked(ctx, { name: 'Nora Engel', email: 'nora@mail.test', lines: [{ title: 'Felt slippers' }] });
      const find = async (q: string) =>
        (await listReturnRows(ctx, { tab: 'all', q, limit: 10, after: null })).data.map((row) => row.customerName);
      expect(await find(mila.number.toLowerCase())).toEqual(['Mila Hart']);
      expect(await find(mila.number.slice(2))).toEqual(['Mila Hart']);
      expect(await find(mila.order.number)).toEqual(['Mila Hart']);
      expect(await find('MILA@mail.test')).toEqual(['Mila Hart']);
      expect(await find('engel')).toEqual(['Nora Engel']);
      expect(await find('slipper')).toEqual(['Nora Engel']);
      expect(await find('%')).toEqual([]);
    }));

  it('is empty as another shop', () =>
    withTestDb(async (t) => {
      const shopId = await t.createShop();
      const other = await t.createShop();
      const { returnId } = await asked(await t.as(shopId));
      const theirs = await t.as(other);
      expect((await listReturnRows(theirs, { tab: 'all', q: '', limit: 10, after: null })).data).toEqual([]);
      expect(await countReturnPlaces(theirs)).toEqual([]);
      await expect(loadReturnDetail(theirs, { returnId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(loadReturnDetail(theirs, { returnId: 'nonsense' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect([...(await listPolicyReasons(theirs, { versions: [2] })).keys()]).toEqual([]);
    }));
});

describe('one return', () => {
  it('shows the shopper’s own sum, who did what, and the verbs of its state', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { returnId } = await asked(ctx);
      const read = async (role: 'owner' | 'viewer' = 'owner') =>
        returnDetail(await loadReturnDetail(ctx, { returnId }), { now: ctx.now, role });
      const before = await read();
      expect(before.verbs).toEqual(['approve', 'reject', 'cancel']);
      expect(before.sentence).toBe('Mila would like to send back Chelsea boots.');
      expect(before.money.lines.at(-1)).toMatchObject({ amount: '€149.00', strong: true });
      expect((await read('viewer')).verbs).toEqual([]);
      await approveReturn(ctx, { returnId, note: 'Please use the box.' });
      await checkIn(ctx, returnId, { accepted: 1 });
      const after = await read();
      expect(after.sentence).toBe('Chelsea boots is back. Mila is owed €149.00.');
      expect(after.payable).toMatchObject({ amount: 14_900, ceiling: 14_900, parts: [{ text: '€149.00' }] });
      expect(after.timeline.map((entry) => entry.text)).toEqual([
        'Jana checked it in: 1 fine',
        'Jana approved it',
        'Jana opened it for them',
      ]);
      expect(after.lastWord).toBe('Jana checked it in: 1 fine a moment ago');
    }));

  it('hands out photos of its own shop only', () =>
    withTestDb(async (t) => {
      const shopId = await t.createShop();
      const other = await t.createShop();
      const ctx = await t.as(shopId);
      const id = newId();
      const logo = newId();
      const row = {
        shopId,
        mime: 'image/webp',
        bytes: Buffer.from('x'),
        sha256: Buffer.from('y'),
        createdBy: 'system:test',
      };
      await ctx.db.insert(uploads).values([
        { ...row, id, kind: 'photo' },
        { ...row, id: logo, kind: 'logo' },
      ]);
      expect((await getReturnPhoto(ctx, { uploadId: id })).mime).toBe('image/webp');
      await expect(getReturnPhoto(ctx, { uploadId: logo })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(getReturnPhoto(await t.as(other), { uploadId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }));
});
