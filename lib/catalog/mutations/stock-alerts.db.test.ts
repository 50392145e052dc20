import { describe, expect, it } from 'vitest';
import { notifications } from '@/db/schema/access';
import { variants } from '@/db/schema/catalog';
import { stockAlerts } from '@/db/schema/shoppers';
import { createOrder } from '@/db/testing/factories/create-order';
import { createProduct } from '@/db/testing/factories/create-product';
import { NOW, staff, testPool, withCommittedShop } from '@/db/testing/test-db';
import type { Ctx, ShopId } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { tellStock as tellTask } from '@/lib/jobs/tasks/tell-stock';
import { listWishes } from '../queries/list-awaited-variants';
import { askForStock } from './ask-for-stock';
import { forgetStock } from './forget-stock';
import { putProduct } from './put-product';
import { tellStock } from './tell-stock';

const ROUNDS = process.env.PORCHLIGHT_DEEP ? 40 : 3;
const at = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const inside = <T>(shopId: ShopId, run: (ctx: Ctx) => Promise<T>, now = NOW) =>
  inShop({ shopId, actor: staff, now }, run);
const products = (stock: number) => [
  { external_id: 'v-42', title: '42', price: { amount: 1, currency: 'EUR' }, stock: 9 },
  { external_id: 'v-43', title: '43', price: { amount: 1, currency: 'EUR' }, stock },
];

/** A boot whose 43 is gone, and an order of it for each shopper. */
const gone = (shopId: ShopId, emails = ['jana@example.com']) =>
  inside(shopId, async (ctx) => {
    await createProduct(ctx, { externalId: 'boot', title: 'Boot', variants: products(0) });
    const orders: string[] = [];
    for (const email of emails) {
      const order = await createOrder(ctx, { customer: { email }, lines: [{ quantity: 1, unit_price: 1 }] });
      orders.push(order.id);
    }
    const found = (await ctx.db.select().from(variants)).find(({ externalId }) => externalId === 'v-43');
    return { variantId: found?.id ?? '', orderIds: orders, orderId: orders[0] ?? '' };
  });

const put = (shopId: ShopId, stock: number, now = NOW) =>
  inside(
    shopId,
    (ctx) => putProduct(ctx, { externalId: 'boot', product: { title: 'Boot', variants: products(stock) } }),
    now,
  );
const told = (shopId: ShopId) =>
  inside(shopId, async (ctx) =>
    (await ctx.db.select().from(notifications)).map(({ event, recipient }) => `${event} ${recipient}`),
  );

/** Runs what was queued for the shop, as the worker would: as often as it was asked for. */
async function work(shopId: ShopId, now = NOW): Promise<number> {
  const client = await (await testPool()).connect();
  try {
    await client.query('set role none');
    const { rows } = await client.query<{ key: string; variant: string }>(
      "select key, split_part(key, ':', 2) as variant from graphile_worker.jobs where task_identifier = 'tell-stock' and split_part(key, ':', 2) in (select id::text from variants where shop_id = $1)",
      [shopId],
    );
    for (const { key, variant } of rows) {
      await client.query('select graphile_worker.remove_job($1)', [key]);
      const gate = { shopId, actor: { type: 'system' as const, job: 'test' }, now };
      await tellTask(gate, { shopId, variantId: variant }, { number: 1, last: false });
    }
    return rows.length;
  } finally {
    client.release(true);
  }
}

describe('who asked to be told', () => {
  it('is told once when it is back, however often stock is written', () =>
    withCommittedShop(async (shopId) => {
      const wish = await gone(shopId);
      for (let i = 0; i < 2; i++) await inside(shopId, (ctx) => askForStock(ctx, wish));
      expect(await inside(shopId, (ctx) => listWishes(ctx, wish))).toEqual([wish.variantId]);
      await put(shopId, 0);
      expect(await work(shopId)).toBe(0);
      await put(shopId, 2);
      await work(shopId);
      await put(shopId, 0);
      await put(shopId, 5);
      await work(shopId);
      expect(await told(shopId)).toEqual(['order.restocked jana@example.com']);
      expect(await inside(shopId, (ctx) => listWishes(ctx, wish))).toEqual([]);
    }));

  it('is told once though stock is written and told of by many at once', () =>
    withCommittedShop(async (outer) => {
      expect(outer).toBeTruthy();
      for (let round = 0; round < ROUNDS; round++)
        await withCommittedShop(async (shopId) => {
          const emails = ['a@example.com', 'b@example.com', 'c@example.com'];
          const { variantId, orderIds } = await gone(shopId, emails);
          for (const orderId of orderIds) await inside(shopId, (ctx) => askForStock(ctx, { orderId, variantId }));
          await Promise.all([
            ...Array.from({ length: 4 }, (_, i) => put(shopId, i + 1)),
            ...Array.from({ length: 4 }, () => inside(shopId, (ctx) => tellStock(ctx, { variantId }))),
          ]);
          await Promise.all(Array.from({ length: 4 }, () => inside(shopId, (ctx) => tellStock(ctx, { variantId }))));
          expect((await told(shopId)).sort()).toEqual(emails.map((email) => `order.restocked ${email}`));
        });
    }));

  it('is not told once they have taken it back, or too late', () =>
    withCommittedShop(async (shopId) => {
      const wish = await gone(shopId);
      await inside(shopId, (ctx) => askForStock(ctx, wish));
      await inside(shopId, (ctx) => forgetStock(ctx, wish));
      await put(shopId, 1);
      expect(await work(shopId)).toBe(0);
      await put(shopId, 0);
      await inside(shopId, (ctx) => askForStock(ctx, wish));
      await put(shopId, 1, at(91));
      await inside(shopId, (ctx) => tellStock(ctx, wish), at(91));
      expect(await told(shopId)).toEqual([]);
    }));

  it('keeps the variant that is awaited, though the shop leaves it out', () =>
    withCommittedShop(async (shopId) => {
      const wish = await gone(shopId);
      await inside(shopId, (ctx) => askForStock(ctx, wish));
      await inside(shopId, (ctx) =>
        putProduct(ctx, { externalId: 'boot', product: { title: 'Boot', variants: products(0).slice(0, 1) } }),
      );
      await put(shopId, 1);
      await work(shopId);
      expect(await told(shopId)).toHaveLength(1);
    }));
});

it('another shop’s wishes are neither made, taken back nor told of', () =>
  withCommittedShop(async (ours) => {
    const wish = await gone(ours);
    await inside(ours, (ctx) => askForStock(ctx, wish));
    await withCommittedShop(async (theirs) => {
      const own = await gone(theirs);
      for (const input of [wish, { ...wish, orderId: own.orderId }, { ...own, orderId: wish.orderId }])
        await expect(inside(theirs, (ctx) => askForStock(ctx, input))).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await inside(theirs, (ctx) => forgetStock(ctx, wish));
      await put(ours, 1);
      expect(await inside(theirs, (ctx) => tellStock(ctx, wish))).toBe(0);
    });
    expect(await inside(ours, (ctx) => ctx.db.select().from(stockAlerts))).toMatchObject([{ toldAt: null }]);
    const shopper = { type: 'shopper' as const, orderId: '019a0000-0000-7000-8000-000000000001' };
    await expect(
      inShop({ shopId: ours, actor: { ...staff, ...shopper } as never, now: NOW }, (ctx) => forgetStock(ctx, wish)),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }));
