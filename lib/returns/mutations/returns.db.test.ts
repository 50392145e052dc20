import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { notifications } from '@/db/schema/access';
import { variants } from '@/db/schema/catalog';
import { creditEntries } from '@/db/schema/credit';
import { orderLines, orders } from '@/db/schema/orders';
import { ledgerEntries, refundIntents, returnLines, returns } from '@/db/schema/returns';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder } from '@/db/testing/factories/create-order';
import { createProduct } from '@/db/testing/factories/create-product';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, staff, withCommittedShop, withTestDb } from '@/db/testing/test-db';
import type { Ctx, ShopId } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { putOrder } from '@/lib/orders/mutations/put-order';
import { orderWriteSchema } from '@/lib/orders/schema';
import { SEND_BACK_DAYS } from '../constants';
import { addReturnNote } from './add-return-note';
import { approveReturn } from './approve-return';
import { cancelReturn } from './cancel-return';
import { closeReturn } from './close-return';
import { consumeStock } from './consume-stock';
import { createReturn } from './create-return';
import { expireReturn } from './expire-return';
import { noteHandover } from './note-handover';
import { receiveReturn } from './receive-return';
import { recordReturnEvent } from './record-return-event';
import { refundReturn } from './refund-return';
import { rejectReturn } from './reject-return';
import { releaseClaims } from './release-claims';
import { releaseStock } from './release-stock';
import { reserveStock } from './reserve-stock';
import { settleRefund } from './settle-refund';

const eur = (amount: number) => ({ amount, currency: 'EUR' });

/** Three pairs at €89.99 and a belt, delivered; 3 × 8999 + 4000 + 495 shipping paid. */
async function givenOrder(ctx: Ctx, quantity = 3) {
  const order = orderWriteSchema.parse({
    number: '1001',
    placed_at: '2026-11-10T10:00:00Z',
    fulfilled_at: '2026-11-12T10:00:00Z',
    currency: 'EUR',
    customer: { email: 'mila@example.test' },
    shipping_address: { city: 'Berlin', postal_code: '10115', country: 'DE' },
    prices_include_tax: true,
    shipping_total: eur(495),
    total_paid: eur(8999 * quantity + 4000 + 495),
    lines: [
      { external_id: 'shoes', title: 'Derby', quantity, unit_price: eur(8999) },
      { external_id: 'belt', title: 'Belt', quantity: 1, unit_price: eur(4000) },
    ],
  });
  return (await putOrder(ctx, { externalId: 'o-1', order })).orderId;
}

const shoes = (quantity: number, resolution = 'refund') => [
  { line_external_id: 'shoes', quantity, reason: 'too_small', resolution },
];

async function linesOf(ctx: Ctx, returnId: string) {
  return ctx.db
    .select()
    .from(returnLines)
    .where(and(eq(returnLines.shopId, ctx.shopId), eq(returnLines.returnId, returnId)));
}

async function claimed(ctx: Ctx) {
  const [line] = await ctx.db
    .select()
    .from(orderLines)
    .where(and(eq(orderLines.shopId, ctx.shopId), eq(orderLines.externalId, 'shoes')));
  return line?.claimed;
}

async function opened(ctx: Ctx, quantity = 3) {
  const orderId = await givenOrder(ctx);
  const { returnId, status } = await createReturn(ctx, { orderId, lines: shoes(quantity), method: 'label' });
  if (status === 'requested') await approveReturn(ctx, { returnId });
  return { orderId, returnId };
}

describe('a return', () => {
  it('claims its units, and gives them back when it is rejected', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const orderId = await givenOrder(ctx);
      const { returnId, status } = await createReturn(ctx, { orderId, lines: shoes(2) });
      expect(await claimed(ctx)).toBe(2);
      await expect(createReturn(ctx, { orderId, lines: shoes(2) })).rejects.toMatchObject({ code: 'INELIGIBLE' });
      if (status === 'requested') await rejectReturn(ctx, { returnId, reason: 'Worn outdoors' });
      else await cancelReturn(ctx, { returnId });
      expect(await claimed(ctx)).toBe(0);
      await expect(createReturn(ctx, { orderId, lines: shoes(3) })).resolves.toBeTruthy();
    }));

  it('C13: refunds what arrived, to the cent: three announced, two arrived', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { returnId } = await opened(ctx);
      const [line] = await linesOf(ctx, returnId);
      await receiveReturn(ctx, {
        returnId,
        lines: [{ return_line_id: line?.id ?? '', accepted: 2, damaged: 0, missing: 0 }],
      });
      await refundReturn(ctx, { returnId });
      const intents = await ctx.db.select().from(refundIntents).where(eq(refundIntents.returnId, returnId));
      expect(intents).toMatchObject([{ amount: 17998, state: 'succeeded', kind: 'refund' }]);
      await expect(refundReturn(ctx, { returnId })).rejects.toMatchObject({ code: 'INVALID_STATE' });

      await receiveReturn(ctx, {
        returnId,
        lines: [{ return_line_id: line?.id ?? '', accepted: 1, damaged: 0, missing: 0 }],
      });
      await refundReturn(ctx, { returnId });
      const ledger = await ctx.db.select().from(ledgerEntries).where(eq(ledgerEntries.returnId, returnId));
      expect(ledger.map((entry) => entry.amount).sort()).toEqual([17998, 8999]);
      const [row] = await ctx.db.select().from(returns).where(eq(returns.id, returnId));
      expect(row?.status).toBe('completed');
    }));

  it('pays for damaged units only when a person says so, and never above the quote', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { returnId } = await opened(ctx, 1);
      const [line] = await linesOf(ctx, returnId);
      await receiveReturn(ctx, {
        returnId,
        lines: [{ return_line_id: line?.id ?? '', accepted: 0, damaged: 1, missing: 0 }],
      });
      await expect(refundReturn(ctx, { returnId })).rejects.toMatchObject({ code: 'CONFLICT' });
      await expect(refundReturn(ctx, { returnId, amount: 9000 })).rejects.toMatchObject({ code: 'CONFLICT' });
      await refundReturn(ctx, { returnId, amount: 5000, note: 'Scuffed: half' });
      const [order] = await ctx.db.select().from(orders).where(eq(orders.externalId, 'o-1'));
      expect(order?.refundedByUs).toBe(5000);
    }));

  it('issues store credit into its own ledger', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const orderId = await givenOrder(ctx);
      const { returnId, status } = await createReturn(ctx, { orderId, lines: shoes(1, 'store_credit') });
      if (status === 'requested') await approveReturn(ctx, { returnId });
      const [line] = await linesOf(ctx, returnId);
      await receiveReturn(ctx, {
        returnId,
        lines: [{ return_line_id: line?.id ?? '', accepted: 1, damaged: 0, missing: 0 }],
      });
      await refundReturn(ctx, { returnId });
      const credit = await ctx.db.select().from(creditEntries).where(eq(creditEntries.returnId, returnId));
      expect(credit.map((entry) => entry.amount)).toEqual([8999]);
    }));

  it('C19: takes what an exchange held off the shelf when it is closed, and puts it back when it is cancelled', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { externalId } = await createProduct(ctx, { externalId: 'derby' });
      const order = await createOrder(ctx, {
        fulfilled_at: '2026-11-22T10:00:00Z',
        lines: [{ external_id: 'shoes', product_external_id: externalId, variant_external_id: 'derby-42' }],
      });
      const exchange = [
        {
          ...shoes(1, 'exchange')[0],
          line_external_id: 'shoes',
          quantity: 1,
          exchange_variant_external_id: 'derby-43',
        },
      ];
      const shelf = async () => {
        const [row] = await ctx.db.select().from(variants).where(eq(variants.externalId, 'derby-43'));
        return [row?.stock, row?.reserved];
      };
      const first = await createReturn(ctx, { orderId: order.id, lines: exchange });
      expect(await shelf()).toEqual([5, 1]);
      await cancelReturn(ctx, { returnId: first.returnId });
      expect(await shelf()).toEqual([5, 0]);
      const { returnId, status } = await createReturn(ctx, { orderId: order.id, lines: exchange });
      if (status === 'requested') await approveReturn(ctx, { returnId });
      await closeReturn(ctx, { returnId });
      expect(await shelf()).toEqual([4, 0]);
    }));

  it('refuses counts that do not fit and verbs that its state forbids, saying which it takes', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { returnId } = await opened(ctx, 2);
      const [line] = await linesOf(ctx, returnId);
      await expect(
        receiveReturn(ctx, {
          returnId,
          lines: [{ return_line_id: line?.id ?? '', accepted: 2, damaged: 1, missing: 0 }],
        }),
      ).rejects.toMatchObject({ code: 'INVALID' });
      await expect(approveReturn(ctx, { returnId })).rejects.toMatchObject({
        code: 'INVALID_STATE',
        details: { allowed_verbs: expect.arrayContaining(['receive']) },
      });
    }));

  it('lets go after its time, once, and not when it has moved on', () =>
    withTestDb(async (t) => {
      const shop = await t.createShop();
      const ctx = await t.as(shop);
      const { returnId } = await opened(ctx, 1);
      await expireReturn(ctx, { returnId });
      expect(await claimed(ctx)).toBe(1);
      const later = { ...ctx, now: new Date(NOW.getTime() + 60 * 86_400_000) };
      await expireReturn(later, { returnId });
      await expireReturn(later, { returnId });
      expect(await claimed(ctx)).toBe(0);
    }));

  it.each<[string, number, string[]]>([
    ['approved', 2, []],
    ['approved', SEND_BACK_DAYS - 3, ['return.expiring']],
    ['approved', SEND_BACK_DAYS - 1, ['return.expiring']],
    ['approved', SEND_BACK_DAYS + 1, ['return.expired']],
    ['requested', SEND_BACK_DAYS - 3, []],
    ['requested', SEND_BACK_DAYS + 1, ['return.expired']],
  ])('C16: %s on day %i, its shopper is told once: %j', (status, day, said) =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { returnId } = await opened(ctx, 1);
      await ctx.db
        .update(returns)
        .set({ status: status as 'approved' })
        .where(eq(returns.id, returnId));
      const then = { ...ctx, now: new Date(NOW.getTime() + day * 86_400_000) };
      for (const _ of [1, 2]) await expireReturn(then, { returnId });
      const mails = await ctx.db.select().from(notifications).where(eq(notifications.returnId, returnId));
      expect(mails.map(({ event }) => event).filter((event) => event.startsWith('return.exp'))).toEqual(said);
    }),
  );

  it('C17: is on its way once its parcel is scanned: it neither runs out nor can be cancelled, and is received as ever', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { returnId } = await opened(ctx, 2);
      const parcel = await createShipment(
        ctx,
        { externalId: 'o-1' },
        { direction: 'return', tracking_number: 'BACK1' },
      );
      const status = async () => (await ctx.db.select().from(returns).where(eq(returns.id, returnId)))[0]?.status;
      await addEvent(ctx, parcel, { status: 'pre_transit' });
      expect(await status()).toBe('approved');
      await addEvent(ctx, parcel, { status: 'in_transit' });
      expect(await status()).toBe('in_transit');
      await expireReturn({ ...ctx, now: new Date(NOW.getTime() + 60 * 86_400_000) }, { returnId });
      await expect(cancelReturn(ctx, { returnId })).rejects.toMatchObject({ code: 'INVALID_STATE' });
      expect([await status(), await claimed(ctx)]).toEqual(['in_transit', 2]);
      const [line] = await linesOf(ctx, returnId);
      await receiveReturn(ctx, {
        returnId,
        lines: [{ return_line_id: line?.id ?? '', accepted: 2, damaged: 0, missing: 0 }],
      });
      await addEvent(ctx, parcel, { status: 'delivered' });
      expect(await status()).toBe('received');
    }));

  it('does not exist for another shop', () =>
    withTestDb(async (t) => {
      const ours = await t.createShop();
      const theirs = await t.createShop();
      const { returnId, orderId } = await opened(await t.as(ours), 1);
      const [line] = await linesOf(await t.as(ours), returnId);
      const other = await t.as(theirs);
      const gone = { code: 'NOT_FOUND' };
      await expect(createReturn(other, { orderId, lines: shoes(1) })).rejects.toMatchObject(gone);
      await expect(approveReturn(other, { returnId })).rejects.toMatchObject(gone);
      await expect(rejectReturn(other, { returnId, reason: 'no' })).rejects.toMatchObject(gone);
      await expect(cancelReturn(other, { returnId })).rejects.toMatchObject(gone);
      await expect(closeReturn(other, { returnId })).rejects.toMatchObject(gone);
      await expect(expireReturn(other, { returnId })).rejects.toMatchObject(gone);
      await expect(addReturnNote(other, { returnId, note: 'hi', audience: 'staff' })).rejects.toMatchObject(gone);
      await expect(refundReturn(other, { returnId })).rejects.toMatchObject(gone);
      await expect(settleRefund(other, { intentId: returnId, reference: 'x' })).rejects.toMatchObject(gone);
      await expect(
        receiveReturn(other, {
          returnId,
          lines: [{ return_line_id: line?.id ?? '', accepted: 1, damaged: 0, missing: 0 }],
        }),
      ).rejects.toMatchObject(gone);
      // These take a return that a verb has already found; reached with a foreign id they touch nothing.
      await releaseClaims(other, returnId);
      await releaseStock(other, returnId);
      await noteHandover(other, { orderId, shipmentId: returnId });
      await consumeStock(other, returnId);
      await expect(reserveStock(other, { variantId: returnId, returnId, quantity: 1 })).rejects.toMatchObject({
        code: 'CONFLICT',
      });
      const ctx = await t.as(ours);
      expect(await claimed(ctx)).toBe(1);
      expect((await ctx.db.select().from(returns))[0]?.status).not.toBe('in_transit');
      await expect(
        ctx.db.transaction(async (tx) =>
          recordReturnEvent({ ...(await t.as(theirs)), db: tx }, { returnId, type: 'note' }),
        ),
      ).rejects.toThrow();
    }));
});

describe('under real concurrency', () => {
  const gate = (shopId: ShopId) => ({ shopId, actor: staff, now: NOW });

  it('T26: gives the last unit to exactly one of fifty claims', () =>
    withCommittedShop(async (shopId) => {
      const orderId = await inShop(gate(shopId), (ctx) => givenOrder(ctx, 1));
      const results = await Promise.allSettled(
        Array.from({ length: 50 }, () =>
          inShop(gate(shopId), (ctx) => createReturn(ctx, { orderId, lines: shoes(1) })),
        ),
      );
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'INELIGIBLE' });
      }
    }));

  it('T25: refunds once however many people press at once', () =>
    withCommittedShop(async (shopId) => {
      const { returnId } = await inShop(gate(shopId), async (ctx) => {
        const made = await opened(ctx, 1);
        const [line] = await linesOf(ctx, made.returnId);
        await receiveReturn(ctx, {
          returnId: made.returnId,
          lines: [{ return_line_id: line?.id ?? '', accepted: 1, damaged: 0, missing: 0 }],
        });
        return made;
      });
      const results = await Promise.allSettled(
        Array.from({ length: 20 }, () => inShop(gate(shopId), (ctx) => refundReturn(ctx, { returnId }))),
      );
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
      const [order] = await inShop(gate(shopId), (ctx) => ctx.db.select().from(orders));
      expect(order?.refundedByUs).toBe(8999);
    }));

  it('T25: never refunds more than was paid when someone else refunds meanwhile', () =>
    withCommittedShop(async (shopId) => {
      const returnId = await inShop(gate(shopId), async (ctx) => {
        const made = await opened(ctx, 3);
        const [line] = await linesOf(ctx, made.returnId);
        await receiveReturn(ctx, {
          returnId: made.returnId,
          lines: [{ return_line_id: line?.id ?? '', accepted: 3, damaged: 0, missing: 0 }],
        });
        return made.returnId;
      });
      await inShop(gate(shopId), (ctx) =>
        ctx.db.update(orders).set({ refundedElsewhere: 30_000 }).where(eq(orders.shopId, shopId)),
      );
      await inShop(gate(shopId), (ctx) => refundReturn(ctx, { returnId })).catch(() => {});
      const [order] = await inShop(gate(shopId), (ctx) => ctx.db.select().from(orders));
      expect((order?.refundedByUs ?? 0) + 30_000).toBeLessThanOrEqual(order?.totalPaid ?? 0);
    }));
});
