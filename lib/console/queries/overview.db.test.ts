import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shipments } from '@/db/schema/shipments';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder, type OrderOverrides } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, withTestDb } from '@/db/testing/test-db';
import { reviewParcels } from '@/lib/cases/mutations/review-parcels';
import { listParcelsToReview } from '@/lib/cases/queries/list-parcels-to-review';
import type { Ctx } from '@/lib/core/context';
import { recordFeedback } from '@/lib/feedback/mutations/record-feedback';
import { createReturn } from '@/lib/returns/mutations/create-return';
import type { EventWrite } from '@/lib/tracking/schema';
import { writeOrderNote } from '../mutations/write-order-note';
import { overview } from '../rules/overview';
import { countDoor } from './count-door';
import { countFigures } from './count-figures';
import { findInsight } from './find-insight';
import { listComplaints, listLateOrders } from './list-needs';
import { listWords } from './list-words';
import { readOverview } from './read-overview';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (ms: number) => new Date(NOW.getTime() - ms).toISOString();

type Parcel = { order?: OrderOverrides; promised?: string; event?: EventWrite; shipped?: string };

async function parcel(ctx: Ctx, { order: overrides, promised, event, shipped }: Parcel) {
  const order = await createOrder(ctx, overrides);
  const shipment = await createShipment(ctx, order, { promised_at: promised, shipped_at: shipped });
  if (event) await addEvent(ctx, shipment, event);
  return { order, shipment };
}

/** What the first screen reads of parcels, once the rules have looked. */
async function find(ctx: Ctx) {
  const shipmentIds = await listParcelsToReview(ctx, { after: '00000000-0000-0000-0000-000000000000', limit: 100 });
  await reviewParcels(ctx, { shipmentIds });
  return (await readOverview(ctx)).troubles.map((one) => one.parcel.subStatus ?? one.parcel.status);
}
const zone = 'Europe/Berlin';
const figuresOf = (ctx: Ctx) => countFigures(ctx, { zone, currency: 'EUR' });

describe('whoever needs a person', () => {
  it('is behind a parcel that will not arrive by itself, and no other', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      await parcel(ctx, { event: { status: 'in_transit', sub_status: 'departed' } });
      await parcel(ctx, { event: { status: 'exception', sub_status: 'weather_delay' } });
      await parcel(ctx, { event: { status: 'available_for_pickup', sub_status: 'ready_at_point' } });
      await parcel(ctx, { event: { status: 'delivered', sub_status: 'delivered_signed' } });
      expect(await find(ctx)).toEqual([]);
      await parcel(ctx, { event: { status: 'exception', sub_status: 'lost' } });
      await parcel(ctx, {
        event: { status: 'available_for_pickup', sub_status: 'ready_in_locker', occurred_at: at(6 * DAY) },
      });
      await parcel(ctx, { event: { status: 'in_transit', sub_status: 'arrived', occurred_at: at(9 * DAY) } });
      expect((await find(ctx)).sort()).toEqual(['arrived', 'lost', 'ready_in_locker']);
    }));

  it('is helped once the same goods are on their way again', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { order } = await parcel(ctx, { event: { status: 'exception', sub_status: 'lost' } });
      expect(await find(ctx)).toEqual(['lost']);
      await createShipment({ ...ctx, now: new Date(NOW.getTime() + HOUR) }, order, {
        lines: [{ line_external_id: 'line-1', quantity: 1 }],
      });
      expect(await find(ctx)).toEqual([]);
    }));

  it('has said that something is wrong, until somebody answers on their page', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { order } = await parcel(ctx, { event: { status: 'delivered' } });
      const later = { ...ctx, now: new Date(NOW.getTime() + HOUR) };
      await recordFeedback(later, { orderId: order.id, kind: 'fine' });
      expect(await listComplaints(later)).toEqual([]);
      await recordFeedback(later, { orderId: order.id, kind: 'wrong', message: 'Nothing on the porch.' });
      await recordFeedback(later, { orderId: order.id, kind: 'wrong', message: 'Still nothing.' });
      expect((await listComplaints(later)).map((one) => one.orderId)).toEqual([order.id]);
      await writeOrderNote(later, { orderId: order.id, note: 'We are sending another.' });
      expect(await listComplaints(later)).toEqual([]);
    }));

  it('waits for an order that should have been sent', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const late = await createOrder(ctx, { ships_by: at(2 * DAY) });
      await createOrder(ctx, { ships_by: new Date(NOW.getTime() + DAY).toISOString() });
      await createOrder(ctx, { ships_by: at(DAY), cancelled_at: at(HOUR) });
      expect((await listLateOrders(ctx)).map((one) => one.orderId)).toEqual([late.id]);
      await createShipment(ctx, late);
      expect(await listLateOrders(ctx)).toEqual([]);
    }));
});

describe('today at the door', () => {
  it('counts by the shop’s own calendar', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const today = { promised: '2026-11-25T20:00:00Z' };
      await parcel(ctx, { ...today, event: { status: 'delivered', sub_status: 'delivered_to_person' } });
      // 23:30 of the day before in Berlin.
      await parcel(ctx, { event: { status: 'delivered', occurred_at: '2026-11-24T22:30:00Z' } });
      await parcel(ctx, { ...today, event: { status: 'out_for_delivery', sub_status: 'loaded' } });
      await parcel(ctx, { ...today, event: { status: 'in_transit', sub_status: 'at_local_depot' } });
      await parcel(ctx, { ...today, event: { status: 'attempt_failed', sub_status: 'not_home' } });
      await parcel(ctx, { promised: '2026-11-27T12:00:00Z', event: { status: 'in_transit', sub_status: 'departed' } });
      expect(await countDoor({ ...ctx, now: new Date('2026-11-25T09:00:00Z') }, { zone })).toMatchObject({
        waiting: 1,
      });
      // At 13:00 by the shop's clock what is on no van yet may not make it.
      expect(await countDoor({ ...ctx, now: new Date('2026-11-25T13:00:00Z') }, { zone })).toEqual({
        delivered: 1,
        van: 1,
        risk: 2,
        waiting: 0,
      });
    }));
});

describe('the four numbers', () => {
  it('keep promises by the last day given, in this span and the one before', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const delivered = (days: number) => ({ status: 'delivered' as const, occurred_at: at(days * DAY) });
      await parcel(ctx, { promised: at(2 * DAY), event: delivered(2) });
      await parcel(ctx, { promised: at(5 * DAY), event: delivered(2) });
      await parcel(ctx, { event: delivered(1) });
      await parcel(ctx, { promised: at(30 * DAY), event: delivered(33) });
      const { promises } = await figuresOf(ctx);
      expect(promises).toEqual({ now: { of: 2, good: 1 }, before: { of: 1, good: 1 } });
    }));

  it('were told first when the delay stood on the page before the shopper wrote', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const late = async (told: boolean, asked: boolean) => {
        const { order, shipment } = await parcel(ctx, { promised: at(9 * DAY) });
        const then = { ...ctx, now: new Date(NOW.getTime() - 8 * DAY) };
        if (told)
          await addEvent(then, shipment, { status: 'in_transit', sub_status: 'delay', occurred_at: at(8 * DAY) });
        if (asked)
          await recordFeedback(
            { ...ctx, now: new Date(NOW.getTime() - 7 * DAY) },
            { orderId: order.id, kind: 'wrong' },
          );
        await addEvent(ctx, shipment, { status: 'delivered', occurred_at: at(5 * DAY) });
      };
      await late(true, true);
      await late(false, true);
      await late(false, false);
      expect((await figuresOf(ctx)).told.now).toEqual({ of: 3, good: 1 });
    }));

  it('count what stayed in the shop and who was happy', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      for (const resolution of ['refund', 'store_credit']) {
        const { order } = await parcel(ctx, { event: { status: 'delivered' } });
        await createReturn(ctx, {
          orderId: order.id,
          lines: [{ line_external_id: 'line-1', quantity: 1, reason: 'too_small', resolution }],
        });
        await recordFeedback(ctx, { orderId: order.id, kind: resolution === 'refund' ? 'wrong' : 'fine' });
      }
      const { kept, happy } = await figuresOf(ctx);
      expect(kept.now).toEqual({ of: 29_800, good: 14_900 });
      expect(happy.now).toEqual({ of: 2, good: 1 });
    }));
});

describe('the whole first screen', () => {
  async function returned(ctx: Ctx, reason: string) {
    const { order } = await parcel(ctx, { event: { status: 'delivered' } });
    return createReturn(ctx, {
      orderId: order.id,
      lines: [{ line_external_id: 'line-1', quantity: 1, reason, resolution: 'refund', comment: `Because ${reason}` }],
    });
  }

  it('says what one product’s returns agree on, once they are enough', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      await returned(ctx, 'too_small');
      await returned(ctx, 'too_small');
      expect(await findInsight(ctx)).toBeNull();
      await returned(ctx, 'too_small');
      await returned(ctx, 'too_large');
      expect(await findInsight(ctx)).toMatchObject({ title: 'Chelsea boots', reason: 'too_small', units: 3, of: 4 });
    }));

  it('is a sentence, five needs and the newest words', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      for (let n = 0; n < 4; n++) await returned(ctx, 'too_small');
      await parcel(ctx, { event: { status: 'exception', sub_status: 'lost' } });
      await parcel(ctx, { event: { status: 'in_transit', sub_status: 'arrived', occurred_at: at(9 * DAY) } });
      const view = overview(await readOverview(ctx), { now: ctx.now, name: 'Jana Berg' });
      expect(view.title).toBe('Good afternoon, Jana. Six people need you; 4 parcels arrive today.');
      expect(view.needs.map((need) => need.problem).slice(0, 2)).toEqual([
        'the courier has lost it',
        'no scan for 9 days',
      ]);
      expect(view.needs).toHaveLength(5);
      expect(view.more).toBe(1);
      expect(view.words).toHaveLength(3);
      expect(view.checklist).toBeNull();
      expect(view.insight?.sentence).toBe(
        '4 of 4 returns of Chelsea boots say “Too small”. Its page should say that it runs small.',
      );
    }));

  it('is a checklist before the first parcel', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const view = overview(await readOverview(ctx), { now: ctx.now, name: 'Jana' });
      expect(view.title).toBe('Good afternoon, Jana. Nobody is waiting on you.');
      expect(view.checklist?.map((step) => step.isDone)).toEqual([false, false, false, false, false]);
      await createOrder(ctx);
      const next = overview(await readOverview(ctx), { now: ctx.now, name: 'Jana' });
      expect(next.checklist?.map((step) => step.isDone)).toEqual([false, false, true, true, false]);
    }));

  it('shows another shop nothing of it', () =>
    withTestDb(async (t) => {
      const shopId = await t.createShop();
      const other = await t.createShop();
      const ctx = await t.as(shopId);
      for (let n = 0; n < 3; n++) await returned(ctx, 'too_small');
      const { shipment } = await parcel(ctx, { event: { status: 'exception', sub_status: 'lost' } });
      await ctx.db
        .update(shipments)
        .set({ promisedAt: NOW })
        .where(and(eq(shipments.shopId, shopId), eq(shipments.id, shipment.id)));
      const late = await createOrder(ctx, { ships_by: at(DAY) });
      await recordFeedback(ctx, { orderId: late.id, kind: 'wrong', message: 'Where is it?' });
      const theirs = await t.as(other);
      const facts = await readOverview(theirs);
      expect(await listComplaints(theirs)).toEqual([]);
      expect([facts.troubles, facts.lateOrders, facts.places, facts.returns, facts.words, facts.insight]).toEqual([
        [],
        [],
        [],
        [],
        [],
        null,
      ]);
      expect(facts.door).toEqual({ delivered: 0, van: 0, risk: 0, waiting: 0 });
      expect(Object.values(facts.figures).flatMap((one) => [one.now.of, one.before.of])).toEqual(Array(8).fill(0));
      expect(await listWords(theirs, { limit: 3 })).toEqual([]);
    }));
});
