import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { checkInvariants } from '@/db/invariants';
import { orders } from '@/db/schema/orders';
import { ledgerEntries, refundIntents, returnLines, returns } from '@/db/schema/returns';
import { callApi } from '@/db/testing/call-api';
import { createApiKey } from '@/db/testing/factories/create-api-key';
import { orderDocument } from '@/db/testing/factories/create-order';
import { NOW, staff, testPool, withCommittedShop } from '@/db/testing/test-db';
import { createConnection } from '@/lib/connections/mutations/create-connection';
import type { Ctx, ShopId } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { inShop } from '@/lib/core/unit-of-work';
import type { PaidBy } from '@/lib/orders/constants';
import { putOrder } from '@/lib/orders/mutations/put-order';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { approveReturn } from './approve-return';
import { autoRefundReturn } from './auto-refund-return';
import { bounceRefund } from './bounce-refund';
import { createReturn } from './create-return';
import { receiveReturn } from './receive-return';
import { refundReturn } from './refund-return';

const inside = <T>(shopId: ShopId, run: (ctx: Ctx) => Promise<T>) => inShop({ shopId, actor: staff, now: NOW }, run);

/** Two units at 25.00 and delivery for 4.95, paid as said. */
const put = (ctx: Ctx, paidBy: PaidBy, paid: number) =>
  putOrder(ctx, {
    externalId: '5001',
    order: {
      ...orderDocument(NOW, {
        fulfilled_at: new Date(NOW.getTime() - 3 * 86_400_000).toISOString(),
        lines: [{ quantity: 2, unit_price: 2500 }],
      }),
      paid_by: paidBy,
      total_paid: { amount: paid, currency: 'EUR' },
    },
  });

async function sendBack(ctx: Ctx, orderId: string): Promise<string> {
  const line = { line_external_id: 'line-1', quantity: 1, reason: 'too_small', resolution: 'refund' as const };
  const made = await createReturn(ctx, { orderId, lines: [line], method: 'label' });
  if (made.status === 'requested') await approveReturn(ctx, made);
  const [row] = await ctx.db.select().from(returnLines).where(eq(returnLines.returnId, made.returnId));
  const lines = [{ return_line_id: row?.id ?? '', accepted: 1, damaged: 0, missing: 0 }];
  await receiveReturn(ctx, { returnId: made.returnId, lines });
  return made.returnId;
}

const owing = (shopId: ShopId, paidBy: PaidBy, paid: number) =>
  inside(shopId, async (ctx) => {
    await putPolicy({ ...ctx, now: new Date('2026-01-01') }, { document: { auto_refund: { on: 'inspection' } } });
    // A platform that could pay, were there a payment.
    await createConnection(ctx, {
      source: 'shopify',
      credentials: { shop: 'ahlbeck.myshopify.com', access_token: 'shpat_test', url: 'https://shop.example' },
    });
    const { orderId } = await put(ctx, paidBy, paid);
    return { orderId, returnId: await sendBack(ctx, orderId) };
  });

const stateOf = (shopId: ShopId, returnId: string) =>
  inside(shopId, async (ctx) => {
    const [row] = await ctx.db.select().from(returns).where(eq(returns.id, returnId));
    const intents = await ctx.db.select().from(refundIntents).where(eq(refundIntents.returnId, returnId));
    const [order] = await ctx.db
      .select()
      .from(orders)
      .where(eq(orders.id, row?.orderId ?? ''));
    const ledger = await ctx.db.select().from(ledgerEntries).where(eq(ledgerEntries.returnId, returnId));
    return {
      status: row?.status,
      byUs: order?.refundedByUs,
      paid: intents
        .sort((a, b) => a.step - b.step)
        .map(({ provider, amount, state }) => `${provider} ${amount} ${state}`),
      ledger: ledger.reduce((sum, { amount }) => sum + amount, 0),
    };
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

describe('what no card takes back (C42)', () => {
  it.each<PaidBy>(['cash_on_delivery', 'bank_transfer', 'invoice'])(
    '%s: a person pays it, never the policy nor a platform, and says what the bank calls it',
    (paidBy) =>
      withCommittedShop(async (shopId) => {
        const { returnId } = await owing(shopId, paidBy, 5495);
        await inside(shopId, (ctx) => autoRefundReturn(ctx, { returnId, moment: 'inspection' }));
        expect(await stateOf(shopId, returnId)).toMatchObject({ status: 'received', paid: [] });
        const key = await inside(shopId, (ctx) => createApiKey(ctx));
        const { json } = await callApi('POST', `/returns/${returnId}/refund`, {
          key,
          body: { reference: 'SEPA 2026-11-22/7' },
        });
        expect(json.refunds).toMatchObject([
          { provider: 'manual', state: 'succeeded', paid_reference: 'SEPA 2026-11-22/7', amount: { amount: 2500 } },
        ]);
        expect(await stateOf(shopId, returnId)).toMatchObject({ status: 'completed', byUs: 2500 });
        expect(await sound()).toEqual([]);
      }),
  );

  it('an unpaid invoice: it comes off once, however many press, and no money moves', () =>
    withCommittedShop(async (shopId) => {
      const { returnId } = await owing(shopId, 'invoice', 0);
      const works = Array.from(
        { length: 8 },
        (_, i) => () =>
          inside(
            shopId,
            async (ctx): Promise<unknown> =>
              i % 2 ? refundReturn(ctx, { returnId }) : autoRefundReturn(ctx, { returnId, moment: 'inspection' }),
          ),
      );
      for (const result of await Promise.allSettled(works.map((work) => work())))
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(AppError);
      expect(await stateOf(shopId, returnId)).toEqual({
        status: 'completed',
        byUs: 0,
        paid: ['invoice 2500 succeeded'],
        ledger: 2500,
      });
      const [intent] = await inside(shopId, (ctx) => ctx.db.select().from(refundIntents));
      await expect(
        inside(shopId, (ctx) => bounceRefund(ctx, { intentId: intent?.id ?? '', reason: null })),
      ).rejects.toMatchObject({ code: 'INVALID_STATE' });
      expect(await sound()).toEqual([]);
    }));

  it('an invoice in part paid: the open rest comes off first, the others’ share is remembered, the rest is paid out', () =>
    withCommittedShop(async (shopId) => {
      const { orderId, returnId } = await owing(shopId, 'invoice', 4000);
      await inside(shopId, (ctx) => refundReturn(ctx, { returnId }));
      expect((await stateOf(shopId, returnId)).paid).toEqual(['invoice 1495 succeeded', 'manual 1005 succeeded']);
      const second = await inside(shopId, (ctx) => sendBack(ctx, orderId));
      await inside(shopId, (ctx) => refundReturn(ctx, { returnId: second }));
      expect((await stateOf(shopId, second)).paid).toEqual(['manual 2500 succeeded']);
      expect(await sound()).toEqual([]);
    }));

  it('an invoice that is paid while the goods travel is paid back', () =>
    withCommittedShop(async (shopId) => {
      const { returnId } = await owing(shopId, 'invoice', 0);
      await inside(shopId, (ctx) => put(ctx, 'invoice', 5495));
      await inside(shopId, (ctx) => refundReturn(ctx, { returnId }));
      expect((await stateOf(shopId, returnId)).paid).toEqual(['manual 2500 succeeded']);
      expect(await sound()).toEqual([]);
    }));
});
