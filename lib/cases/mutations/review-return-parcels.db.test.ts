import { and, asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { cases } from '@/db/schema/operations';
import { returnLines } from '@/db/schema/returns';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { approveReturn } from '@/lib/returns/mutations/approve-return';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { receiveReturn } from '@/lib/returns/mutations/receive-return';
import { listParcelsToReview } from '../queries/list-parcels-to-review';
import { readCaseList } from '../queries/read-case-list';
import { reviewParcels } from './review-parcels';

const FIRST = '00000000-0000-0000-0000-000000000000';
const later = (ctx: Ctx, days: number): Ctx => ({ ...ctx, now: new Date(NOW.getTime() + days * 86_400_000) });
const at = (days: number, hours = 0) => new Date(NOW.getTime() + days * 86_400_000 + hours * 3_600_000).toISOString();

const casesOf = (ctx: Ctx) =>
  ctx.db
    .select({ kind: cases.kind, state: cases.state, outcome: cases.outcome })
    .from(cases)
    .where(eq(cases.shopId, ctx.shopId))
    .orderBy(asc(cases.openedAt));

/** What the job does. */
async function review(ctx: Ctx) {
  await reviewParcels(ctx, { shipmentIds: await listParcelsToReview(ctx, { after: FIRST, limit: 500 }) });
}

/** An order that arrived, its return, and the parcel it travels back in. */
async function sentBack(ctx: Ctx) {
  const order = await createOrder(ctx);
  await addEvent(ctx, await createShipment(ctx, order), { status: 'delivered', occurred_at: at(-3) });
  const { returnId } = await createReturn(ctx, {
    orderId: order.id,
    lines: [{ line_external_id: 'line-1', quantity: 1, reason: 'too_small' }],
  });
  await approveReturn(ctx, { returnId });
  const parcel = await createShipment(ctx, order, { direction: 'return' });
  return { returnId, parcel };
}

describe('a parcel on its way back', () => {
  it('is nobody’s matter while its label lies with the shopper', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { parcel } = await sentBack(ctx);
      await addEvent(ctx, parcel, { status: 'pre_transit', occurred_at: at(0, -2) });
      await review(later(ctx, 20));
      expect(await casesOf(ctx)).toEqual([]);
    }));

  it('that goes quiet needs a person, and no more once it arrives', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { parcel } = await sentBack(ctx);
      await addEvent(ctx, parcel, { status: 'in_transit', occurred_at: at(0, -9) });
      await review(later(ctx, 1));
      expect(await casesOf(ctx)).toEqual([]);
      await review(later(ctx, 9));
      expect(await casesOf(ctx)).toMatchObject([{ kind: 'stall', state: 'open' }]);
      const list = await readCaseList(later(ctx, 9), {
        view: 'open',
        kind: null,
        owner: 'anyone',
        sort: 'pain',
        q: '',
        cursor: null,
      });
      expect(list.rows[0]?.problem).toMatch(/^on its way back: no scan for \d+ days$/);
      await addEvent(later(ctx, 10), parcel, { status: 'delivered', occurred_at: at(10, -1) });
      expect(await casesOf(ctx)).toMatchObject([{ kind: 'stall', state: 'closed', outcome: 'arrived' }]);
    }));

  it.each([
    ['lost', 'exception', 'lost'],
    ['returned_to_sender', 'returned', 'returning'],
    ['damaged', 'exception', 'damaged'],
  ] as const)('that is %s is somebody’s at once', (sub_status, status, kind) =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { parcel } = await sentBack(ctx);
      await addEvent(ctx, parcel, { status: 'in_transit', occurred_at: at(0, -9) });
      await addEvent(ctx, parcel, { status, sub_status, occurred_at: at(0, -2) });
      expect(await casesOf(ctx)).toMatchObject([{ kind, state: 'open' }]);
    }),
  );

  it('is over when what was in it has been checked in, whatever the courier says', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { parcel, returnId } = await sentBack(ctx);
      await addEvent(ctx, parcel, { status: 'in_transit', occurred_at: at(0, -9) });
      await review(later(ctx, 9));
      expect(await casesOf(ctx)).toMatchObject([{ kind: 'stall', state: 'open' }]);
      const [line] = await ctx.db
        .select({ id: returnLines.id })
        .from(returnLines)
        .where(and(eq(returnLines.shopId, ctx.shopId), eq(returnLines.returnId, returnId)));
      await receiveReturn(later(ctx, 9), {
        returnId,
        lines: [{ return_line_id: line?.id ?? '', accepted: 1, damaged: 0, missing: 0 }],
      });
      await review(later(ctx, 9));
      expect(await casesOf(ctx)).toMatchObject([{ kind: 'stall', state: 'closed', outcome: 'return_over' }]);
    }));
});
