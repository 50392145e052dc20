import { describe, expect, it } from 'vitest';
import { checkInvariants } from '@/db/invariants';
import { variants } from '@/db/schema/catalog';
import { orderLines } from '@/db/schema/orders';
import { payments } from '@/db/schema/payments';
import { returns } from '@/db/schema/returns';
import { createOrder } from '@/db/testing/factories/create-order';
import { createProduct } from '@/db/testing/factories/create-product';
import { NOW, staff, testPool, withCommittedShop } from '@/db/testing/test-db';
import type { Ctx, ShopId } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { settlePayment } from '@/lib/payments/mutations/settle-payment';
import type { ResolutionType } from '@/lib/policies/constants';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { editReturn } from './edit-return';
import { saveDraft } from './save-draft';
import { submitDraft } from './submit-draft';

const inside = <T>(shopId: ShopId, run: (ctx: Ctx) => Promise<T>) => inShop({ shopId, actor: staff, now: NOW }, run);

async function sound() {
  const client = await (await testPool()).connect();
  try {
    await client.query('set role none');
    return (await checkInvariants(client, NOW)).filter(({ violations }) => violations > 0);
  } finally {
    client.release(true);
  }
}

/** A boot for 49.00 that comes in a dearer 43; everything is offered, the new one first against a deposit. */
const bought = (shopId: ShopId) =>
  inside(shopId, async (ctx) => {
    await putPolicy(
      { ...ctx, now: new Date('2026-01-01') },
      {
        document: {
          auto_approve: true,
          resolutions: [
            { type: 'refund' },
            { type: 'store_credit' },
            { type: 'exchange', sends_first: { secured_by: 'deposit' } },
            { type: 'replace' },
          ],
        },
      },
    );
    const price = (amount: number) => ({ amount, currency: 'EUR' });
    await createProduct(ctx, {
      externalId: 'p-1',
      variants: [
        { external_id: 'v-42', title: '42', price: price(4900), stock: 5 },
        { external_id: 'v-43', title: '43', price: price(6000), stock: 1 },
      ],
    });
    const order = await createOrder(ctx, {
      fulfilled_at: new Date(NOW.getTime() - 3 * 86_400_000).toISOString(),
      lines: [{ quantity: 1, unit_price: 4900, product_external_id: 'p-1', variant_external_id: 'v-42' }],
    });
    const [line] = await ctx.db.select().from(orderLines);
    const variant = (await ctx.db.select().from(variants)).find(({ externalId }) => externalId === 'v-43');
    return { orderId: order.id, lineId: line?.id ?? '', variantId: variant?.id ?? '' };
  });
type Bought = Awaited<ReturnType<typeof bought>>;

type Answer = { resolution: ResolutionType; total: number; first?: boolean; method?: string };

/** Answers the draft that lies open, or opens one, and sends it. */
const send = (shopId: ShopId, { orderId, lineId, variantId }: Bought, seen: number, answer: Answer) =>
  inside(shopId, async (ctx) => {
    const { draft } = await saveDraft(ctx, {
      orderId,
      seen,
      change: (before) => ({
        ...before,
        method: answer.method ?? 'label',
        sends_first: answer.first ?? false,
        lines: [
          {
            line_id: lineId,
            quantity: 1,
            reason: 'too_small',
            comment: null,
            resolution: answer.resolution,
            exchange_variant_id: answer.resolution === 'exchange' ? variantId : null,
          },
        ],
      }),
    });
    return submitDraft(ctx, { orderId, seen: draft.version, total: answer.total, locale: 'en' });
  });

const change = async (shopId: ShopId, made: Bought, returnId: string, answer: Answer) => {
  const { draft } = await inside(shopId, (ctx) => editReturn(ctx, { returnId }));
  return send(shopId, made, draft.version, answer);
};

const stateOf = (shopId: ShopId) =>
  inside(shopId, async (ctx) => ({
    live: (await ctx.db.select().from(returns)).filter(({ status }) => status !== 'cancelled'),
    payments: (await ctx.db.select().from(payments))
      .map(({ kind, amount, state }) => `${kind} ${amount} ${state}`)
      .sort(),
    reserved: (await ctx.db.select().from(variants)).map(({ reserved }) => reserved).reduce((a, b) => a + b, 0),
    claimed: (await ctx.db.select().from(orderLines))[0]?.claimed,
  }));

describe('a change of mind', () => {
  it('is free from every way to every other until goods or money have moved, and leaves nothing behind', () =>
    withCommittedShop(async (shopId) => {
      const made = await bought(shopId);
      const ways: Answer[] = [
        { resolution: 'refund', total: 4900 },
        { resolution: 'exchange', total: -1100 },
        { resolution: 'exchange', total: -1100 - 4900, first: true },
        { resolution: 'store_credit', total: 4900 },
        { resolution: 'replace', total: 0 },
        { resolution: 'exchange', total: -1100 - 4900, first: true, method: 'own_courier' },
        { resolution: 'refund', total: 4900, method: 'own_courier' },
      ];
      let { returnId } = await send(shopId, made, 0, ways[0] as Answer);
      for (const way of ways.slice(1)) {
        const next = await change(shopId, made, returnId, way);
        expect(next.returnId).not.toBe(returnId);
        returnId = next.returnId;
        const { live, claimed, reserved } = await stateOf(shopId);
        expect(live).toMatchObject([{ id: returnId, method: way.method ?? 'label', sendsFirst: way.first ?? false }]);
        expect([claimed, reserved]).toEqual([1, way.resolution === 'exchange' ? 1 : 0]);
        expect(await sound()).toEqual([]);
      }
      const { payments: asked, live } = await stateOf(shopId);
      expect(asked.every((one) => one.endsWith('cancelled'))).toBe(true);
      expect(asked).toHaveLength(5);
      expect(live[0]).toMatchObject({ quotedRefund: 4900, dueFromShopper: 0, security: 0 });
    }));

  it('says so first where the sum is another: a deposit belongs to it', () =>
    withCommittedShop(async (shopId) => {
      const made = await bought(shopId);
      const asked = { resolution: 'exchange' as const, first: true };
      await expect(send(shopId, made, 0, { ...asked, total: -1100 })).rejects.toMatchObject({
        details: { reason: 'changed' },
      });
      expect((await stateOf(shopId)).live).toEqual([]);
    }));

  it('comes too late once the new one has left', () =>
    withCommittedShop(async (shopId) => {
      const made = await bought(shopId);
      const { returnId } = await send(shopId, made, 0, { resolution: 'exchange', total: -6000, first: true });
      const open = await inside(shopId, (ctx) => ctx.db.select().from(payments));
      for (const { id } of open)
        await inside(shopId, (ctx) => settlePayment(ctx, { paymentId: id, paymentReference: `bank-${id}` }));
      await expect(inside(shopId, (ctx) => editReturn(ctx, { returnId }))).rejects.toMatchObject({
        code: 'INVALID_STATE',
      });
    }));
});
