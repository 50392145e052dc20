import { eq, like } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grants, notifications } from '@/db/schema/access';
import { orderLines } from '@/db/schema/orders';
import { returnLabels } from '@/db/schema/return-ways';
import { refundIntents, returns } from '@/db/schema/returns';
import { createOrder, orderDocument } from '@/db/testing/factories/create-order';
import { NOW, withCommittedShop, withTestDb } from '@/db/testing/test-db';
import { lookUpOrder } from '@/lib/access/mutations/look-up-order';
import type { Ctx, ShopId } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { eraseCustomer } from '@/lib/customers/mutations/erase-customer';
import { putOrder } from '@/lib/orders/mutations/put-order';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import type { PolicyDocument } from '@/lib/policies/schema';
import { cancelReturn } from './cancel-return';
import { createReturn } from './create-return';
import { refundReturn } from './refund-return';

const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);
const LINE = { line_external_id: 'line-1', quantity: 1, reason: 'changed_mind', resolution: 'refund' as const };
const policyAt = (ctx: Ctx, day: number, document: PolicyDocument) =>
  putPolicy({ ...ctx, now: days(day) }, { document });
const arrived = { fulfilled_at: days(-3).toISOString() };

describe('C25: final sale', () => {
  it('is what it was when the order was placed, whatever the policy says since', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      await policyAt(ctx, -30, { final_sale: 'allow' });
      await policyAt(ctx, -10, { final_sale: 'refuse' });
      const order = (placed: number) =>
        createOrder(ctx, { ...arrived, placed_at: days(placed).toISOString(), lines: [{ final_sale: true }] });
      const [before, after] = [await order(-11), await order(-9)];
      const open = ({ id }: { id: string }) => createReturn(ctx, { orderId: id, method: 'label', lines: [LINE] });
      expect((await open(before)).quote.verdict).not.toBe('ineligible');
      await expect(open(after)).rejects.toMatchObject({ code: 'INELIGIBLE' });
      // Told again by the shop, an order keeps the terms it was placed under.
      const again = orderDocument(NOW, {
        ...arrived,
        placed_at: days(-11).toISOString(),
        lines: [{ final_sale: true, quantity: 2 }],
      });
      await putOrder(ctx, { externalId: before.externalId, order: again });
      expect((await open(before)).quote.verdict).not.toBe('ineligible');
    }));
});

describe('C28: what is paid back and kept', () => {
  const policy: PolicyDocument = {
    auto_approve: true,
    rules: [{ name: 'keep it', then: [{ action: 'keep_item' }] }],
    limits: { per_customer: { returns: 2, days: 90 } },
  };

  it('is paid by itself so often for one shopper, then waits for a person', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      await policyAt(ctx, -30, policy);
      const open = async (email: string) => {
        const { id } = await createOrder(ctx, { ...arrived, customer: { email } });
        return (await createReturn(ctx, { orderId: id, lines: [LINE] })).status;
      };
      const theirs = [];
      for (const _ of [1, 2, 3, 4]) theirs.push(await open('mila@example.test'));
      expect(theirs).toEqual(['approved', 'approved', 'requested', 'requested']);
      // Another spelling of the address is nobody new.
      expect(await open(' MILA@example.test')).toBe('requested');
      expect(await open('jana@example.test')).toBe('approved');
    }));

  it('counts as come back: its units are nobody’s again, are paid once, and nothing is sent', () =>
    withCommittedShop(async (shopId) => {
      const inside = <T>(run: (ctx: Ctx) => Promise<T>) =>
        inShop({ shopId, actor: { type: 'system', job: 'test' }, now: NOW }, run);
      await inside((ctx) => policyAt(ctx, -30, { ...policy, limits: null }));
      let n = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 3 }), pays: fc.boolean() }), { maxLength: 6 }),
          (asked) =>
            inside(async (ctx) => {
              const order = await createOrder(ctx, { externalId: `o-${n++}`, ...arrived, lines: [{ quantity: 5 }] });
              let kept = 0;
              let paid = 0;
              for (const { quantity, pays } of asked) {
                const made = await createReturn(ctx, { orderId: order.id, lines: [{ ...LINE, quantity }] }).catch(
                  () => null,
                );
                expect(made !== null).toBe(kept + quantity <= 5);
                if (!made) continue;
                if (pays) {
                  await refundReturn(ctx, made);
                  await expect(refundReturn(ctx, made)).rejects.toMatchObject({ code: 'INVALID_STATE' });
                  await expect(cancelReturn(ctx, made)).rejects.toMatchObject({ code: 'INVALID_STATE' });
                  paid += quantity * 14_900;
                  kept += quantity;
                } else await cancelReturn(ctx, made);
              }
              const [line] = await ctx.db.select().from(orderLines).where(eq(orderLines.orderId, order.id));
              const intents = await ctx.db.select().from(refundIntents).where(eq(refundIntents.orderId, order.id));
              expect(line?.claimed).toBe(kept);
              expect(intents.reduce((sum, { amount }) => sum + amount, 0)).toBe(paid);
              expect(await ctx.db.select().from(returnLabels).where(eq(returnLabels.orderId, order.id))).toEqual([]);
            }),
        ),
        { numRuns: 8 },
      );
    }));
});

describe('C29: an order whose contact was put right', () => {
  const look = (shopId: ShopId, contact: string, at = 1) =>
    lookUpOrder({ shopId, number: 'C-29', contact, network: `192.0.2.${at}`, now: NOW });

  it('is found with the one it has now, and its return writes there', () =>
    withCommittedShop(async (shopId) => {
      const inside = <T>(run: (ctx: Ctx) => Promise<T>) =>
        inShop({ shopId, actor: { type: 'system', job: 'test' }, now: NOW }, run);
      const as = (email: string) => orderDocument(NOW, { ...arrived, number: 'C-29', customer: { email } });
      const { orderId } = await inside((ctx) => putOrder(ctx, { externalId: 'o-1', order: as('guest@example.test') }));
      expect(await look(shopId, 'guest@example.test')).not.toBeNull();
      await inside((ctx) => putOrder(ctx, { externalId: 'o-1', order: as('account@example.test') }));
      expect(await look(shopId, 'account@example.test')).not.toBeNull();
      await inside((ctx) => putOrder(ctx, { externalId: 'o-1', order: as('typo@example.test') }));
      await inside((ctx) => putOrder(ctx, { externalId: 'o-1', order: as('account@example.test') }));
      const scopes = () =>
        inside(async (ctx) => {
          const rows = await ctx.db.select().from(grants).where(like(grants.origin, 'lookup%')).orderBy(grants.id);
          return rows.map(({ scope }) => scope);
        });
      // The contact it was placed with still finds it, and sees where it is; no other that it ever had.
      expect(await look(shopId, 'guest@example.test')).not.toBeNull();
      expect(await look(shopId, 'typo@example.test')).toBeNull();
      expect(await scopes()).toEqual(['full', 'full', 'status']);
      expect(await look(shopId, 'stranger@example.test')).toBeNull();
      const { returnId } = await inside((ctx) => createReturn(ctx, { orderId, method: 'label', lines: [LINE] }));
      const mails = await inside((ctx) =>
        ctx.db.select().from(notifications).where(eq(notifications.returnId, returnId)),
      );
      expect(mails.map(({ recipient }) => recipient)).toEqual(['account@example.test']);
      expect(await inside((ctx) => ctx.db.select().from(returns))).toHaveLength(1);
      // Who is forgotten finds nothing any more, though the order is another's by now.
      await inside((ctx) => eraseCustomer(ctx, { email: 'guest@example.test' }).catch(() => null));
      await inside((ctx) => eraseCustomer(ctx, { email: 'account@example.test' }));
      expect(await look(shopId, 'guest@example.test')).toBeNull();
    }));
});
