import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { orders } from '@/db/schema/orders';
import { refundIntents } from '@/db/schema/returns';
import { shipments } from '@/db/schema/shipments';
import { auditLog } from '@/db/schema/staff';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder, orderDocument } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { staff, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { putOrder } from '@/lib/orders/mutations/put-order';
import { approveReturn } from '@/lib/returns/mutations/approve-return';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { receiveReturn } from '@/lib/returns/mutations/receive-return';
import { lockReturn } from '@/lib/returns/queries/lock-return';
import { payReturn } from './pay-return';
import { writeOrderNote } from './write-order-note';
import { writeParcelNote } from './write-parcel-note';

/** Boots at 149 euros, delivered, sent back and checked in. */
async function checkedIn(ctx: Ctx, count: { accepted?: number; damaged?: number } = { accepted: 1 }) {
  const order = await createOrder(ctx);
  const shipment = await createShipment(ctx, order);
  await addEvent(ctx, shipment, { status: 'delivered', sub_status: 'delivered_to_person' });
  const { returnId, status } = await createReturn(ctx, {
    orderId: order.id,
    lines: [{ line_external_id: 'line-1', quantity: 1, reason: 'too_small', resolution: 'refund' }],
  });
  if (status === 'requested') await approveReturn(ctx, { returnId });
  const { lines } = await lockReturn(ctx, returnId, null);
  await receiveReturn(ctx, {
    returnId,
    lines: [
      { return_line_id: lines[0]?.id ?? '', accepted: count.accepted ?? 0, damaged: count.damaged ?? 0, missing: 0 },
    ],
  });
  return { order, shipment, returnId };
}

const paidFor = (ctx: Ctx, returnId: string) =>
  ctx.db
    .select({ amount: refundIntents.amount })
    .from(refundIntents)
    .where(and(eq(refundIntents.shopId, ctx.shopId), eq(refundIntents.returnId, returnId)));

describe('paying from the console', () => {
  it('pays what the page showed, once', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { returnId } = await checkedIn(ctx);
      await payReturn(ctx, { returnId, seen: 14_900 });
      expect(await paidFor(ctx, returnId)).toEqual([{ amount: 14_900 }]);
      await expect(payReturn(ctx, { returnId, seen: 14_900 })).rejects.toMatchObject({ code: 'INVALID_STATE' });
    }));

  it('moves nothing when something else is owed than was shown', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { returnId } = await checkedIn(ctx);
      await expect(payReturn(ctx, { returnId, seen: 14_000 })).rejects.toMatchObject({
        code: 'CONFLICT',
        details: { reason: 'changed', owed: 14_900 },
      });
      expect(await paidFor(ctx, returnId)).toEqual([]);
    }));

  it('lets owners and managers pay another amount, and agents only what is owed', () =>
    withTestDb(async (t) => {
      const shopId = await t.createShop();
      const ctx = await t.as(shopId);
      const { returnId } = await checkedIn(ctx, { damaged: 1 });
      const agent: Ctx = { ...ctx, actor: { ...staff, type: 'staff', role: 'agent' } as Ctx['actor'] };
      const override = { returnId, seen: 0, amount: 5_000, note: 'The sole is scuffed.' };
      await expect(payReturn(agent, override)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      expect(await paidFor(ctx, returnId)).toEqual([]);
      await payReturn(ctx, override);
      expect(await paidFor(ctx, returnId)).toEqual([{ amount: 5_000 }]);
    }));

  it('finds nothing as another shop', () =>
    withTestDb(async (t) => {
      const shopId = await t.createShop();
      const other = await t.createShop();
      const { returnId } = await checkedIn(await t.as(shopId));
      await expect(payReturn(await t.as(other), { returnId, seen: 14_900 })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      expect(await paidFor(await t.as(shopId), returnId)).toEqual([]);
    }));
});

describe('notes on the shopper’s page', () => {
  it('are written, taken away, put in the audit log, and survive a write that leaves them out', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await createOrder(ctx);
      const shipment = await createShipment(ctx, order);
      const noteOf = async () =>
        (
          await ctx.db
            .select({ note: orders.note })
            .from(orders)
            .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, order.id)))
        )[0]?.note;
      const parcelNote = async () =>
        (
          await ctx.db
            .select({ note: shipments.note })
            .from(shipments)
            .where(and(eq(shipments.shopId, ctx.shopId), eq(shipments.id, shipment.id)))
        )[0]?.note;
      await writeOrderNote(ctx, { orderId: order.id, note: '  We packed a second pair of laces. ' });
      await writeParcelNote(ctx, { shipmentId: shipment.id, note: 'We have called the depot.' });
      expect([await noteOf(), await parcelNote()]).toEqual([
        'We packed a second pair of laces.',
        'We have called the depot.',
      ]);

      await putOrder(ctx, { externalId: order.externalId, order: orderDocument(ctx.now, { number: order.number }) });
      await createShipment(ctx, order, { externalId: shipment.externalId });
      expect([await noteOf(), await parcelNote()]).toEqual([
        'We packed a second pair of laces.',
        'We have called the depot.',
      ]);

      await writeOrderNote(ctx, { orderId: order.id, note: ' ' });
      expect(await noteOf()).toBeNull();
      const audit = await ctx.db
        .select({ action: auditLog.action, details: auditLog.details })
        .from(auditLog)
        .where(eq(auditLog.shopId, ctx.shopId));
      expect(audit.filter(({ action }) => action.endsWith('note_written'))).toHaveLength(3);
      // The words themselves are not for the log.
      expect(JSON.stringify(audit)).not.toContain('laces');
    }));

  it('cannot be written as another shop', () =>
    withTestDb(async (t) => {
      const shopId = await t.createShop();
      const other = await t.createShop();
      const ctx = await t.as(shopId);
      const order = await createOrder(ctx);
      const shipment = await createShipment(ctx, order);
      const theirs = await t.as(other);
      await expect(writeOrderNote(theirs, { orderId: order.id, note: 'x' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      await expect(writeParcelNote(theirs, { shipmentId: shipment.id, note: 'x' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      const ours = await t.as(shopId);
      const [row] = await ours.db
        .select({ note: orders.note })
        .from(orders)
        .where(and(eq(orders.shopId, shopId), eq(orders.id, order.id)));
      expect(row?.note).toBeNull();
    }));
});
