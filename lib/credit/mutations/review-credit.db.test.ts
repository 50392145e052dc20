import { describe, expect, it } from 'vitest';
import { checkInvariants } from '@/db/invariants';
import { notifications } from '@/db/schema/access';
import { creditAccounts, creditEntries } from '@/db/schema/credit';
import { createOrder } from '@/db/testing/factories/create-order';
import { NOW, staff, testPool, withCommittedShop } from '@/db/testing/test-db';
import { emailKey } from '@/lib/access/contact-keys';
import type { Ctx, ShopId } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { reviewCredit as reviewTask } from '@/lib/jobs/tasks/review-credit';
import { putReturnSettings } from '@/lib/returns/mutations/put-return-settings';
import { issueCredit } from './issue-credit';
import { planCredit } from './plan-credit';
import { reviewCredit } from './review-credit';
import { spendCredit } from './spend-credit';
import { tellCredit } from './tell-credit';

const jana = emailKey('jana@example.com');
const at = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const inside = <T>(shopId: ShopId, run: (ctx: Ctx) => Promise<T>, now = NOW) =>
  inShop({ shopId, actor: staff, now }, run);
const give = (ctx: Ctx, amount: number, days: number) =>
  issueCredit(ctx, { accountKey: jana, currency: 'EUR', lots: [{ kind: 'issue', amount }], expiresAt: at(days) });
const review = (shopId: ShopId, accountId: string, days: number) =>
  reviewTask(
    { shopId, actor: { type: 'system', job: 'test' }, now: at(days) },
    { shopId, accountId },
    { number: 1, last: false },
  );
const told = (shopId: ShopId) =>
  inside(shopId, async (ctx) =>
    (await ctx.db.select().from(notifications))
      .map(({ event, data }) => `${event} ${(data as { amount: { amount: number } }).amount.amount}`)
      .sort(),
  );
const booked = (shopId: ShopId) =>
  inside(shopId, async (ctx) => ({
    balance: (await ctx.db.select().from(creditAccounts))[0]?.balance,
    expired: (await ctx.db.select().from(creditEntries))
      .filter(({ kind }) => kind === 'expire')
      .map(({ amount }) => amount),
  }));

async function nextJob(shopId: ShopId): Promise<Date | undefined> {
  const client = await (await testPool()).connect();
  try {
    await client.query('set role none');
    const { rows } = await client.query<{ run_at: Date }>(
      "select run_at from graphile_worker.jobs where key like 'review-credit:%' and task_identifier = 'review-credit' and key in (select 'review-credit:' || id from credit_accounts where shop_id = $1)",
      [shopId],
    );
    return rows[0]?.run_at;
  } finally {
    client.release(true);
  }
}
async function sound(now: Date) {
  const client = await (await testPool()).connect();
  try {
    await client.query('set role none');
    return (await checkInvariants(client, now)).filter(({ violations }) => violations > 0);
  } finally {
    client.release(true);
  }
}

describe('store credit that ends', () => {
  it('is spoken of 30 and 7 days before and written off at its time, by a job alone and once', () =>
    withCommittedShop(async (shopId) => {
      const { accountId } = await inside(shopId, async (ctx) => {
        await createOrder(ctx, { lines: [{ quantity: 1, unit_price: 1 }] });
        await give(ctx, 1000, 100);
        return give(ctx, 300, 400);
      });
      expect(await told(shopId)).toEqual(['credit.granted 1000', 'credit.granted 300']);
      expect(await nextJob(shopId)).toEqual(at(70));
      await review(shopId, accountId, 70);
      await review(shopId, accountId, 71);
      expect(await nextJob(shopId)).toEqual(at(93));
      await Promise.all([review(shopId, accountId, 93), review(shopId, accountId, 93)]);
      expect((await told(shopId)).slice(0, 2)).toEqual(['credit.expiring 1000', 'credit.expiring 1000']);
      expect(await told(shopId)).toHaveLength(4);
      await inside(shopId, (ctx) => spendCredit(ctx, { accountId, amount: { amount: 200, currency: 'EUR' } }), at(94));
      await Promise.all([review(shopId, accountId, 100), review(shopId, accountId, 100)]);
      expect(await booked(shopId)).toEqual({ balance: 300, expired: [-800] });
      expect((await told(shopId)).slice(0, 2)).toEqual(['credit.expired 800', 'credit.expiring 1000']);
      expect(await told(shopId)).toHaveLength(5);
      expect(await nextJob(shopId)).toEqual(at(370));
      expect(await sound(at(100))).toEqual([]);
    }));

  it('is spoken of on the shop’s own days, or never', () =>
    withCommittedShop(async (shopId) => {
      const { accountId } = await inside(shopId, async (ctx) => {
        await createOrder(ctx, { lines: [{ quantity: 1, unit_price: 1 }] });
        await putReturnSettings(ctx, { settings: { credit_reminder_days: [] } });
        return give(ctx, 1000, 100);
      });
      expect(await nextJob(shopId)).toEqual(at(100));
      await inside(shopId, (ctx) => putReturnSettings(ctx, { settings: { credit_reminder_days: [3] } }));
      await review(shopId, accountId, 97);
      expect(await told(shopId)).toEqual(['credit.expiring 1000', 'credit.granted 1000']);
    }));

  it('of somebody nobody can write to ends all the same', () =>
    withCommittedShop(async (shopId) => {
      const { accountId } = await inside(shopId, (ctx) => give(ctx, 5, 10));
      await review(shopId, accountId, 10);
      expect(await told(shopId)).toEqual([]);
      expect(await booked(shopId)).toEqual({ balance: 0, expired: [-5] });
    }));
});

it('another shop’s credit is neither reviewed nor told of', () =>
  withCommittedShop(async (ours) => {
    const { accountId } = await inside(ours, async (ctx) => {
      await createOrder(ctx, { lines: [{ quantity: 1, unit_price: 1 }] });
      return give(ctx, 1000, 10);
    });
    await withCommittedShop(async (theirs) => {
      await expect(inside(theirs, (ctx) => reviewCredit(ctx, { accountId }), at(20))).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      await inside(theirs, (ctx) => planCredit(ctx, { accountId }));
      const account = { id: accountId, accountKey: jana, currency: 'EUR' };
      await inside(theirs, (ctx) =>
        tellCredit(ctx, { account, event: 'credit.expired', amount: 1, until: null, reference: 'x' }),
      );
      expect(await told(theirs)).toEqual([]);
    });
    expect(await booked(ours)).toEqual({ balance: 1000, expired: [] });
  }));
