import { and, asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { caseEvents, cases } from '@/db/schema/operations';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { recordFeedback } from '@/lib/feedback/mutations/record-feedback';
import { listParcelsToReview } from '../queries/list-parcels-to-review';
import { reviewParcels } from './review-parcels';

const FIRST = '00000000-0000-0000-0000-000000000000';
const later = (ctx: Ctx, days: number): Ctx => ({ ...ctx, now: new Date(NOW.getTime() + days * 86_400_000) });
const at = (days: number, hours = 0) => new Date(NOW.getTime() + days * 86_400_000 + hours * 3_600_000).toISOString();

const casesOf = (ctx: Ctx) =>
  ctx.db
    .select({ kind: cases.kind, state: cases.state, outcome: cases.outcome, pain: cases.pain })
    .from(cases)
    .where(eq(cases.shopId, ctx.shopId))
    .orderBy(asc(cases.kind), asc(cases.openedAt));

/** What the job does. */
async function review(ctx: Ctx) {
  await reviewParcels(ctx, { shipmentIds: await listParcelsToReview(ctx, { after: FIRST, limit: 500 }) });
}

describe('a parcel’s cases', () => {
  it('are opened by the scan that tells, changed by the next, and closed when it arrives', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const parcel = await createShipment(ctx, await createOrder(ctx));
      await addEvent(ctx, parcel, { status: 'in_transit', occurred_at: at(0, -9) });
      expect(await casesOf(ctx)).toEqual([]);
      await addEvent(ctx, parcel, { status: 'exception', sub_status: 'address_problem', occurred_at: at(0, -8) });
      expect(await casesOf(ctx)).toMatchObject([{ kind: 'address', state: 'open' }]);
      await addEvent(ctx, parcel, { status: 'exception', sub_status: 'damaged', occurred_at: at(0, -7) });
      expect(await casesOf(ctx)).toMatchObject([
        { kind: 'address', state: 'closed', outcome: 'changed' },
        { kind: 'damaged', state: 'open' },
      ]);
      await addEvent(ctx, parcel, { status: 'delivered', sub_status: 'delivered_to_person', occurred_at: at(0, -6) });
      expect((await casesOf(ctx)).at(-1)).toMatchObject({ kind: 'damaged', state: 'closed', outcome: 'arrived' });
      const told = await ctx.db
        .select({ type: caseEvents.type, detail: caseEvents.detail })
        .from(caseEvents)
        .where(eq(caseEvents.shopId, ctx.shopId));
      expect(told).toHaveLength(4);
    }));

  it('are opened by silence, weigh more each day, and end when it moves', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const parcel = await createShipment(ctx, await createOrder(ctx));
      await addEvent(ctx, parcel, { status: 'in_transit', occurred_at: at(0, -9) });
      await review(later(ctx, 1));
      expect(await casesOf(ctx)).toEqual([]);
      await review(later(ctx, 6));
      const [stall] = await casesOf(ctx);
      expect(stall).toMatchObject({ kind: 'stall', state: 'open' });
      await review(later(ctx, 6));
      expect(await casesOf(ctx)).toHaveLength(1);
      await review(later(ctx, 9));
      expect((await casesOf(ctx))[0]?.pain).toBeGreaterThan(stall?.pain ?? 0);
      await addEvent(later(ctx, 9), parcel, { status: 'in_transit', sub_status: 'arrived', occurred_at: at(9, -1) });
      expect(await casesOf(ctx)).toMatchObject([{ kind: 'stall', state: 'closed', outcome: 'moved_on' }]);
    }));

  it('open at once when a shopper says that what was delivered is not there', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await createOrder(ctx);
      const parcel = await createShipment(ctx, order);
      await addEvent(ctx, parcel, { status: 'delivered', occurred_at: at(0, -5) });
      await recordFeedback(ctx, { orderId: order.id, kind: 'fine' });
      expect(await casesOf(ctx)).toEqual([]);
      await recordFeedback(ctx, { orderId: order.id, kind: 'wrong', message: 'Nothing on the porch.' });
      expect(await casesOf(ctx)).toMatchObject([{ kind: 'not_arrived', state: 'open' }]);
    }));

  it('end when the goods travel again', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await createOrder(ctx);
      const parcel = await createShipment(ctx, order);
      await addEvent(ctx, parcel, { status: 'exception', sub_status: 'lost', occurred_at: at(0, -5) });
      const lines = [{ line_external_id: 'line-1', quantity: 1 }];
      await createShipment(later(ctx, 1), order, { lines });
      await review(later(ctx, 1));
      expect(await casesOf(ctx)).toMatchObject([{ kind: 'lost', state: 'closed', outcome: 'replaced' }]);
    }));

  it('of another shop are neither seen nor touched', () =>
    withTestDb(async (t) => {
      const shopId = await t.createShop();
      const ctx = await t.as(shopId);
      const parcel = await createShipment(ctx, await createOrder(ctx));
      await addEvent(ctx, parcel, { status: 'in_transit', occurred_at: at(0, -9) });
      const other = later(await t.as(await t.createShop()), 9);
      await reviewParcels(other, { shipmentIds: [parcel.id] });
      expect(await listParcelsToReview(other, { after: FIRST, limit: 10 })).toEqual([]);
      const back = await t.as(shopId);
      expect(await casesOf(back)).toEqual([]);
      expect(
        await back.db
          .select()
          .from(cases)
          .where(and(eq(cases.shopId, other.shopId))),
      ).toEqual([]);
    }));
});
