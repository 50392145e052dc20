import { expect, it } from 'vitest';
import { withdrawals } from '@/db/schema/return-ways';
import { auditLog } from '@/db/schema/staff';
import { createOrder } from '@/db/testing/factories/create-order';
import { NOW, withTestDb } from '@/db/testing/test-db';
import { listComplaints } from '@/lib/console/queries/list-needs';
import { readReturnList } from '@/lib/console/queries/read-return-list';
import type { Ctx } from '@/lib/core/context';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { countWithdrawals, listWithdrawals } from '../queries/list-withdrawals';
import { declareWithdrawal } from './declare-withdrawal';
import { settleWithdrawal } from './settle-withdrawal';

const LAW = { statutory_withdrawal: { enabled: true, days: 14, countries: ['DE'] } };
const shipped = { fulfilled_at: new Date(NOW.getTime() - 3 * 86_400_000).toISOString() };
const QUEUE = { tab: 'law', q: '', cursor: null, shop: 'x' } as const;

async function declared(ctx: Ctx, part: string | null = 'only the blue one') {
  const order = await createOrder(ctx, { ...shipped, customer: { email: 'jana@mail.test', name: 'Jana Berg' } });
  await declareWithdrawal(ctx, { name: 'Jana Berg', number: order.number, email: 'jana@mail.test', part });
  return order;
}

it('stays in the queue until somebody says how it was dealt with, once', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    await putPolicy({ ...ctx, now: new Date('2026-01-01') }, { document: LAW });
    const order = await declared(ctx);
    const [open] = await listWithdrawals(ctx);
    expect(open).toMatchObject({ orderId: order.id, part: 'only the blue one', totalPaid: expect.any(Number) });
    const list = await readReturnList(ctx, QUEUE);
    expect(list.declarations).toMatchObject([{ who: 'Jana Berg', clock: { text: '14 days left by law' } }]);
    expect(list.tabs.find(({ tab }) => tab === 'law')?.count).toBe(1);
    expect((await readReturnList(ctx, { ...QUEUE, tab: 'all' })).declarations).toEqual([]);
    // Told as a withdrawal, and not as a complaint besides.
    expect(await listComplaints(ctx)).toEqual([]);

    const input = { withdrawalId: open?.id ?? '', note: 'Paid back by hand.' };
    await settleWithdrawal(ctx, input);
    await expect(settleWithdrawal(ctx, input)).rejects.toMatchObject({ code: 'INVALID_STATE' });
    expect(await countWithdrawals(ctx)).toBe(0);
    expect(await ctx.db.select().from(withdrawals)).toMatchObject([
      { part: 'only the blue one', doneNote: 'Paid back by hand.', doneAt: ctx.now, doneBy: expect.any(String) },
    ]);
    const audit = await ctx.db.select().from(auditLog);
    expect(audit.filter(({ action }) => action === 'withdrawal.settled')).toMatchObject([{ entityId: open?.id }]);
  }));

it('one with a return is dealt with there', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    await putPolicy({ ...ctx, now: new Date('2026-01-01') }, { document: LAW });
    await declared(ctx, null);
    const [row] = await ctx.db.select().from(withdrawals);
    expect(row?.returnId).not.toBeNull();
    expect(await listWithdrawals(ctx)).toEqual([]);
    await expect(settleWithdrawal(ctx, { withdrawalId: row?.id ?? '', note: 'x' })).rejects.toMatchObject({
      code: 'INVALID_STATE',
    });
  }));

it('another shop knows nothing of it', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    await declareWithdrawal(ctx, { name: 'Who', number: '99', email: 'who@mail.test', part: null });
    const [open] = await listWithdrawals(ctx);
    const shop = ctx.shopId;
    const other = await t.as(await t.createShop());
    expect([await listWithdrawals(other), await countWithdrawals(other)]).toEqual([[], 0]);
    await expect(settleWithdrawal(other, { withdrawalId: open?.id ?? '', note: 'x' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await countWithdrawals(await t.as(shop))).toBe(1);
  }));

it('one whose order nobody knows waits for a person all the same', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    await declareWithdrawal(ctx, { name: 'Who', number: '99', email: 'who@mail.test', part: null });
    expect(await listWithdrawals(ctx)).toMatchObject([{ orderId: null, totalPaid: null, orderNumber: '99' }]);
    expect((await readReturnList(ctx, QUEUE)).declarations).toMatchObject([{ order: { isKnown: false } }]);
  }));
