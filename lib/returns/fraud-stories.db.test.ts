import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { refundIntents, returns } from '@/db/schema/returns';
import { createOrder } from '@/db/testing/factories/create-order';
import { NOW, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import type { FlagKind } from './constants';
import { askShopper } from './mutations/ask-shopper';
import { autoRefundReturn } from './mutations/auto-refund-return';
import { cancelReturn } from './mutations/cancel-return';
import { createReturn } from './mutations/create-return';
import { declareWithdrawal } from './mutations/declare-withdrawal';
import { flagCustomer } from './mutations/flag-customer';
import { holdReturn } from './mutations/hold-return';
import { receiveReturn } from './mutations/receive-return';
import { refundReturn } from './mutations/refund-return';
import { unflagCustomer } from './mutations/unflag-customer';
import { unholdReturn } from './mutations/unhold-return';
import { lockReturn } from './queries/lock-return';

/**
 * How people take money that is not theirs, and what must come of it: what arrived is paid and not what was asked, a person
 * looks where something was wrong before, and nobody is refused by a number. PRICE is what one unit was paid with.
 */
const PRICE = 14_900;
const days = (count: number) => new Date(NOW.getTime() - count * 86_400_000).toISOString();
const LIMITS = { per_customer: { returns: 3, days: 90 }, per_customer_day: 2, per_order: 2 };

type Story = {
  order: (quantity?: number, email?: string) => Promise<string>;
  ask: (orderId: string, quantity?: number) => Promise<{ returnId: string; status: string }>;
  /** Checked in; answers what was paid for it by then, by the policy alone. */
  unpack: (
    returnId: string,
    found: { accepted?: number; damaged?: number; missing?: number },
    extra?: string,
  ) => Promise<number>;
  /** What the policy would pay at a moment by itself: minor units paid so far. */
  payAt: (returnId: string, moment: 'first_scan' | 'receipt' | 'inspection') => Promise<number>;
  ctx: Ctx;
};

const shopOf = (policy: object, run: (story: Story) => Promise<void>) => () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    const document = { auto_approve: true, auto_refund: { on: 'inspection' }, limits: LIMITS, ...policy };
    await putPolicy({ ...ctx, now: new Date('2026-01-01') }, { document });
    const paid = async (returnId: string) => {
      const [row] = await ctx.db
        .select({ sum: sql<number>`coalesce(sum(${refundIntents.amount}), 0)::int` })
        .from(refundIntents)
        .where(eq(refundIntents.returnId, returnId));
      return row?.sum ?? 0;
    };
    const payAt: Story['payAt'] = async (returnId, moment) => {
      await autoRefundReturn(ctx, { returnId, moment });
      return paid(returnId);
    };
    let orders = 0;
    await run({
      ctx,
      payAt,
      order: async (quantity = 1, email = 'jana@example.com') =>
        (
          await createOrder(ctx, {
            fulfilled_at: days(3),
            customer: { email, name: 'Jana' },
            number: `N-${++orders}`,
            lines: [{ quantity, unit_price: PRICE }],
          })
        ).id,
      ask: (orderId, quantity = 1) =>
        createReturn(ctx, {
          orderId,
          method: 'label',
          lines: [{ line_external_id: 'line-1', quantity, reason: 'changed_mind', resolution: 'refund' }],
        }),
      unpack: async (returnId, found, extra) => {
        const { lines } = await lockReturn(ctx, returnId, null);
        await receiveReturn(ctx, {
          returnId,
          lines: [{ return_line_id: lines[0]?.id ?? '', accepted: 0, damaged: 0, missing: 0, ...found }],
          unexpected: extra ? [{ title: extra, quantity: 1 }] : undefined,
        });
        return payAt(returnId, 'inspection');
      },
    });
  });

describe('what came back is paid, not what was asked', () => {
  it(
    'an empty box: nothing, and nobody is told a sum',
    shopOf({}, async ({ ctx, order, ask, unpack }) => {
      const { returnId } = await ask(await order());
      expect(await unpack(returnId, { missing: 1 })).toBe(0);
      const { owed } = await lockReturn(ctx, returnId, null);
      expect([owed.refund, owed.credit]).toEqual([0, 0]);
    }),
  );

  it(
    'one of two in the box: one',
    shopOf({}, async ({ order, ask, unpack }) => {
      const { returnId } = await ask(await order(2), 2);
      expect(await unpack(returnId, { accepted: 1, missing: 1 })).toBe(PRICE);
    }),
  );

  it(
    'something else in the box: nothing for it',
    shopOf({}, async ({ order, ask, unpack }) => {
      const { returnId } = await ask(await order());
      expect(await unpack(returnId, { missing: 1 }, 'A brick')).toBe(0);
    }),
  );

  it(
    'worn to pieces: a person decides',
    shopOf({}, async ({ order, ask, unpack }) => {
      const { returnId } = await ask(await order());
      expect(await unpack(returnId, { damaged: 1 })).toBe(0);
    }),
  );

  it(
    'never sent: nothing, whatever moment the policy names',
    shopOf({ auto_refund: { on: 'first_scan' } }, async (s) => {
      const { returnId } = await s.ask(await s.order());
      for (const moment of ['first_scan', 'receipt', 'inspection'] as const)
        expect(await s.payAt(returnId, moment), moment).toBe(0);
    }),
  );

  it(
    'a false tracking number, “delivered” somewhere: nothing until it is unpacked',
    shopOf({}, async (s) => {
      const { returnId } = await s.ask(await s.order());
      await s.ctx.db.update(returns).set({ status: 'in_transit' }).where(eq(returns.id, returnId));
      expect(await s.payAt(returnId, 'receipt')).toBe(0);
      expect(await s.payAt(returnId, 'first_scan')).toBe(0);
    }),
  );

  it(
    'paid ahead and then an empty box: no second time',
    shopOf({ auto_refund: { on: 'first_scan' } }, async (s) => {
      const { returnId } = await s.ask(await s.order(2), 2);
      await s.ctx.db.update(returns).set({ status: 'in_transit' }).where(eq(returns.id, returnId));
      expect(await s.payAt(returnId, 'first_scan')).toBe(2 * PRICE);
      expect(await s.unpack(returnId, { missing: 2 })).toBe(2 * PRICE);
    }),
  );

  it(
    'the same thing twice, or more than was bought: not opened',
    shopOf({}, async ({ order, ask }) => {
      const orderId = await order();
      await expect(ask(orderId, 2)).rejects.toMatchObject({ code: 'INELIGIBLE' });
      await ask(orderId);
      await expect(ask(orderId)).rejects.toMatchObject({ code: 'INELIGIBLE' });
    }),
  );

  it(
    'more than the return is worth: refused, even to staff',
    shopOf({}, async ({ ctx, order, ask, unpack }) => {
      const { returnId } = await ask(await order());
      expect(await unpack(returnId, { damaged: 1 })).toBe(0);
      await expect(refundReturn(ctx, { returnId, amount: PRICE + 1, note: 'x' })).rejects.toMatchObject({
        code: 'CONFLICT',
      });
    }),
  );
});

describe('a person looks', () => {
  it(
    'at a sum above what the policy leaves to itself',
    shopOf({ auto_refund: { on: 'inspection', up_to: { amount: PRICE } } }, async ({ order, ask, unpack }) => {
      const small = await ask(await order());
      expect(await unpack(small.returnId, { accepted: 1 })).toBe(PRICE);
      const great = await ask(await order(2), 2);
      expect(await unpack(great.returnId, { accepted: 2 })).toBe(0);
    }),
  );

  it(
    'at what lies aside or was asked about: nothing is paid by itself',
    shopOf({}, async ({ ctx, order, ask, ...s }) => {
      const held = await ask(await order());
      await holdReturn(ctx, { returnId: held.returnId });
      await expect(s.unpack(held.returnId, { accepted: 1 })).resolves.toBe(0);
      await unholdReturn(ctx, { returnId: held.returnId });
      const asked = await ask(await order());
      await s.unpack(asked.returnId, { damaged: 1 });
      await askShopper(ctx, { returnId: asked.returnId, question: 'What happened to it?' });
      expect(await s.payAt(asked.returnId, 'inspection')).toBe(0);
    }),
  );

  it.each<FlagKind>(['empty_box', 'wrong_item', 'worn', 'not_sent', 'false_claim', 'chargeback', 'too_many', 'other'])(
    'after %s: the next one waits, however its address is spelt, and is paid by nobody but a person',
    (kind) =>
      shopOf({}, async ({ ctx, order, ask, unpack }) => {
        const first = await ask(await order());
        await flagCustomer(ctx, { returnId: first.returnId, kind });
        const next = await ask(await order(1, ' JANA@Example.com'));
        expect(next.status).toBe('requested');
        await unflagCustomer(ctx, { returnId: first.returnId });
        // What was asked while it stood keeps waiting; it was for a person to look at.
        await ctx.db.update(returns).set({ status: 'approved' }).where(eq(returns.id, next.returnId));
        expect(await unpack(next.returnId, { accepted: 1 })).toBe(0);
        expect((await ask(await order(1, 'mila@example.com'))).status).toBe('approved');
      })(),
  );

  it(
    'from the third of a day, the fourth of a season, the third of an order; nobody is refused',
    shopOf({}, async (s) => {
      const many = await s.order(5);
      expect([(await s.ask(many)).status, (await s.ask(many)).status, (await s.ask(many)).status]).toEqual([
        'approved',
        'approved',
        'requested',
      ]);
      const day = async (email: string) => (await s.ask(await s.order(1, email))).status;
      expect([await day('a@example.com'), await day('a@example.com'), await day('a@example.com')]).toEqual([
        'approved',
        'approved',
        'requested',
      ]);
      for (const ago of [40, 30, 20]) {
        const { returnId } = await s.ask(await s.order(1, 'b@example.com'));
        await s.ctx.db
          .update(returns)
          .set({ createdAt: new Date(days(ago)), status: 'completed' })
          .where(eq(returns.id, returnId));
      }
      expect(await day('b@example.com')).toBe('requested');
    }),
  );
});

describe('honest people are not held up', () => {
  it(
    'what came to nothing does not count',
    shopOf({}, async ({ ctx, order, ask }) => {
      for (let n = 0; n < 4; n++) await cancelReturn(ctx, await ask(await order()));
      expect((await ask(await order())).status).toBe('approved');
    }),
  );

  it(
    'a withdrawal by law waits for nobody, flagged or not',
    shopOf({ statutory_withdrawal: { enabled: true, days: 14, countries: ['DE'] } }, async ({ ctx, order, ask }) => {
      const first = await ask(await order());
      await flagCustomer(ctx, { returnId: first.returnId, kind: 'empty_box' });
      await order();
      const made = await declareWithdrawal(ctx, {
        name: 'Jana',
        number: 'N-2',
        email: 'jana@example.com',
        part: null,
      });
      const [row] = await ctx.db
        .select()
        .from(returns)
        .where(eq(returns.id, made.returnId ?? ''));
      expect(row).toMatchObject({ kind: 'withdrawal', status: 'approved' });
    }),
  );
});
