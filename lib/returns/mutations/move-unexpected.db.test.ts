import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { returnInspections } from '@/db/schema/inspections';
import { returnEvents, returnLines } from '@/db/schema/returns';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, staff, withCommittedShop, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { listAwaitedElsewhere } from '../queries/list-awaited-elsewhere';
import { createReturn } from './create-return';
import { disposeGoods } from './dispose-goods';
import { moveUnexpected } from './move-unexpected';
import { receiveReturn } from './receive-return';

const MILA = { email: 'mila@example.test', name: 'Mila' };

async function asked(ctx: Ctx, externalId: string, customer = MILA, quantity = 1) {
  const order = await createOrder(ctx, {
    externalId,
    customer,
    lines: [{ quantity, title: `Thing of ${externalId}` }],
  });
  await addEvent(ctx, await createShipment(ctx, order), { status: 'delivered' });
  const lines = [{ line_external_id: 'line-1', quantity, reason: 'too_small', resolution: 'refund' as const }];
  const { returnId } = await createReturn(ctx, { orderId: order.id, lines, method: 'label' });
  const [line] = await ctx.db.select().from(returnLines).where(eq(returnLines.returnId, returnId));
  return { returnId, lineId: line?.id ?? '' };
}

/** A box of one return with a thing in it that nobody had announced. */
async function box(ctx: Ctx, quantity = 1) {
  await putPolicy({ ...ctx, now: new Date(ctx.now.getTime() - 30 * 86_400_000) }, { document: { auto_approve: true } });
  const [here, there] = [await asked(ctx, 'a'), await asked(ctx, 'b', MILA, 2)];
  const lines = [{ return_line_id: here.lineId, accepted: 1, damaged: 0, missing: 0 }];
  await receiveReturn(ctx, { returnId: here.returnId, lines, unexpected: [{ title: 'A second thing', quantity }] });
  const found = await ctx.db.select().from(returnInspections).where(eq(returnInspections.returnId, here.returnId));
  const stray = found.find(({ condition }) => condition === 'unexpected')?.id ?? '';
  return { here, there, stray };
}

const lineOf = async (ctx: Ctx, id: string) =>
  (await ctx.db.select().from(returnLines).where(eq(returnLines.id, id)))[0];

describe('what lay in another return’s box (C14)', () => {
  it('is taken in where it was awaited, once, and counts nowhere else', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { here, there, stray } = await box(ctx);
      await asked(ctx, 'c', { email: 'tom@example.test', name: 'Tom' });
      expect(await listAwaitedElsewhere(ctx, here)).toEqual([
        { ...there, number: expect.any(String), title: expect.stringContaining('Thing of b'), open: 2 },
      ]);
      await moveUnexpected(ctx, { inspectionId: stray, returnLineId: there.lineId });
      expect(await lineOf(ctx, there.lineId)).toMatchObject({ accepted: 1, received: 1, missing: 0 });
      expect(await lineOf(ctx, here.lineId)).toMatchObject({ accepted: 1, received: 1 });
      for (const again of [
        moveUnexpected(ctx, { inspectionId: stray, returnLineId: there.lineId }),
        disposeGoods(ctx, { inspectionId: stray, disposition: 'restock' }),
      ]) {
        await expect(again).rejects.toMatchObject({ code: 'INVALID_STATE' });
      }
      const notes = await ctx.db.select().from(returnEvents).where(eq(returnEvents.type, 'note'));
      expect(notes.map(({ returnId, audience }) => [returnId, audience]).sort()).toEqual(
        [here.returnId, there.returnId].map((id) => [id, 'staff']).sort(),
      );
    }));

  it('is nobody else’s, nor more than is awaited, nor what was announced', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { here, there, stray } = await box(ctx, 3);
      const tom = await asked(ctx, 'c', { email: 'tom@example.test', name: 'Tom' });
      const move = (inspectionId: string, returnLineId: string, of = ctx) =>
        expect(moveUnexpected(of, { inspectionId, returnLineId })).rejects;
      await move(stray, tom.lineId).toMatchObject({ code: 'NOT_FOUND' });
      await move(stray, here.lineId).toMatchObject({ code: 'NOT_FOUND' });
      await move(stray, 'x').toMatchObject({ code: 'NOT_FOUND' });
      await move('x', there.lineId).toMatchObject({ code: 'NOT_FOUND' });
      await move(stray, there.lineId).toMatchObject({ code: 'INVALID' });
      const found = await ctx.db
        .select()
        .from(returnInspections)
        .where(eq(returnInspections.returnLineId, here.lineId));
      await move(found[0]?.id ?? '', there.lineId).toMatchObject({ code: 'INVALID_STATE' });
      expect(await lineOf(ctx, there.lineId)).toMatchObject({ received: 0 });
      // Another shop has neither.
      await move(stray, there.lineId, await t.as(await t.createShop())).toMatchObject({ code: 'NOT_FOUND' });
    }));

  it('is moved once however many press at once', () =>
    withCommittedShop(async (shopId) => {
      const gate = { shopId, actor: staff, now: NOW };
      const { there, stray } = await inShop(gate, (ctx) => box(ctx));
      const press = () =>
        inShop(gate, (ctx) => moveUnexpected(ctx, { inspectionId: stray, returnLineId: there.lineId }));
      const results = await Promise.allSettled(Array.from({ length: 6 }, press));
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await inShop(gate, (ctx) => lineOf(ctx, there.lineId))).toMatchObject({ accepted: 1 });
    }));
});
