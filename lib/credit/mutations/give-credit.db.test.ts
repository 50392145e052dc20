import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { orders } from '@/db/schema/orders';
import { createOrder } from '@/db/testing/factories/create-order';
import { NOW, withTestDb } from '@/db/testing/test-db';
import { loadShopper } from '@/lib/console/queries/load-shopper';
import { clawBackCredit } from './claw-back-credit';
import { giveCredit } from './give-credit';

const eur = (amount: number) => ({ amount, currency: 'EUR' });

it('gives the shopper of an order credit that ends when it is said, and tells who and why', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    const order = await createOrder(ctx, { customer: { email: 'jana@mail.test', name: 'Jana' } });
    const first = await giveCredit(ctx, { orderId: order.id, amount: 1000, days: 90, note: 'It came late.' });
    await giveCredit(ctx, { orderId: order.id, amount: 500, days: null, note: 'And again.' });
    await clawBackCredit(ctx, { ...first, amount: eur(200), note: 'Too much.' });
    const shopper = await loadShopper(ctx, { orderId: order.id });
    expect(shopper?.credit).toMatchObject([{ id: first.accountId, balance: eur(1300) }]);
    const ends = shopper?.credit[0]?.lots.map(({ expires_at }) => expires_at);
    expect(ends).toEqual([
      new Date(NOW.getTime() + 90 * 86_400_000).toISOString(),
      new Date(NOW.getTime() + 730 * 86_400_000).toISOString(),
    ]);
    const told = shopper?.story.map(({ action, amount, note }) => [action, amount, note]);
    expect(told?.toSorted()).toEqual([
      ['credit.clawed_back', 200, 'Too much.'],
      ['credit.issued', 1000, 'It came late.'],
      ['credit.issued', 500, 'And again.'],
    ]);
    expect(shopper?.story[0]?.by).toMatch(/^staff:/);
  }));

it('gives none where the shopper is forgotten, and their card is gone', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    const order = await createOrder(ctx, {});
    await ctx.db.update(orders).set({ erasedAt: ctx.now }).where(eq(orders.id, order.id));
    await expect(giveCredit(ctx, { orderId: order.id, amount: 100, days: null, note: 'x' })).rejects.toMatchObject({
      code: 'INVALID_STATE',
    });
    expect(await loadShopper(ctx, { orderId: order.id })).toBeNull();
  }));

it('another shop neither gives nor sees any', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    const order = await createOrder(ctx, {});
    await giveCredit(ctx, { orderId: order.id, amount: 100, days: null, note: 'x' });
    const other = await t.as(await t.createShop());
    await expect(giveCredit(other, { orderId: order.id, amount: 100, days: null, note: 'x' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await loadShopper(other, { orderId: order.id })).toBeNull();
  }));
