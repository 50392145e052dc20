import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createOrder } from '@/db/testing/factories/create-order';
import { createProduct } from '@/db/testing/factories/create-product';
import { testPool, withCommittedShop, withTestDb } from '@/db/testing/test-db';
import { inShop } from '@/lib/core/unit-of-work';
import { getProduct } from '../queries/get-product';
import { putProduct } from './put-product';

const variant = (external_id: string, amount = 100, stock: number | null = null) => ({
  external_id,
  title: external_id,
  price: { amount, currency: 'EUR' },
  stock,
});
const write = (...variants: ReturnType<typeof variant>[]) => ({ title: 'Boots', variants });

test('a product is replaced whole; variants keep their identity and what is reserved of them', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    await putProduct(ctx, { externalId: 'p', product: { ...write(variant('a'), variant('b')), tags: ['new'] } });
    await ctx.db.execute(sql`update variants set reserved = 2 where external_id = 'b'`);
    const again = await putProduct(ctx, { externalId: 'p', product: write(variant('c'), variant('b', 900, 7)) });
    expect(again.created).toBe(false);
    expect(await getProduct(ctx, { externalId: 'p' })).toMatchObject({
      tags: [],
      variants: [{ external_id: 'c' }, { external_id: 'b', price: { amount: 900 }, stock: 7, reserved: 2 }],
    });
  });
});

test('a variant that a return names outlives its removal, with no stock', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    await putProduct(ctx, { externalId: 'p', product: write(variant('a', 100, 9), variant('b', 100, 9)) });
    const order = await createOrder(ctx);
    await ctx.db.execute(sql`insert into returns (shop_id, id, number, order_id, kind, status, locale, policy_version, quote, currency,
      quoted_refund, quoted_credit, created_by, created_at, updated_at) values (${ctx.shopId}, ${order.id}, 'R1', ${order.id},
      'return', 'approved', 'en', 1, '{}', 'EUR', 0, 0, 'test', now(), now())`);
    await ctx.db.execute(sql`insert into return_lines (shop_id, id, return_id, order_id, line_id, position, quantity, unit_offset,
      resolution, exchange_variant_id, net_refund) select ${ctx.shopId}, ${order.id}, ${order.id}, ${order.id}, ${order.lines[0]?.id},
      0, 1, 0, 'exchange', id, 0 from variants where external_id = 'b'`);
    await putProduct(ctx, { externalId: 'p', product: write() });
    expect((await getProduct(ctx, { externalId: 'p' })).variants).toMatchObject([{ external_id: 'b', stock: 0 }]);
  });
});

test('a variant cannot belong to two products', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    await putProduct(ctx, { externalId: 'p', product: write(variant('a')) });
    await expect(
      putProduct(ctx, { externalId: 'q', product: write(variant('x'), variant('a')) }),
    ).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { errors: [{ path: 'variants[1].external_id' }] },
    });
  });
});

test('another shop has its own product of the same id', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const [mine, theirs] = [await createShop(), await createShop()];
    const { externalId } = await createProduct(await as(mine), { title: 'Mine' });
    const other = await as(theirs);
    await expect(getProduct(other, { externalId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await putProduct(other, { externalId, product: { title: 'Theirs' } });
    expect((await getProduct(await as(mine), { externalId })).title).toBe('Mine');
  });
});

test('writers of the same variants in different orders all get through', async () => {
  await testPool();
  await withCommittedShop(async (shopId) => {
    const gate = { shopId, actor: { type: 'api' as const, keyId: 'k' } };
    const variants = Array.from({ length: 30 }, (_, i) => variant(`v${i}`));
    await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        inShop(gate, (ctx) =>
          putProduct(ctx, { externalId: 'p', product: write(...(i % 2 ? variants : variants.toReversed())) }),
        ),
      ),
    );
    const product = await inShop(gate, (ctx) => getProduct(ctx, { externalId: 'p' }));
    expect(product.variants).toHaveLength(30);
  });
});
