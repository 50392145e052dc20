import { and, eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { notifications } from '@/db/schema/access';
import { carrierContracts } from '@/db/schema/operations';
import { deliveryRules, shipments, transitLanes } from '@/db/schema/shipments';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, type TestDb, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { deliveryRulesSchema } from '../schema';
import { checkShipment } from './check-shipment';
import { learnTransit } from './learn-transit';
import { reportEvents } from './report-events';

/** Berlin's clocks; the test's moment is Wednesday 25 November 2026, one in the afternoon. */
const berlin = (time: string) => new Date(`2026-${time}:00+01:00`);

const stored = async (ctx: Ctx, id: string) => {
  const [row] = await ctx.db
    .select()
    .from(shipments)
    .where(and(eq(shipments.shopId, ctx.shopId), eq(shipments.id, id)));
  if (!row) throw new Error('No such shipment.');
  return row;
};
const lateMails = async (ctx: Ctx) =>
  (await ctx.db.select().from(notifications).where(eq(notifications.event, 'shipment.late'))).map(({ data }) => data);

async function parcel(ctx: Ctx, over: Parameters<typeof createShipment>[2] = {}) {
  const order = await createOrder(ctx);
  return createShipment(ctx, order, over);
}

/** Twenty parcels of last weeks, each two delivery days under way, one three. */
async function history(t: TestDb, ctx: Ctx) {
  for (let i = 0; i < 20; i++) {
    const day = 2 + i;
    const at = await t.as(ctx.shopId, { now: new Date(NOW.getTime() - day * 86_400_000) });
    const { externalId } = await parcel(at);
    const back = (hours: number) => new Date(at.now.getTime() - hours * 3_600_000).toISOString();
    const location = { city: 'Hamburg', country: 'DE' };
    await reportEvents(at, {
      externalId,
      events: [
        { occurred_at: back(24 * 4), status: 'in_transit', sub_status: 'picked_up', location },
        { occurred_at: back(1), status: 'delivered' },
      ],
    });
  }
}

describe('a parcel is looked at again', () => {
  test('in the evening of its day; what no van carries is late before the carrier says so, and told once', async () => {
    await withTestDb(async (t) => {
      const shop = await t.createShop();
      const ctx = await t.as(shop);
      const { id, externalId } = await parcel(ctx, { promised_at: berlin('11-25T20:00').toISOString() });
      await reportEvents(ctx, {
        externalId,
        events: [{ occurred_at: berlin('11-24T16:00').toISOString(), status: 'in_transit' }],
      });
      expect((await stored(ctx, id)).checkAt).toEqual(berlin('11-25T18:00'));
      const job = sql`select run_at from graphile_worker.jobs where key = ${`check:${id}`}`;
      await t.db.execute(sql`set role none`);
      expect((await t.db.execute(job)).rows).toEqual([{ run_at: expect.anything() }]);
      await t.db.execute(sql`set role porchlight_app`);

      // Too early: nothing happens.
      await checkShipment(await t.as(shop, { now: berlin('11-25T17:59') }), { shipmentId: id });
      expect((await stored(ctx, id)).checkAt).toEqual(berlin('11-25T18:00'));

      await checkShipment(await t.as(shop, { now: berlin('11-25T18:00') }), { shipmentId: id });
      expect((await stored(ctx, id)).checkAt).toEqual(berlin('11-26T09:00'));
      expect(await lateMails(ctx)).toEqual([]);

      const morning = await t.as(shop, { now: berlin('11-26T09:00') });
      await checkShipment(morning, { shipmentId: id });
      expect(await lateMails(ctx)).toEqual([{ occurredAt: morning.now.toISOString() }]);
      await checkShipment(await t.as(shop, { now: berlin('11-27T09:00') }), { shipmentId: id });
      expect(await lateMails(ctx)).toHaveLength(1);
    });
  });

  test('with what the shop has learned it names the new day the same evening', async () => {
    await withTestDb(async (t) => {
      const shop = await t.createShop();
      const ctx = await t.as(shop);
      await ctx.db.insert(transitLanes).values({
        shopId: shop,
        carrier: 'dhl_de',
        service: '',
        origin: '',
        destination: 'DE',
        prefix: '',
        days: [0, 70, 25, 4, 1],
        weekdays: [1, 2, 3, 4, 5],
        learnedAt: NOW,
      });
      const { id, externalId } = await parcel(ctx, { promised_at: berlin('11-25T20:00').toISOString() });
      await reportEvents(ctx, {
        externalId,
        events: [{ occurred_at: berlin('11-24T16:00').toISOString(), status: 'in_transit' }],
      });
      expect(await stored(ctx, id)).toMatchObject({ eta: { source: 'learned', history: { of: 100, by: 95 } } });
      const evening = await t.as(shop, { now: berlin('11-25T18:00') });
      await checkShipment(evening, { shipmentId: id });
      const after = await stored(ctx, id);
      expect(after.eta).toMatchObject({
        earliest: '2026-11-25T23:00:00.000Z',
        latest: '2026-11-27T22:59:59.999Z',
        history: { of: 30, by: 29 },
      });
      expect(after.etaOriginal).toMatchObject({ latest: '2026-11-27T22:59:59.999Z' });
      expect(after.etaTrail.map(({ reason, told }) => [reason, told])).toEqual([
        ['first', undefined],
        ['history', undefined],
        ['silence', true],
      ]);
      expect(await lateMails(ctx)).toEqual([{ occurredAt: evening.now.toISOString(), day: '2026-11-27' }]);
    });
  });

  test('what has not left is dated by the shop’s hours and its contract', async () => {
    await withTestDb(async (t) => {
      const shop = await t.createShop();
      const ctx = await t.as(shop);
      const contract = { shopId: shop, id: newId(), carrier: 'dhl_de', updatedAt: NOW };
      await ctx.db.insert(carrierContracts).values({ ...contract, lanes: [{ from: 'DE', to: '', days: 2 }] });
      const document = deliveryRulesSchema.parse({ country: 'DE', cut_off: '12:00', handling: { min: 0, max: 1 } });
      await ctx.db.insert(deliveryRules).values({ shopId: shop, document, updatedAt: NOW, updatedBy: 'test' });
      // Past today's cut-off it leaves tomorrow, Thursday, and takes one or two days.
      const { id } = await parcel(ctx);
      expect((await stored(ctx, id)).eta).toMatchObject({
        earliest: '2026-11-26T23:00:00.000Z',
        latest: '2026-11-30T22:59:59.999Z',
        source: 'rule',
      });
      expect((await stored(ctx, id)).checkAt).toEqual(berlin('11-26T09:00'));
      await checkShipment(await t.as(shop, { now: berlin('11-26T13:00') }), { shipmentId: id });
      expect((await stored(ctx, id)).eta).toMatchObject({ earliest: '2026-11-29T23:00:00.000Z' });
      expect((await stored(ctx, id)).etaTrail.at(-1)?.reason).toBe('handover');
    });
  });

  test('what has arrived is looked at no more, and writes to nobody', async () => {
    await withTestDb(async (t) => {
      const shop = await t.createShop();
      const ctx = await t.as(shop);
      const { id, externalId } = await parcel(ctx, { promised_at: berlin('11-24T20:00').toISOString() });
      await reportEvents(ctx, {
        externalId,
        events: [{ occurred_at: berlin('11-25T10:00').toISOString(), status: 'delivered' }],
      });
      expect((await stored(ctx, id)).checkAt).toBeNull();
      await checkShipment(await t.as(shop, { now: berlin('11-30T09:00') }), { shipmentId: id });
      expect((await stored(ctx, id)).status).toBe('delivered');
    });
  });

  test('another number is another parcel: what was said of the first is forgotten', async () => {
    await withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await createOrder(ctx);
      const { id, externalId } = await createShipment(ctx, order, { promised_at: berlin('11-27T20:00').toISOString() });
      expect((await stored(ctx, id)).etaTrail).toHaveLength(1);
      await createShipment(ctx, order, {
        externalId,
        tracking_number: '00340434161094042557',
        promised_at: berlin('11-30T20:00').toISOString(),
      });
      expect((await stored(ctx, id)).etaTrail.map(({ reason }) => reason)).toEqual(['first']);
    });
  });

  test('what is on its way back is dated by its carrier alone', async () => {
    await withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await createOrder(ctx);
      await ctx.db.insert(carrierContracts).values({
        shopId: ctx.shopId,
        id: newId(),
        carrier: 'dhl_de',
        updatedAt: NOW,
        lanes: [{ from: '', to: '', days: 2 }],
      });
      const { id, externalId } = await createShipment(ctx, order, { direction: 'return' });
      const scan = { occurred_at: berlin('11-25T10:00').toISOString(), status: 'in_transit' as const };
      await reportEvents(ctx, { externalId, events: [scan] });
      expect(await stored(ctx, id)).toMatchObject({ eta: null, checkAt: null, etaTrail: [] });
    });
  });

  test('another shop cannot have a parcel looked at', async () => {
    await withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { id } = await parcel(ctx, { promised_at: berlin('11-24T20:00').toISOString() });
      const theirs = await t.as(await t.createShop(), { now: berlin('11-30T09:00') });
      await expect(checkShipment(theirs, { shipmentId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });
});

describe('learnTransit', () => {
  test('learns lanes from deliveries, and forgets the old ones', async () => {
    await withTestDb(async (t) => {
      const shop = await t.createShop();
      const ctx = await t.as(shop);
      await history(t, ctx);
      await t.as(shop);
      expect(await learnTransit(ctx)).toEqual({ lanes: 4 });
      const [coarsest] = await ctx.db
        .select()
        .from(transitLanes)
        .where(and(eq(transitLanes.shopId, shop), eq(transitLanes.origin, ''), eq(transitLanes.prefix, '')));
      expect(coarsest?.days.reduce((a, b) => a + b, 0)).toBe(20);
      await learnTransit(await t.as(shop, { now: new Date(NOW.getTime() + 400 * 86_400_000) }));
      expect(await ctx.db.select().from(transitLanes).where(eq(transitLanes.shopId, shop))).toEqual([]);
    });
  });

  test('learns nothing from another shop', async () => {
    await withTestDb(async (t) => {
      await history(t, await t.as(await t.createShop()));
      expect(await learnTransit(await t.as(await t.createShop()))).toEqual({ lanes: 0 });
    });
  });
});
