import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { refundIntents, returns } from '@/db/schema/returns';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, staff, withCommittedShop, withTestDb } from '@/db/testing/test-db';
import { returnToken } from '@/lib/access/return-link';
import type { Ctx } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { approveReturn } from '@/lib/returns/mutations/approve-return';
import { askShopper } from '@/lib/returns/mutations/ask-shopper';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { holdReturn } from '@/lib/returns/mutations/hold-return';
import { receiveReturn } from '@/lib/returns/mutations/receive-return';
import { refundReturn } from '@/lib/returns/mutations/refund-return';
import { lockReturn } from '@/lib/returns/queries/lock-return';
import { countReturnPlaces } from '../queries/count-return-places';
import { exportReturns } from '../queries/export-returns';
import { findReturnsByCode } from '../queries/find-returns-by-code';
import { listReturnRows } from '../queries/list-return-rows';
import { readFoundReturns } from '../queries/read-found-returns';
import { decideReturns } from './decide-returns';

const DAY = 86_400_000;
const later = (ctx: Ctx, days: number): Ctx => ({ ...ctx, now: new Date(ctx.now.getTime() + days * DAY) });

async function asked(ctx: Ctx, comment = 'A little tight.', kind: 'return' | 'withdrawal' = 'return') {
  const order = await createOrder(ctx, { customer: { email: 'mila@mail.test', name: '=HYPERLINK("x")' } });
  const shipment = await createShipment(ctx, order);
  await addEvent(ctx, shipment, { status: 'delivered', sub_status: 'delivered_to_person' });
  const line = { line_external_id: 'line-1', quantity: 1, comment };
  const made = await createReturn(ctx, {
    orderId: order.id,
    kind,
    lines: [kind === 'return' ? { ...line, reason: 'too_small', resolution: 'refund' } : line],
  });
  return { ...made, order };
}
const statusOf = async (ctx: Ctx, id: string) =>
  (
    await ctx.db
      .select()
      .from(returns)
      .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, id)))
  )[0]?.status;
const idsIn = async (ctx: Ctx, tab: Parameters<typeof listReturnRows>[1]['tab']) =>
  (await listReturnRows(ctx, { tab, q: '', limit: 50, after: null })).data.map(({ id }) => id);

describe('one verb on many returns', () => {
  it('does what it can and says of each other one why not', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const [a, b, c] = [await asked(ctx), await asked(ctx), await asked(ctx)];
      await approveReturn(ctx, b);
      const stranger = '01a20271-0000-7000-8000-000000000000';
      const results = await decideReturns(ctx, {
        returnIds: [a.returnId, b.returnId, stranger, a.returnId, c.returnId],
        verb: 'approve',
      });
      expect(results.toSorted((x, y) => (x.id < y.id ? -1 : 1))).toEqual(
        [
          { id: a.returnId, number: a.number, failure: null },
          { id: b.returnId, number: b.number, failure: 'INVALID_STATE' },
          { id: stranger, number: null, failure: 'NOT_FOUND' },
          { id: c.returnId, number: c.number, failure: null },
        ].toSorted((x, y) => (x.id < y.id ? -1 : 1)),
      );
      expect([await statusOf(ctx, a.returnId), await statusOf(ctx, c.returnId)]).toEqual(['approved', 'approved']);
    }));

  it('rejects with a reason and not without one; holds and takes up again', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { returnId } = await asked(ctx);
      const one = (verb: 'reject' | 'hold' | 'unhold', note?: string) =>
        decideReturns(ctx, { returnIds: [returnId], verb, note }).then(([result]) => result?.failure);
      expect(await one('reject')).toBe('INVALID');
      expect(await one('hold')).toBeNull();
      expect(await one('unhold')).toBeNull();
      expect(await one('reject', 'Worn.')).toBeNull();
      expect(await statusOf(ctx, returnId)).toBe('rejected');
    }));

  it('is done once when two people press at once, in whatever order they chose', () =>
    withCommittedShop(async (shopId) => {
      const gate = { shopId, actor: staff, now: NOW };
      const ids: string[] = [];
      for (let n = 0; n < 6; n++) ids.push((await inShop(gate, (ctx) => asked(ctx))).returnId);
      const presses = [ids, ids.toReversed(), ids].map((returnIds) =>
        inShop(gate, (ctx) => decideReturns(ctx, { returnIds, verb: 'approve' })),
      );
      const results = (await Promise.all(presses)).flat();
      expect(results.filter(({ failure }) => failure === null)).toHaveLength(6);
      expect(new Set(results.map(({ failure }) => failure))).toEqual(new Set([null, 'INVALID_STATE']));
    }));
});

describe('queues by what must be done', () => {
  it('keep apart what is held, asked, overdue, failed and under the law’s clock', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const [held, question, overdue, failed, law] = [
        await asked(ctx),
        await asked(ctx),
        await asked(ctx),
        await asked(ctx),
        await asked(ctx, '', 'withdrawal'),
      ];
      await holdReturn(ctx, held);
      await askShopper(ctx, { ...question, question: 'Which one?' });
      await approveReturn(ctx, overdue);
      const back = await createShipment(ctx, overdue.order, { direction: 'return' });
      await addEvent(ctx, back, { status: 'in_transit' });
      await approveReturn(ctx, failed);
      const { lines } = await lockReturn(ctx, failed.returnId, null);
      await receiveReturn(ctx, {
        returnId: failed.returnId,
        lines: [{ return_line_id: lines[0]?.id ?? '', accepted: 1, damaged: 0, missing: 0 }],
      });
      await refundReturn(ctx, failed);
      expect(await idsIn(ctx, 'overdue')).toEqual([]);
      await ctx.db
        .update(refundIntents)
        .set({ state: 'failed', reference: null, settledAt: null })
        .where(eq(refundIntents.returnId, failed.returnId));
      await ctx.db
        .update(returns)
        .set({ status: 'received' })
        .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, failed.returnId)));
      const then = later(ctx, 20);
      expect(await idsIn(then, 'held')).toEqual([held.returnId]);
      expect(await idsIn(then, 'asked')).toEqual([question.returnId]);
      expect(await idsIn(then, 'overdue')).toEqual([overdue.returnId]);
      expect(await idsIn(then, 'failed')).toEqual([failed.returnId]);
      expect(await idsIn(then, 'law')).toEqual([law.returnId]);
      const counts = new Map((await countReturnPlaces(then)).map(({ place, count }) => [place, count]));
      expect(Object.fromEntries(counts)).toMatchObject({ held: 1, asked: 1, overdue: 1, failed: 1, law: 1 });
    }));
});

describe('a scanned code', () => {
  it('finds a return by its number, its link, its parcel and its order', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { returnId, number, order } = await asked(ctx);
      const ids = async (code: string) => (await findReturnsByCode(ctx, { code })).map(({ id }) => id);
      expect(await ids(number.toLowerCase().replaceAll('-', ''))).toEqual([returnId]);
      expect(await ids(`https://x.test/s/y/returns/${returnToken(ctx.shopId, returnId)}`)).toEqual([returnId]);
      expect(await ids(order.number)).toEqual([returnId]);
      await createShipment(ctx, order, { direction: 'return', tracking_number: 'JD 0146 0000 1234' });
      expect(await ids('JD014600001234')).toEqual([returnId]);
      for (const code of ['', '   ', 'R-2222-2222', 'nothing', 'https://x.test/s/y/returns/aaaaaaaaaaaaaaaaaaaaaaaa'])
        expect(await ids(code), code).toEqual([]);
      const [read] = await readFoundReturns(ctx, { code: number, role: 'agent' });
      expect(read?.lines[0]?.why[0]?.text).toContain('Thirty days from delivery');
    }));
});

describe('a file for a spreadsheet', () => {
  it('has a line for each line, and runs nobody’s formula', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { number } = await asked(ctx, '@SUM(1+1)*cmd|"x"');
      const [head, line, ...rest] = (await exportReturns(ctx, { tab: 'waiting' })).trimEnd().split('\r\n');
      expect(head?.startsWith('\ufeffreturn,order,')).toBe(true);
      expect(line).toContain(`${number},`);
      expect(line).toContain(`"'=HYPERLINK(""x"")"`);
      expect(line).toContain(`"'@SUM(1+1)*cmd|""x"""`);
      expect(line).toContain(',149.00,149.00,0.00,EUR,');
      expect(rest).toEqual([]);
      expect((await exportReturns(ctx, { tab: 'done' })).trimEnd().split('\r\n')).toHaveLength(1);
    }));
});

it('nothing of it reaches another shop', () =>
  withTestDb(async (t) => {
    const ours = await t.createShop();
    const { returnId, number, order } = await asked(await t.as(ours));
    const other = await t.as(await t.createShop());
    expect(await decideReturns(other, { returnIds: [returnId], verb: 'approve' })).toEqual([
      { id: returnId, number: null, failure: 'NOT_FOUND' },
    ]);
    for (const code of [number, order.number, `/returns/${returnToken(ours, returnId)}`])
      expect(await findReturnsByCode(other, { code })).toEqual([]);
    expect((await exportReturns(other, { tab: 'all' })).trimEnd().split('\r\n')).toHaveLength(1);
    expect(await statusOf(await t.as(ours), returnId)).toBe('requested');
  }));
