import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { checkInvariants } from '@/db/invariants';
import { orderLines } from '@/db/schema/orders';
import { returnLabels, stockReservations } from '@/db/schema/return-ways';
import { refundIntents, returnEvents, returnLines, returns } from '@/db/schema/returns';
import { shipmentLines, shipments } from '@/db/schema/shipments';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder, type OrderOverrides } from '@/db/testing/factories/create-order';
import { createProduct } from '@/db/testing/factories/create-product';
import { NOW, staff, testPool, withCommittedShop, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { inShop } from '@/lib/core/unit-of-work';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { SEND_BACK_DAYS } from '../constants';
import { cancelReturn } from './cancel-return';
import { createReturn, type NewReturn } from './create-return';
import { expireReturn } from './expire-return';
import { noteOwnCourier } from './note-own-courier';
import { receiveReturn } from './receive-return';
import { refundReturn } from './refund-return';
import { reopenReturn } from './reopen-return';
import { unholdReturn } from './unhold-return';

const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);
const LINE = { line_external_id: 'line-1', quantity: 1, reason: 'changed_mind', resolution: 'refund' as const };
const METHODS = [
  { code: 'label', type: 'label' as const },
  { code: 'own', type: 'own_courier' as const },
];

/** A shop that approves by itself, and an order that has come. */
async function given(ctx: Ctx, overrides: OrderOverrides = {}) {
  await putPolicy({ ...ctx, now: days(-20) }, { document: { auto_approve: true, methods: METHODS } });
  return createOrder(ctx, { fulfilled_at: days(-3).toISOString(), lines: [{ quantity: 3 }], ...overrides });
}

/** A return whose parcel has a number that a carrier will scan. */
async function sentBack(ctx: Ctx, orderId: string, wanted: Partial<NewReturn['lines'][number]> = {}, method = 'own') {
  const made = await createReturn(ctx, { orderId, method, lines: [{ ...LINE, ...wanted }] });
  await noteOwnCourier(ctx, {
    returnId: made.returnId,
    carrier: 'dhl',
    trackingNumber: `JJD${made.returnId.slice(-9)}`,
  });
  const scan = (at: Ctx, status: 'in_transit' | 'delivered' = 'in_transit') =>
    addEvent(at, { externalId: `return:${made.number}` }, { status });
  return { ...made, scan };
}

async function stateOf(ctx: Ctx, returnId: string) {
  const [row] = await ctx.db.select().from(returns).where(eq(returns.id, returnId));
  const [line] = await ctx.db
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, row?.orderId ?? ''));
  const labels = await ctx.db.select().from(returnLabels).where(eq(returnLabels.returnId, returnId));
  const events = await ctx.db.select().from(returnEvents).where(eq(returnEvents.returnId, returnId));
  return {
    status: row?.status,
    isHeld: row?.heldAt !== null,
    claimed: line?.claimed,
    labels: labels.map(({ state }) => state),
    events: events.map(({ type }) => type),
  };
}

const countIn = async (ctx: Ctx, returnId: string, accepted: number) => {
  const [line] = await ctx.db.select().from(returnLines).where(eq(returnLines.returnId, returnId));
  await receiveReturn(ctx, {
    returnId,
    lines: [{ return_line_id: line?.id ?? '', accepted, damaged: 0, missing: 0 }],
  });
};

describe('C16: a label that was never used', () => {
  it.each([13, 14, SEND_BACK_DAYS - 1, SEND_BACK_DAYS, 30, 31])('after %i days', (day) =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await given(ctx);
      const { returnId } = await createReturn(ctx, { orderId: order.id, method: 'label', lines: [LINE] });
      // Its job runs when it will, and again.
      for (const _ of [1, 2]) await expireReturn({ ...ctx, now: days(day) }, { returnId });
      const isOver = day >= SEND_BACK_DAYS;
      expect(await stateOf(ctx, returnId)).toMatchObject(
        isOver
          ? { status: 'expired', claimed: 0, labels: ['void'], events: ['requested', 'approved', 'expired'] }
          : { status: 'approved', claimed: 1, labels: ['bought'], events: ['requested', 'approved'] },
      );
    }),
  );

  it('and whose parcel travels after all opens its return again, laid aside: no money moves before a person looked', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await given(ctx);
      const { returnId, scan } = await sentBack(ctx, order.id, { quantity: 2 });
      const late = { ...ctx, now: days(SEND_BACK_DAYS + 2) };
      await expireReturn(late, { returnId });
      await scan(late);
      await scan({ ...late, now: days(SEND_BACK_DAYS + 3) }, 'delivered');
      const { events, ...state } = await stateOf(ctx, returnId);
      expect(state).toMatchObject({ status: 'in_transit', isHeld: true, claimed: 2 });
      expect(events.filter((type) => type === 'reopened')).toHaveLength(1);
      const inParcel = await ctx.db.select().from(shipmentLines);
      expect(inParcel).toMatchObject([{ quantity: 2 }]);
      await countIn(late, returnId, 2);
      await expect(refundReturn(late, { returnId })).rejects.toMatchObject({ code: 'INVALID_STATE' });
      await unholdReturn(late, { returnId });
      await refundReturn(late, { returnId });
      expect(await ctx.db.select().from(refundIntents)).toHaveLength(1);
    }));
});

describe('C17: a return that is cancelled when its label is out', () => {
  it('and sent all the same is open again and on hold', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await given(ctx);
      const { returnId, scan } = await sentBack(ctx, order.id);
      await cancelReturn(ctx, { returnId });
      await scan(ctx);
      expect(await stateOf(ctx, returnId)).toMatchObject({ status: 'in_transit', isHeld: true, claimed: 1 });
    }));

  it('brings a later return of the same goods on its way, and stays cancelled', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await given(ctx, { lines: [{ quantity: 1 }, { quantity: 1 }] });
      const first = await sentBack(ctx, order.id);
      await cancelReturn(ctx, first);
      const again = await createReturn(ctx, { orderId: order.id, method: 'label', lines: [LINE] });
      const beside = await createReturn(ctx, {
        orderId: order.id,
        method: 'label',
        lines: [{ ...LINE, line_external_id: 'line-2' }],
      });
      await first.scan(ctx);
      expect((await stateOf(ctx, first.returnId)).status).toBe('cancelled');
      expect(await stateOf(ctx, again.returnId)).toMatchObject({ status: 'in_transit', isHeld: false });
      // What was never in that parcel is not on its way.
      expect((await stateOf(ctx, beside.returnId)).status).toBe('approved');
    }));

  it.each([1, 0])('holds the new item back again where it is still there: %i on the shelf', (left) =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const price = { amount: 14_900, currency: 'EUR' };
      const shelf = (stock: number) =>
        createProduct(ctx, {
          externalId: 'product-1',
          variants: [{ external_id: 'other-size', title: '43', options: {}, price, stock }],
        });
      await shelf(1);
      const order = await given(ctx, { lines: [{ quantity: 1, product_external_id: 'product-1' }] });
      const { returnId, scan } = await sentBack(ctx, order.id, {
        resolution: 'exchange',
        exchange_variant_external_id: 'other-size',
      });
      await cancelReturn(ctx, { returnId });
      await shelf(left);
      await scan(ctx);
      expect(await stateOf(ctx, returnId)).toMatchObject({ status: 'in_transit', isHeld: true });
      const held = await ctx.db.select().from(stockReservations).where(eq(stockReservations.state, 'open'));
      expect(held).toHaveLength(left);
    }),
  );

  it('while its parcel is scanned is one or the other, twenty times over', () =>
    withCommittedShop(async (shopId) => {
      const inside = <T>(run: (ctx: Ctx) => Promise<T>) => inShop({ shopId, actor: staff, now: NOW }, run);
      const outcomes = new Set<string>();
      for (let turn = 0; turn < 20; turn++) {
        const { returnId, scan } = await inside(async (ctx) => sentBack(ctx, (await given(ctx)).id));
        const works = [() => inside((ctx) => cancelReturn(ctx, { returnId })), () => inside((ctx) => scan(ctx))];
        const [first, second] = turn % 2 ? works : works.reverse();
        const ended = await Promise.allSettled([first?.(), second?.()]);
        for (const one of ended) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(AppError);
        const state = await inside((ctx) => stateOf(ctx, returnId));
        expect(state).toMatchObject({ status: 'in_transit', claimed: 1, isHeld: state.events.includes('cancelled') });
        outcomes.add(state.isHeld ? 'reopened' : 'refused');
      }
      expect(outcomes.size).toBeGreaterThan(0);
      expect(await sound()).toEqual([]);
    }));

  it('is not there for another shop', () =>
    withTestDb(async (t) => {
      const [ours, theirs] = [await t.createShop(), await t.createShop()];
      const ctx = await t.as(ours);
      const { returnId } = await sentBack(ctx, (await given(ctx)).id);
      await cancelReturn(ctx, { returnId });
      const [parcel] = await ctx.db.select().from(shipments);
      expect(await reopenReturn(await t.as(theirs), { returnId, shipmentId: parcel?.id ?? '' })).toBe(false);
      expect((await stateOf(await t.as(ours), returnId)).status).toBe('cancelled');
    }));
});

describe('C15: boxes and returns', () => {
  it('the second box of a return, after the money for the first, is paid by itself', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await given(ctx);
      const { returnId, scan } = await sentBack(ctx, order.id, { quantity: 3 });
      await scan(ctx);
      await countIn(ctx, returnId, 1);
      await refundReturn(ctx, { returnId });
      await countIn(ctx, returnId, 2);
      await refundReturn(ctx, { returnId });
      const paid = await ctx.db.select().from(refundIntents).orderBy(refundIntents.step);
      expect(paid.map(({ amount, step }) => ({ amount, step }))).toEqual([
        { amount: 14_900, step: 1 },
        { amount: 29_800, step: 2 },
      ]);
    }));

  it('of one order each goes its own way', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await given(ctx, { lines: [{ quantity: 1 }, { quantity: 1 }] });
      const first = await sentBack(ctx, order.id);
      const second = await sentBack(ctx, order.id, { line_external_id: 'line-2' });
      await second.scan(ctx);
      const status = async ({ returnId }: { returnId: string }) => (await stateOf(ctx, returnId)).status;
      expect([await status(first), await status(second)]).toEqual(['approved', 'in_transit']);
    }));

  it('one box with things of two orders moves both, and each is counted and paid as its own', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const [a, b] = [await given(ctx), await given(ctx)];
      const first = await sentBack(ctx, a.id);
      const second = await createReturn(ctx, { orderId: b.id, method: 'own', parcelOf: first.returnId, lines: [LINE] });
      await first.scan(ctx);
      for (const { returnId } of [first, second]) {
        expect((await stateOf(ctx, returnId)).status).toBe('in_transit');
        await countIn(ctx, returnId, 1);
        await refundReturn(ctx, { returnId });
      }
      const paid = await ctx.db.select().from(refundIntents);
      expect(paid.map(({ orderId, amount }) => [orderId, amount]).sort()).toEqual(
        [a, b].map(({ id }) => [id, 14_900]).sort(),
      );
    }));
});

async function sound(): Promise<unknown[]> {
  const client = await (await testPool()).connect();
  try {
    await client.query('set role none');
    return (await checkInvariants(client, NOW)).filter(({ violations }) => violations > 0);
  } finally {
    client.release(true);
  }
}
