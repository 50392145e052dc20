import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { checkInvariants } from '@/db/invariants';
import { creditAccounts, creditEntries, creditSpends } from '@/db/schema/credit';
import { orders } from '@/db/schema/orders';
import { returnLines, returns } from '@/db/schema/returns';
import { callApi } from '@/db/testing/call-api';
import { createApiKey } from '@/db/testing/factories/create-api-key';
import { createOrder } from '@/db/testing/factories/create-order';
import { NOW, staff, testPool, withCommittedShop, withTestDb } from '@/db/testing/test-db';
import { emailKey } from '@/lib/access/contact-keys';
import type { Ctx, ShopId } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { inShop } from '@/lib/core/unit-of-work';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { approveReturn } from '@/lib/returns/mutations/approve-return';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { receiveReturn } from '@/lib/returns/mutations/receive-return';
import { refundReturn } from '@/lib/returns/mutations/refund-return';
import { listCredit } from '../queries/read-credit';
import { clawBackCredit } from './claw-back-credit';
import { expireCredit } from './expire-credit';
import { issueCredit } from './issue-credit';
import { restoreCredit } from './restore-credit';
import { spendCredit } from './spend-credit';
import { takeFromLots } from './take-from-lots';

const ROUNDS = process.env.PORCHLIGHT_DEEP ? 100 : 4;
const jana = emailKey('jana@example.com');
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const inside = <T>(shopId: ShopId, run: (ctx: Ctx) => Promise<T>, now = NOW) =>
  inShop({ shopId, actor: staff, now }, run);

const give = (ctx: Ctx, amount: number, bonus = 0, expiresAt?: Date) =>
  issueCredit(ctx, {
    accountKey: jana,
    currency: 'EUR',
    lots: [
      { kind: 'issue', amount },
      { kind: 'bonus', amount: bonus },
    ],
    expiresAt,
  });

const sound = async () => {
  const client = await (await testPool()).connect();
  try {
    await client.query('set role none');
    return (await checkInvariants(client, NOW)).filter(({ violations }) => violations > 0);
  } finally {
    client.release(true);
  }
};

describe('store credit', () => {
  it('has one account a shopper and currency, with bonus told apart', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const first = await give(ctx, 1000, 100);
      expect(await give(ctx, 500)).toEqual(first);
      const yen = await issueCredit(ctx, { accountKey: jana, currency: 'JPY', lots: [{ kind: 'issue', amount: 7 }] });
      expect(yen).not.toEqual(first);
      expect(await listCredit(ctx, { accountKey: jana })).toMatchObject([
        { balance: eur(1600), bonus: eur(100) },
        { balance: { amount: 7, currency: 'JPY' } },
      ]);
      await expect(spendCredit(ctx, { ...first, amount: { amount: 1, currency: 'JPY' } })).rejects.toMatchObject({
        code: 'INVALID',
      });
    }));

  it('runs out lot by lot: what is over is not there, and is written off once', () =>
    withTestDb(async (t) => {
      const shop = await t.createShop();
      const ctx = await t.as(shop);
      const account = await give(ctx, 1000, 100, new Date('2026-12-01T00:00:00Z'));
      await give(ctx, 300, 0, new Date('2027-12-01T00:00:00Z'));
      const later = await t.as(shop, { now: new Date('2026-12-01T00:00:00Z') });
      expect(await listCredit(later, { accountKey: jana })).toMatchObject([{ balance: eur(300), bonus: eur(0) }]);
      await expect(spendCredit(later, { ...account, amount: eur(301) })).rejects.toMatchObject({
        code: 'CONFLICT',
        details: { balance: eur(300) },
      });
      await spendCredit(later, { ...account, amount: eur(300) });
      await expireCredit(later, account);
      const entries = await later.db.select().from(creditEntries);
      expect(
        entries
          .filter(({ kind }) => kind === 'expire')
          .map(({ amount }) => amount)
          .sort(),
      ).toEqual([-100, -1000]);
      expect((await later.db.select().from(creditAccounts))[0]).toMatchObject({ balance: 0, bonusBalance: 0 });
    }));

  it('is taken back bonus first', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const account = await give(ctx, 1000, 100);
      await clawBackCredit(ctx, { ...account, amount: eur(150) });
      expect(await listCredit(ctx, account && { accountKey: jana })).toMatchObject([
        { balance: eur(950), bonus: eur(0) },
      ]);
      await expect(clawBackCredit(ctx, { ...account, amount: eur(951) })).rejects.toMatchObject({ code: 'CONFLICT' });
    }));

  it('comes back from an order without its bonus, and with it where the shop called the order off', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const account = await give(ctx, 1000, 100);
      const { spendId } = await spendCredit(ctx, { ...account, amount: eur(1100), orderExternalId: 'o-1' });
      await createOrder(ctx, { externalId: 'o-1', lines: [{ quantity: 1, unit_price: 1100 }] });
      expect(await restoreCredit(ctx, { ...account, spendId, amount: eur(400) })).toEqual({
        restored: 300,
        bonusRestored: 0,
        bonusVoided: 100,
      });
      await expect(restoreCredit(ctx, { ...account, spendId, amount: eur(701) })).rejects.toMatchObject({
        details: { at_most: 700 },
      });
      await restoreCredit(ctx, { ...account, spendId });
      expect(await listCredit(ctx, { accountKey: jana })).toMatchObject([{ balance: eur(1000), bonus: eur(0) }]);
      // It counts as a refund of the order, so that nothing is paid twice.
      expect((await ctx.db.select().from(orders))[0]?.refundedElsewhere).toBe(1000);

      const again = await spendCredit(ctx, { ...account, amount: eur(500) });
      await give(ctx, 0, 50);
      const both = await spendCredit(ctx, { ...account, amount: eur(550) });
      await restoreCredit(ctx, { ...account, ...again });
      expect(await restoreCredit(ctx, { ...account, ...both, keepBonus: true })).toMatchObject({ bonusRestored: 50 });
      expect(await listCredit(ctx, { accountKey: jana })).toMatchObject([{ balance: eur(1050), bonus: eur(50) }]);
    }));

  it('of another shop cannot be seen, spent, given back or taken', () =>
    withTestDb(async (t) => {
      const ours = await t.as(await t.createShop());
      const account = await give(ours, 1000);
      const spend = await spendCredit(ours, { ...account, amount: eur(10) });
      const [row] = await ours.db.select().from(creditAccounts);
      const other = await t.as(await t.createShop());
      const gone = { code: 'NOT_FOUND' };
      expect(await listCredit(other, { accountKey: jana })).toEqual([]);
      await expect(spendCredit(other, { ...account, amount: eur(1) })).rejects.toMatchObject(gone);
      await expect(restoreCredit(other, { ...account, ...spend })).rejects.toMatchObject(gone);
      await expect(clawBackCredit(other, { ...account, amount: eur(1) })).rejects.toMatchObject(gone);
      await expect(expireCredit(other, account)).rejects.toMatchObject(gone);
      if (row)
        await expect(
          other.db.transaction((tx) =>
            takeFromLots(
              { ...other, db: tx },
              { account: row, draws: [{ lotId: row.id, amount: 1, isBonus: false }], kind: 'spend' },
            ),
          ),
        ).rejects.toThrow();
    }));
});

describe('at once', () => {
  it('T27: fifty try to spend 20 of 100: five do', { timeout: 300_000 }, () =>
    withCommittedShop(async (shopId) => {
      for (let round = 0; round < ROUNDS; round++) {
        const account = await inside(shopId, (ctx) => give(ctx, 90, 10));
        const results = await Promise.allSettled(
          Array.from({ length: 50 }, () => inside(shopId, (ctx) => spendCredit(ctx, { ...account, amount: eur(20) }))),
        );
        const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
        expect(failures.every((error) => error instanceof AppError && error.code === 'CONFLICT')).toBe(true);
        expect(failures).toHaveLength(45);
      }
      expect(await sound()).toEqual([]);
    }),
  );

  it('a spend is given back once, however often it is asked for', () =>
    withCommittedShop(async (shopId) => {
      const account = await inside(shopId, (ctx) => give(ctx, 1000, 100));
      const spend = await inside(shopId, (ctx) => spendCredit(ctx, { ...account, amount: eur(1100) }));
      const results = await Promise.allSettled(
        Array.from({ length: 20 }, () => inside(shopId, (ctx) => restoreCredit(ctx, { ...account, ...spend }))),
      );
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const [row] = await inside(shopId, (ctx) =>
        ctx.db.select().from(creditSpends).where(eq(creditSpends.id, spend.spendId)),
      );
      expect(row).toMatchObject({ restored: 1000, bonusVoided: 100 });
      expect(await sound()).toEqual([]);
    }));
});

describe('the API', () => {
  it('gives, spends once a key, answers 409 with the balance, gives back, takes back', () =>
    withCommittedShop(async (shopId) => {
      const key = await inside(shopId, (ctx) => createApiKey(ctx));
      const post = (path: string, body: unknown, idempotency?: string) =>
        callApi('POST', path, { key, body, headers: idempotency ? { 'idempotency-key': idempotency } : {} });
      const made = await post('/store-credits', { email: 'Jana@Example.com', amount: eur(5000), bonus: eur(500) });
      expect(made).toMatchObject({ status: 201, json: { balance: eur(5500), bonus: eur(500) } });
      const path = `/store-credits/${made.json.id}`;
      const order = { amount: eur(2000), order_external_id: 'o-9' };
      const twice = await Promise.all([post(`${path}/spend`, order, 'k1'), post(`${path}/spend`, order, 'k1')]);
      const answers = [...twice, await post(`${path}/spend`, order, 'k1')].filter(({ status }) => status === 201);
      expect(new Set(answers.map(({ json }) => json.id)).size).toBe(1);
      expect(answers[0]?.json).toMatchObject({ amount: eur(2000), bonus: eur(500), balance: eur(3500) });
      expect(await post(`${path}/spend`, { amount: eur(3501) })).toMatchObject({
        status: 409,
        json: { code: 'CONFLICT', balance: eur(3500) },
      });
      const back = await post(`${path}/refund`, { spend_id: answers[0]?.json.id, amount: eur(600) });
      expect(back).toMatchObject({
        status: 200,
        json: { restored: eur(100), bonus_voided: eur(500), balance: eur(3600) },
      });
      expect(await post(`${path}/claw-back`, { amount: eur(600) })).toMatchObject({ json: { balance: eur(3000) } });
      const list = await callApi('GET', '/store-credits?email=jana%40example.com', { key });
      expect(list.json).toMatchObject({ data: [{ balance: eur(3000) }], next_cursor: null });
      for (const bad of [
        { amount: eur(0) },
        { amount: eur(-1) },
        { amount: eur(1.5) },
        { amount: eur(1), extra: 1 },
        {},
      ])
        expect((await post(`${path}/spend`, bad)).status).toBe(400);
      expect((await post('/store-credits/nobody/spend', { amount: eur(1) })).status).toBe(404);
      expect((await callApi('GET', '/store-credits', { key })).status).toBe(400);
    }));
});

it('T27: ten rounds of return for credit and bonus earn nobody anything', () =>
  withCommittedShop(async (shopId) => {
    const document = {
      auto_approve: true,
      resolutions: [{ type: 'refund' }, { type: 'store_credit', bonus: { percent: 10 } }],
    };
    await inside(shopId, (ctx) => putPolicy({ ...ctx, now: new Date('2026-01-01') }, { document }));
    let worth = 10_000;
    for (let round = 0; round < 10; round++) {
      const made = await inside(shopId, async (ctx) => {
        const [account] = await ctx.db.select().from(creditAccounts);
        if (account)
          await spendCredit(ctx, { accountId: account.id, amount: eur(worth), orderExternalId: `r-${round}` });
        const order = await createOrder(ctx, {
          externalId: `r-${round}`,
          fulfilled_at: new Date(NOW.getTime() - 3 * 86_400_000).toISOString(),
          shipping_total: eur(0),
          total_paid: eur(worth),
          lines: [{ quantity: 1, unit_price: worth }],
        });
        const line = {
          line_external_id: 'line-1',
          quantity: 1,
          reason: 'too_small',
          resolution: 'store_credit' as const,
        };
        const one = await createReturn(ctx, { orderId: order.id, lines: [line], method: 'label' });
        if (one.status === 'requested') await approveReturn(ctx, one);
        const [row] = await ctx.db.select().from(returnLines).where(eq(returnLines.returnId, one.returnId));
        await receiveReturn(ctx, {
          returnId: one.returnId,
          lines: [{ return_line_id: row?.id ?? '', accepted: 1, damaged: 0, missing: 0 }],
        });
        await refundReturn(ctx, one);
        return one;
      });
      expect(made.quote.verdict).not.toBe('ineligible');
      const [credit] = await inside(shopId, (ctx) => listCredit(ctx, { accountKey: jana }));
      expect(credit?.balance.amount).toBe(round === 0 ? 11_000 : 10_000);
      worth = credit?.balance.amount ?? 0;
    }
    // And at last for money: nothing but credit was ever paid, so nothing but credit comes back.
    expect((await inside(shopId, (ctx) => ctx.db.select().from(returns))).every((one) => one.quotedRefund === 0)).toBe(
      true,
    );
    expect(await sound()).toEqual([]);
  }));
