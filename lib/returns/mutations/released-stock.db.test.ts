import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { notifications } from '@/db/schema/access';
import { variants } from '@/db/schema/catalog';
import { createOrder } from '@/db/testing/factories/create-order';
import { createProduct } from '@/db/testing/factories/create-product';
import { NOW, staff, testPool, withCommittedShop } from '@/db/testing/test-db';
import { askForStock } from '@/lib/catalog/mutations/ask-for-stock';
import { wakeStockAlerts } from '@/lib/catalog/mutations/wake-stock-alerts';
import type { Ctx, ShopId } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { tellStock } from '@/lib/jobs/tasks/tell-stock';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { cancelReturn } from './cancel-return';
import { createReturn } from './create-return';
import { expireReturn } from './expire-return';
import { refundInstead } from './refund-instead';

const DAY = 86_400_000;
const inside = <T>(shopId: ShopId, run: (ctx: Ctx) => Promise<T>, now = NOW) =>
  inShop({ shopId, actor: staff, now }, run);

/** The last 43, put aside for one shopper's exchange; another waits for it. */
const exchange = (shopId: ShopId, { sendsFirst = false } = {}) =>
  inside(shopId, async (ctx) => {
    await putPolicy(
      { ...ctx, now: new Date('2026-01-01') },
      {
        document: {
          auto_approve: true,
          resolutions: [{ type: 'refund' }, { type: 'exchange', sends_first: { secured_by: 'deposit', days: 14 } }],
        },
      },
    );
    const boot = (id: string, stock: number) => ({
      external_id: id,
      title: id,
      price: { amount: 4900, currency: 'EUR' },
      stock,
    });
    await createProduct(ctx, { externalId: 'boot', title: 'Boot', variants: [boot('v-42', 5), boot('v-43', 1)] });
    const line = { quantity: 1, unit_price: 4900, product_external_id: 'boot', variant_external_id: 'v-42' };
    const fulfilled_at = new Date(NOW.getTime() - 3 * DAY).toISOString();
    const own = await createOrder(ctx, { fulfilled_at, lines: [line] });
    const other = await createOrder(ctx, { fulfilled_at, customer: { email: 'b@example.com' }, lines: [line] });
    const made = await createReturn(ctx, {
      orderId: own.id,
      sendsFirst,
      lines: [
        {
          line_external_id: 'line-1',
          quantity: 1,
          reason: 'too_small',
          resolution: 'exchange',
          exchange_variant_external_id: 'v-43',
        },
      ],
    });
    const [variant] = await ctx.db.select().from(variants).where(eq(variants.externalId, 'v-43'));
    const variantId = variant?.id ?? '';
    expect(variant?.reserved).toBe(1);
    await askForStock(ctx, { orderId: other.id, variantId });
    return { ...made, variantId };
  });

/** Does what was queued about that variant, as the worker would. */
async function work(shopId: ShopId, variantId: string, now = NOW): Promise<number> {
  const client = await (await testPool()).connect();
  try {
    await client.query('set role none');
    const { rowCount } = await client.query(
      'select graphile_worker.remove_job(key) from graphile_worker.jobs where key = $1',
      [`tell-stock:${variantId}`],
    );
    const gate = { shopId, actor: { type: 'system' as const, job: 'test' }, now };
    if (rowCount) await tellStock(gate, { shopId, variantId }, { number: 1, last: false });
    return rowCount ?? 0;
  } finally {
    client.release(true);
  }
}

const told = (shopId: ShopId) =>
  inside(shopId, async (ctx) =>
    (await ctx.db.select().from(notifications).where(eq(notifications.event, 'order.restocked'))).map(
      ({ recipient }) => recipient,
    ),
  );

describe('who waits for what an exchange had put aside', () => {
  it.each([
    ['is cancelled', {}, (ctx: Ctx, returnId: string) => cancelReturn(ctx, { returnId }), 0],
    ['runs out', {}, (ctx: Ctx, returnId: string) => expireReturn(ctx, { returnId }), 60],
    [
      'that was to leave first is cancelled',
      { sendsFirst: true },
      (ctx: Ctx, returnId: string) => cancelReturn(ctx, { returnId }),
      0,
    ],
    ['becomes a refund', {}, (ctx: Ctx, returnId: string) => refundInstead(ctx, { returnId }), 0],
  ] as const)('is told when the exchange %s', (_, options, end, days) =>
    withCommittedShop(async (shopId) => {
      const { returnId, variantId } = await exchange(shopId, options);
      expect(await work(shopId, variantId)).toBe(0);
      const now = new Date(NOW.getTime() + days * DAY);
      await inside(shopId, (ctx) => end(ctx, returnId), now);
      expect(await work(shopId, variantId, now)).toBe(1);
      expect(await told(shopId)).toEqual(['b@example.com']);
      expect(await work(shopId, variantId, now)).toBe(0);
    }),
  );

  it('and nobody of another shop', () =>
    withCommittedShop(async (ours) => {
      const { returnId, variantId } = await exchange(ours);
      await withCommittedShop(async (theirs) => {
        await expect(inside(theirs, (ctx) => cancelReturn(ctx, { returnId }))).rejects.toMatchObject({
          code: 'NOT_FOUND',
        });
        await inside(theirs, (ctx) => wakeStockAlerts(ctx, { variantIds: [variantId] }));
      });
      expect(await work(ours, variantId)).toBe(0);
    }));
});
