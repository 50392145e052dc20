import { and, eq, ne } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { returnCautions } from '@/db/schema/inspections';
import { returnLabels } from '@/db/schema/return-ways';
import { refundIntents, returnEvents, returnLines, returns } from '@/db/schema/returns';
import { shipments } from '@/db/schema/shipments';
import { createOrder } from '@/db/testing/factories/create-order';
import { NOW, withTestDb } from '@/db/testing/test-db';
import { systemGate } from '@/lib/auth/system';
import { applyPayloads } from '@/lib/connections/mutations/apply-payloads';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { buyLabel } from '@/lib/jobs/tasks/buy-label';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import type { PolicyDocument } from '@/lib/policies/schema';
import { putShipment } from '@/lib/tracking/mutations/put-shipment';
import { getReturn } from '../queries/read-returns';
import { inLabelWorld } from '../testing/label-world';
import { autoRefundReturn } from './auto-refund-return';
import { clearCautions } from './clear-cautions';
import { createReturn } from './create-return';
import { dockReturn } from './dock-return';
import { openCaution } from './open-caution';
import { orderLabel } from './order-label';
import { receiveReturn } from './receive-return';
import { judgeParcel, weighParcel } from './weigh-parcel';
import { weighReturns } from './weigh-returns';

const PRICE = 14_900;
/** Boots of one and a half kilograms. */
const BOOTS = { unit_price: PRICE, weight_grams: 1_500 };
const line = (quantity = 1) => ({
  line_external_id: 'line-1',
  quantity,
  reason: 'changed_mind',
  resolution: 'refund' as const,
});

/** Told as EasyPost does, in ounces. */
async function scanned(ctx: Ctx, number: string, ounces: number | null, status = 'in_transit') {
  const body = JSON.stringify({
    id: `evt_${newId()}`,
    object: 'Event',
    result: {
      id: 'trk_1',
      object: 'Tracker',
      tracking_code: number,
      status,
      weight: ounces,
      carrier: 'USPS',
      is_return: true,
      updated_at: NOW.toISOString(),
      tracking_details: [{ object: 'TrackingDetail', status, message: 'Scan', datetime: NOW.toISOString() }],
    },
  });
  expect(await applyPayloads(ctx, [{ inboxId: newId(), source: 'easypost', body, receivedAt: NOW }])).toEqual([[]]);
}

const inShop = (
  policy: PolicyDocument,
  run: (s: { ctx: Ctx; open: (quantity?: number) => Promise<Opened> }) => Promise<void>,
) =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    await putPolicy({ ...ctx, now: new Date('2026-01-01') }, { document: { auto_approve: true, ...policy } });
    let orders = 0;
    await run({
      ctx,
      open: async (quantity = 1) => {
        const order = await createOrder(ctx, {
          number: `W-${++orders}`,
          fulfilled_at: new Date(NOW.getTime() - 3 * 86_400_000).toISOString(),
          lines: [{ ...BOOTS, quantity }],
        });
        const { returnId } = await createReturn(ctx, { orderId: order.id, method: 'label', lines: [line(quantity)] });
        const number = `9400${String(orders).padStart(18, '0')}`;
        await putShipment(ctx, {
          externalId: `back-${orders}`,
          shipment: {
            order_external_id: order.externalId,
            carrier: 'usps',
            tracking_number: number,
            direction: 'return',
            lines: [{ line_external_id: 'line-1', quantity }],
          },
        });
        return { returnId, number };
      },
    });
  });
type Opened = { returnId: string; number: string };

const payAt = async (ctx: Ctx, returnId: string, moment: 'first_scan' | 'receipt' | 'inspection') => {
  await autoRefundReturn(ctx, { returnId, moment });
  const all = await ctx.db.select().from(refundIntents).where(eq(refundIntents.returnId, returnId));
  return all.reduce((sum, { amount }) => sum + amount, 0);
};
const cautionsOf = async (ctx: Ctx, returnId: string) =>
  (await getReturn(ctx, { id: returnId })).cautions.map(({ kind, cleared_at }) => [kind, cleared_at !== null]);
const unpack = async (ctx: Ctx, returnId: string, found: object, weight_grams?: number) => {
  const [row] = await ctx.db.select().from(returnLines).where(eq(returnLines.returnId, returnId));
  const one = { return_line_id: row?.id ?? '', accepted: 0, damaged: 0, missing: 0, ...found };
  await receiveReturn(ctx, { returnId, lines: [one], weight_grams });
};

const AT_SCAN: PolicyDocument = { auto_refund: { on: 'first_scan', careful: 'inspection' } };

describe('T28: what a parcel weighs against its goods', () => {
  it('fits: it is paid at its first scan as ever', () =>
    inShop(AT_SCAN, async ({ ctx, open }) => {
      const { returnId, number } = await open();
      // 1.5 kg and their box, near enough.
      await scanned(ctx, number, 58);
      expect(await getReturn(ctx, { id: returnId })).toMatchObject({
        weight: { grams: 1_644, by: 'easypost' },
        cautions: [],
      });
      expect(await payAt(ctx, returnId, 'first_scan')).toBe(PRICE);
    }));

  it.each([
    ['an empty box', 6, 'lighter'],
    ['an anvil', 400, 'heavier'],
  ] as const)(
    '%s: nothing by itself before a person has looked, with both figures, and no word to the shopper',
    (_, ounces, kind) =>
      inShop(AT_SCAN, async ({ ctx, open }) => {
        const { returnId, number } = await open();
        await scanned(ctx, number, ounces);
        const { cautions } = await getReturn(ctx, { id: returnId });
        expect(cautions).toMatchObject([
          { kind, expected_grams: 1_650, weighed_grams: Math.round(ounces * 28.349523125), cleared_at: null },
        ]);
        for (const moment of ['first_scan', 'receipt', 'inspection'] as const)
          expect(await payAt(ctx, returnId, moment)).toBe(0);
        const told = await ctx.db
          .select()
          .from(returnEvents)
          .where(and(eq(returnEvents.returnId, returnId), ne(returnEvents.audience, 'staff')));
        expect(told.map(({ type }) => type)).not.toContain('cautioned');
        // The same told again is one caution.
        await scanned(ctx, number, ounces, 'out_for_delivery');
        expect(await cautionsOf(ctx, returnId)).toEqual([[kind, false]]);
        await clearCautions(ctx, { returnId, note: 'A second pair was in it.' });
        // Looked at, it falls to the careful moment; and another scale of the same way asks nobody again.
        await scanned(ctx, number, ounces + 1, 'delivered');
        expect(await cautionsOf(ctx, returnId)).toEqual([[kind, true]]);
        expect(await payAt(ctx, returnId, 'first_scan')).toBe(0);
        await unpack(ctx, returnId, { accepted: 1 });
        expect(await payAt(ctx, returnId, 'inspection')).toBe(PRICE);
        await expect(clearCautions(ctx, { returnId })).rejects.toMatchObject({ code: 'INVALID_STATE' });
      }),
  );

  it('half of it, counted as half: the count explains the scale, and what came is paid', () =>
    inShop({ auto_refund: { on: 'inspection' } }, async ({ ctx, open }) => {
      const { returnId, number } = await open(2);
      await scanned(ctx, number, 58);
      expect(await cautionsOf(ctx, returnId)).toEqual([['lighter', false]]);
      await unpack(ctx, returnId, { accepted: 1, missing: 1 });
      expect(await cautionsOf(ctx, returnId)).toEqual([['lighter', true]]);
      expect(await payAt(ctx, returnId, 'inspection')).toBe(PRICE);
    }));

  it('half of it, counted as whole: a person looks at the count', () =>
    inShop({ auto_refund: { on: 'inspection' } }, async ({ ctx, open }) => {
      const { returnId, number } = await open(2);
      await scanned(ctx, number, 58);
      await unpack(ctx, returnId, { accepted: 2 });
      expect(await payAt(ctx, returnId, 'inspection')).toBe(0);
    }));

  it('the shop’s own scale stands against a carrier’s', () =>
    inShop(AT_SCAN, async ({ ctx, open }) => {
      const { returnId, number } = await open();
      await scanned(ctx, number, 6);
      await unpack(ctx, returnId, { accepted: 1 }, 1_640);
      expect(await cautionsOf(ctx, returnId)).toEqual([['lighter', true]]);
      await scanned(ctx, number, 7, 'delivered');
      expect(await getReturn(ctx, { id: returnId })).toMatchObject({ weight: { grams: 1_640, by: 'staff' } });
    }));

  it('goods of which nobody said what they weigh: only an anvil speaks', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      await putPolicy({ ...ctx, now: new Date('2026-01-01') }, { document: { auto_approve: true } });
      const order = await createOrder(ctx, { fulfilled_at: NOW.toISOString() });
      const { returnId } = await createReturn(ctx, { orderId: order.id, method: 'label', lines: [line()] });
      await weighParcel(ctx, { returnId, grams: 20, by: 'dhl' });
      await weighParcel(ctx, { returnId, grams: 2_200, by: 'dhl' });
      expect(await cautionsOf(ctx, returnId)).toEqual([]);
      await weighParcel(ctx, { returnId, grams: 9_000, by: 'dhl' });
      expect(await cautionsOf(ctx, returnId)).toEqual([['heavier', false]]);
    }));
});

it('T28: a label is declared as its goods weigh, and a hundred who ask at once buy one', () =>
  inLabelWorld('easypost', async ({ shopId, act, open, service }) => {
    const { returnId, labelId } = await open();
    await act((ctx) => ctx.db.delete(returnLabels).where(eq(returnLabels.id, labelId)));
    for (let wave = 0; wave < 5; wave++)
      await Promise.all(Array.from({ length: 20 }, () => act((ctx) => orderLabel(ctx, { returnId }))));
    const labels = () => act((ctx) => ctx.db.select().from(returnLabels).where(eq(returnLabels.returnId, returnId)));
    const [label, ...others] = await labels();
    expect(others).toEqual([]);
    for (let n = 0; n < 3; n++)
      await buyLabel(systemGate(shopId, 'buy-label'), { shopId, labelId: label?.id ?? '' }, { number: 1, last: false });
    expect(service.bought).toHaveLength(1);
    expect(await labels()).toMatchObject([{ state: 'bought', declaredGrams: 1_200 }]);
  }));

it('the shop’s dock is a receipt, a carrier’s “delivered” is none', () =>
  inShop({ auto_refund: { on: 'receipt' } }, async ({ ctx, open }) => {
    const { returnId, number } = await open();
    await scanned(ctx, number, null, 'delivered');
    const rowOf = async () => (await ctx.db.select().from(returns).where(eq(returns.id, returnId)))[0];
    expect((await rowOf())?.dockedAt).toBeNull();
    await dockReturn(ctx, { returnId, weight_grams: 1_650 });
    expect(await rowOf()).toMatchObject({
      status: 'in_transit',
      dockedAt: NOW,
      weighedGrams: 1_650,
      weighedBy: 'staff',
    });
    await dockReturn({ ...ctx, now: new Date(NOW.getTime() + 5_000) }, { returnId });
    expect((await rowOf())?.dockedAt).toEqual(NOW);
    expect(await payAt(ctx, returnId, 'receipt')).toBe(PRICE);
    await unpack(ctx, returnId, { accepted: 1 });
    await expect(dockReturn(ctx, { returnId })).rejects.toMatchObject({ code: 'INVALID_STATE' });
  }));

it('nothing of it reaches another shop', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    await putPolicy({ ...ctx, now: new Date('2026-01-01') }, { document: { auto_approve: true } });
    const order = await createOrder(ctx, { fulfilled_at: NOW.toISOString(), lines: [BOOTS] });
    const { returnId } = await createReturn(ctx, { orderId: order.id, method: 'label', lines: [line()] });
    await putShipment(ctx, {
      externalId: 'back',
      shipment: { order_external_id: order.externalId, tracking_number: 'X1', direction: 'return' },
    });
    const [parcel] = await ctx.db.select().from(shipments).where(eq(shipments.externalId, 'back'));
    const other = await t.as(await t.createShop());
    const gone = { code: 'NOT_FOUND' };
    await expect(weighParcel(other, { returnId, grams: 9_000, by: 'staff' })).rejects.toMatchObject(gone);
    await expect(judgeParcel(other, { returnId })).rejects.toMatchObject(gone);
    await expect(dockReturn(other, { returnId })).rejects.toMatchObject(gone);
    await expect(clearCautions(other, { returnId })).rejects.toMatchObject(gone);
    await weighReturns(other, [{ shipmentId: parcel?.id ?? '', grams: 9_000, by: 'easypost' }]);
    await expect(
      other.db.transaction((tx) =>
        openCaution({ ...other, db: tx as unknown as Ctx['db'] }, { returnId, kind: 'heavier', data: {} }),
      ),
    ).rejects.toThrow();
    const mine = await t.as(ctx.shopId);
    expect(await mine.db.select().from(returnCautions)).toEqual([]);
    expect(await getReturn(mine, { id: returnId })).toMatchObject({ docked_at: null, weight: null });
  }));
