import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { notifications } from '@/db/schema/access';
import { variants } from '@/db/schema/catalog';
import { returnInspections } from '@/db/schema/inspections';
import { refundIntents, returnEvents, returnLines, returns } from '@/db/schema/returns';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder } from '@/db/testing/factories/create-order';
import { createProduct } from '@/db/testing/factories/create-product';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, staff, withCommittedShop, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import type { PolicyDocument } from '@/lib/policies/schema';
import { lockReturn } from '../queries/lock-return';
import { answerQuestion } from './answer-question';
import { approveReturn } from './approve-return';
import { askShopper } from './ask-shopper';
import { autoRefundReturn } from './auto-refund-return';
import { createReturn } from './create-return';
import { disposeGoods } from './dispose-goods';
import { dockReturn } from './dock-return';
import { expireReturn } from './expire-return';
import { holdReturn } from './hold-return';
import { receiveReturn } from './receive-return';
import { recordInspections } from './record-inspections';
import { refundReturn } from './refund-return';
import { restockUnits } from './restock-units';
import { resumeAutoRefund } from './resume-auto-refund';
import { unholdReturn } from './unhold-return';

const DAY = 86_400_000;
const later = (ctx: Ctx, days: number): Ctx => ({ ...ctx, now: new Date(ctx.now.getTime() + days * DAY) });

/** Two pairs at 149 euros whose size is in the catalogue with five on the shelf, delivered and asked back. */
async function given(ctx: Ctx, policy: PolicyDocument = { auto_approve: true }, quantity = 2) {
  await putPolicy({ ...ctx, now: new Date(ctx.now.getTime() - 30 * DAY) }, { document: policy });
  const product = await createProduct(ctx, { externalId: 'boots' });
  const order = await createOrder(ctx, {
    lines: [{ quantity, product_external_id: 'boots', variant_external_id: 'boots-42' }],
  });
  const out = await createShipment(ctx, order);
  await addEvent(ctx, out, { status: 'delivered', sub_status: 'delivered_to_person' });
  const made = await createReturn(ctx, {
    orderId: order.id,
    lines: [{ line_external_id: 'line-1', quantity, reason: 'too_small', resolution: 'refund' }],
    method: 'label',
  });
  const [line] = await ctx.db.select().from(returnLines).where(eq(returnLines.returnId, made.returnId));
  return { order, product, returnId: made.returnId, lineId: line?.id ?? '', status: made.status };
}

const sendBack = async (ctx: Ctx, order: Awaited<ReturnType<typeof createOrder>>, status = 'in_transit') => {
  const back = await createShipment(ctx, order, { direction: 'return' });
  await addEvent(ctx, back, { status: status as 'in_transit' });
  return back;
};

const rowOf = async (ctx: Ctx, returnId: string) =>
  (
    await ctx.db
      .select()
      .from(returns)
      .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, returnId)))
  )[0];
const paid = async (ctx: Ctx, returnId: string) =>
  (await ctx.db.select().from(refundIntents).where(eq(refundIntents.returnId, returnId))).map(({ amount }) => amount);
const stock = async (ctx: Ctx) =>
  (
    await ctx.db
      .select()
      .from(variants)
      .where(and(eq(variants.shopId, ctx.shopId), eq(variants.externalId, 'boots-42')))
  )[0]?.stock;
const found = (ctx: Ctx, returnId: string) =>
  ctx.db.select().from(returnInspections).where(eq(returnInspections.returnId, returnId));

describe('holding a return', () => {
  it('stops decisions, money and its time, and gives the days back', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { returnId } = await given(ctx, {});
      const before = (await rowOf(ctx, returnId))?.expiresAt?.getTime() ?? 0;
      await holdReturn(ctx, { returnId, note: 'Checking the photos.' });
      await expect(holdReturn(ctx, { returnId })).rejects.toMatchObject({ code: 'INVALID_STATE' });
      await expect(approveReturn(ctx, { returnId })).rejects.toMatchObject({
        code: 'INVALID_STATE',
        details: { allowed_verbs: ['reject', 'cancel'] },
      });
      await expireReturn(later(ctx, 60), { returnId });
      expect((await rowOf(ctx, returnId))?.status).toBe('requested');
      await unholdReturn(later(ctx, 10), { returnId });
      expect((await rowOf(ctx, returnId))?.expiresAt?.getTime()).toBe(before + 10 * DAY);
      await expect(unholdReturn(ctx, { returnId })).rejects.toMatchObject({ code: 'INVALID_STATE' });
      await approveReturn(ctx, { returnId });
      await expireReturn(later(ctx, 60), { returnId });
      expect((await rowOf(ctx, returnId))?.status).toBe('expired');
    }));

  it('lets a box in, and pays nothing for it until it is taken up again', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { returnId, lineId } = await given(ctx);
      await holdReturn(ctx, { returnId });
      await receiveReturn(ctx, { returnId, lines: [{ return_line_id: lineId, accepted: 2, damaged: 0, missing: 0 }] });
      await expect(refundReturn(ctx, { returnId })).rejects.toMatchObject({ code: 'INVALID_STATE' });
      await unholdReturn(ctx, { returnId });
      await refundReturn(ctx, { returnId });
      expect(await paid(ctx, returnId)).toEqual([29_800]);
    }));
});

describe('asking the shopper', () => {
  it('writes a mail a question, one question at a time, and takes the answer', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { returnId, order } = await given(ctx, {});
      const mails = () => ctx.db.select().from(notifications).where(eq(notifications.event, 'return.question'));
      await askShopper(ctx, { returnId, question: 'Which heel squeaks?' });
      await expect(askShopper(ctx, { returnId, question: 'And when?' })).rejects.toMatchObject({
        code: 'INVALID_STATE',
      });
      const shopper: Ctx = {
        ...ctx,
        actor: { type: 'shopper', orderId: order.id, grantId: order.id, scopes: ['full'] },
      };
      await answerQuestion(shopper, { returnId, answer: 'The left one.' });
      await expect(answerQuestion(shopper, { returnId, answer: 'Again.' })).rejects.toMatchObject({
        code: 'INVALID_STATE',
      });
      await askShopper(later(ctx, 1), { returnId, question: 'And when?' });
      expect((await mails()).map(({ data }) => (data as { question: string }).question).sort()).toEqual([
        'And when?',
        'Which heel squeaks?',
      ]);
      const events = await ctx.db.select().from(returnEvents).where(eq(returnEvents.returnId, returnId));
      expect(events.filter(({ type }) => type === 'answered').map(({ note, audience }) => [note, audience])).toEqual([
        ['The left one.', 'everyone'],
      ]);
    }));

  it('is answered by the order’s own shopper only', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { returnId } = await given(ctx, {});
      await askShopper(ctx, { returnId, question: 'Which heel?' });
      const stranger = await createOrder(ctx, { externalId: 'stranger' });
      const actor = { type: 'shopper', orderId: stranger.id, grantId: stranger.id, scopes: ['full'] } as const;
      await expect(answerQuestion({ ...ctx, actor }, { returnId, answer: 'Mine.' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }));
});

describe('checking a box in, unit by unit', () => {
  it('keeps state and way of each unit, raises the stock of what goes back on the shelf, and pays nothing', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { returnId, lineId } = await given(ctx);
      await receiveReturn(ctx, {
        returnId,
        lines: [
          {
            return_line_id: lineId,
            accepted: 1,
            damaged: 1,
            missing: 0,
            units: [{ condition: 'good', quantity: 1, grade: 'as_new', disposition: 'restock' }],
          },
        ],
        unexpected: [{ title: 'One slipper', quantity: 1, disposition: 'donate' }],
      });
      const rows = await found(ctx, returnId);
      expect(
        rows.map(({ condition, grade, disposition, title }) => [condition, grade, disposition, title]).sort(),
      ).toEqual([
        ['damaged', null, null, null],
        ['good', 'as_new', 'restock', null],
        ['unexpected', null, 'donate', 'One slipper'],
      ]);
      expect(await stock(ctx)).toBe(6);
      expect(await paid(ctx, returnId)).toEqual([]);
      const damaged = rows.find(({ condition }) => condition === 'damaged')?.id ?? '';
      await disposeGoods(ctx, { inspectionId: damaged, disposition: 'refurbish' });
      expect(await stock(ctx)).toBe(6);
      await disposeGoods(ctx, { inspectionId: damaged, disposition: 'restock' });
      expect(await stock(ctx)).toBe(7);
      await expect(disposeGoods(ctx, { inspectionId: damaged, disposition: 'destroy' })).rejects.toMatchObject({
        code: 'INVALID_STATE',
      });
    }));

  it('refuses more units than were counted, and then writes nothing', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { returnId, lineId } = await given(ctx);
      const units = [{ condition: 'good' as const, quantity: 2, disposition: 'restock' as const }];
      await expect(
        receiveReturn(ctx, {
          returnId,
          lines: [{ return_line_id: lineId, accepted: 1, damaged: 1, missing: 0, units }],
        }),
      ).rejects.toMatchObject({ code: 'INVALID', details: { errors: [{ path: 'lines[0].units' }] } });
      expect(await found(ctx, returnId)).toEqual([]);
      expect(await stock(ctx)).toBe(5);
    }));

  it('puts goods on the shelf once however many decide at once', () =>
    withCommittedShop(async (shopId) => {
      const gate = { shopId, actor: staff, now: NOW };
      const { returnId, lineId } = await inShop(gate, (ctx) => given(ctx));
      await inShop(gate, (ctx) =>
        receiveReturn(ctx, { returnId, lines: [{ return_line_id: lineId, accepted: 2, damaged: 0, missing: 0 }] }),
      );
      const [row] = await inShop(gate, (ctx) => found(ctx, returnId));
      const results = await Promise.allSettled(
        Array.from({ length: 10 }, () =>
          inShop(gate, (ctx) => disposeGoods(ctx, { inspectionId: row?.id ?? '', disposition: 'restock' })),
        ),
      );
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await inShop(gate, stock)).toBe(7);
    }));
});

describe('paying by itself', () => {
  it('at the first scan: everything that travels, once, and nothing more when it arrives', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { returnId, order, lineId } = await given(ctx, { auto_approve: true, auto_refund: { on: 'first_scan' } });
      await autoRefundReturn(ctx, { returnId, moment: 'first_scan' });
      expect(await paid(ctx, returnId)).toEqual([]);
      await sendBack(ctx, order);
      await autoRefundReturn(ctx, { returnId, moment: 'first_scan' });
      await autoRefundReturn(ctx, { returnId, moment: 'first_scan' });
      expect(await paid(ctx, returnId)).toEqual([29_800]);
      expect((await rowOf(ctx, returnId))?.status).toBe('in_transit');
      await receiveReturn(ctx, { returnId, lines: [{ return_line_id: lineId, accepted: 1, damaged: 1, missing: 0 }] });
      expect((await lockReturn(ctx, returnId, null)).owed).toMatchObject({ refund: 0, ceilingRefund: 0 });
    }));

  it('after inspection: what is fine, and damaged goods where the policy says so', () =>
    withTestDb(async (t) => {
      for (const [refund_damaged, sum] of [
        [false, 14_900],
        [true, 29_800],
      ] as const) {
        const ctx = await t.as(await t.createShop());
        const document = { auto_approve: true, auto_refund: { on: 'inspection' as const }, refund_damaged };
        const { returnId, lineId } = await given(ctx, document);
        await receiveReturn(ctx, {
          returnId,
          lines: [{ return_line_id: lineId, accepted: 1, damaged: 1, missing: 0 }],
        });
        await autoRefundReturn(ctx, { returnId, moment: 'inspection' });
        expect(await paid(ctx, returnId)).toEqual([sum]);
      }
    }));

  it('leaves to a person: greater sums, another moment, what was to be looked at, held and asked', () =>
    withTestDb(async (t) => {
      const cases: [PolicyDocument, ((ctx: Ctx, returnId: string) => Promise<void>)?][] = [
        [{ auto_refund: { on: 'first_scan', up_to: { amount: 29_799 } } }],
        [{ auto_refund: { on: 'first_scan', up_to: { amounts: [{ amount: 90_000, currency: 'USD' }] } } }],
        [{ auto_refund: { on: 'inspection' } }],
        [{ auto_refund: { on: 'first_scan' }, rules: [{ then: [{ action: 'review' }] }] }],
        [{ auto_refund: { on: 'first_scan' } }, (ctx, returnId) => holdReturn(ctx, { returnId })],
        [{ auto_refund: { on: 'first_scan' } }, (ctx, returnId) => askShopper(ctx, { returnId, question: 'Why?' })],
      ];
      for (const [document, meanwhile] of cases) {
        const ctx = await t.as(await t.createShop());
        const { returnId, order, status } = await given(ctx, { auto_approve: true, ...document });
        if (status === 'requested') await approveReturn(ctx, { returnId });
        await sendBack(ctx, order);
        await meanwhile?.(ctx, returnId);
        await autoRefundReturn(ctx, { returnId, moment: 'first_scan' });
        expect(await paid(ctx, returnId), JSON.stringify(document)).toEqual([]);
        expect((await rowOf(ctx, returnId))?.payAheadAt).toBeNull();
      }
      const ctx = await t.as(await t.createShop());
      const { returnId, order } = await given(ctx, {
        auto_approve: true,
        auto_refund: { on: 'first_scan', up_to: { amount: 29_800 } },
      });
      await sendBack(ctx, order);
      await autoRefundReturn(ctx, { returnId, moment: 'first_scan' });
      expect(await paid(ctx, returnId)).toEqual([29_800]);
    }));

  it('pays once when the scan and a person come at the same moment', () =>
    withCommittedShop(async (shopId) => {
      const gate = { shopId, actor: staff, now: NOW };
      const { returnId } = await inShop(gate, async (ctx) => {
        const made = await given(ctx, { auto_approve: true, auto_refund: { on: 'first_scan' } });
        await sendBack(ctx, made.order);
        return made;
      });
      await Promise.allSettled(
        Array.from({ length: 8 }, (_, n) =>
          inShop<unknown>(gate, (ctx) =>
            n % 2 ? refundReturn(ctx, { returnId }) : autoRefundReturn(ctx, { returnId, moment: 'first_scan' }),
          ),
        ),
      );
      expect(await inShop(gate, (ctx) => paid(ctx, returnId))).toEqual([29_800]);
    }));

  it('is asked by the scans themselves', () =>
    withCommittedShop(async (shopId) => {
      const gate = { shopId, actor: staff, now: NOW };
      const queued = async (returnId: string) => {
        const client = await (await import('@/db/testing/test-db')).testPool().then((pool) => pool.connect());
        try {
          await client.query('set role none');
          const { rows } = await client.query<{ p: { moment: string } }>(
            'select j.payload as p from graphile_worker._private_jobs j where j.key = $1',
            [`auto-refund:${returnId}`],
          );
          return rows.map(({ p }) => p.moment);
        } finally {
          client.release(true);
        }
      };
      const made = await inShop(gate, (ctx) => given(ctx, { auto_approve: true, auto_refund: { on: 'receipt' } }));
      const back = await inShop(gate, (ctx) => sendBack(ctx, made.order));
      expect(await queued(made.returnId)).toEqual([]);
      // What a carrier calls delivered is a hint; the shop's own dock is the receipt.
      await inShop(gate, (ctx) => addEvent(ctx, back, { status: 'delivered' }));
      expect(await queued(made.returnId)).toEqual([]);
      await inShop(gate, (ctx) => dockReturn(ctx, made));
      expect(await queued(made.returnId)).toEqual(['receipt']);
    }));
});

it('none of it reaches another shop', () =>
  withTestDb(async (t) => {
    const ours = await t.createShop();
    const theirs = await t.createShop();
    const { returnId, lineId, order } = await given(await t.as(ours));
    await receiveReturn(await t.as(ours), {
      returnId,
      lines: [{ return_line_id: lineId, accepted: 1, damaged: 0, missing: 0 }],
    });
    const [row] = await found(await t.as(ours), returnId);
    const other = await t.as(theirs);
    const gone = { code: 'NOT_FOUND' };
    await expect(holdReturn(other, { returnId })).rejects.toMatchObject(gone);
    await expect(unholdReturn(other, { returnId })).rejects.toMatchObject(gone);
    await expect(askShopper(other, { returnId, question: '?' })).rejects.toMatchObject(gone);
    await expect(answerQuestion(other, { returnId, answer: '!' })).rejects.toMatchObject(gone);
    await expect(autoRefundReturn(other, { returnId, moment: 'first_scan' })).rejects.toMatchObject(gone);
    await expect(disposeGoods(other, { inspectionId: row?.id ?? '', disposition: 'restock' })).rejects.toMatchObject(
      gone,
    );
    await restockUnits(other, { returnId, units: [{ returnLineId: lineId, quantity: 3 }] });
    await resumeAutoRefund(other, returnId);
    await expect(
      other.db.transaction((tx) =>
        recordInspections(
          { ...other, db: tx as unknown as Ctx['db'] },
          {
            returnId,
            orderId: order.id,
            found: [
              {
                returnLineId: lineId,
                condition: 'good',
                quantity: 1,
                grade: null,
                disposition: 'restock',
                title: null,
                note: null,
              },
            ],
          },
        ),
      ),
    ).rejects.toThrow();
    expect(await stock(await t.as(ours))).toBe(5);
  }));
