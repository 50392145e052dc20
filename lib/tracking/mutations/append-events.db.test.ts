import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { notifications } from '@/db/schema/access';
import { shipments, trackingEvents } from '@/db/schema/shipments';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, testPool, withCommittedShop, withTestDb } from '@/db/testing/test-db';
import { eventIdentity } from '@/lib/carriers/rules/event-identity';
import { meaningOf } from '@/lib/carriers/rules/meaning';
import type { Observation, ShipmentStatus } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { lockShipment } from '../lock-shipment';
import { getShipment } from '../queries/get-shipment';
import { appendEvents } from './append-events';
import { putShipment } from './put-shipment';
import { refoldShipments } from './refold-shipments';
import { reportEvents } from './report-events';

const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000).toISOString();

function scan(status: ShipmentStatus, hours: number, members: Partial<Observation> = {}): Observation {
  const event = {
    ...meaningOf(status),
    id: null,
    occurred_at: hoursAgo(hours),
    local_time: null,
    code: status.toUpperCase(),
    description: `It is ${status}`,
    location: { city: 'Berlin', region: null, postal_code: null, country: 'DE', latitude: null, longitude: null },
  };
  return {
    ...event,
    kind: 'event',
    key: eventIdentity('test', event),
    observed_at: null,
    received_at: NOW.toISOString(),
    source: 'test',
    ...members,
  };
}

const JOURNEY = [
  scan('pre_transit', 40),
  scan('in_transit', 30),
  scan('in_transit', 20),
  scan('out_for_delivery', 5),
  scan('delivered', 1),
];

/** A fixed shuffle: the same for the same seed. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed + 1;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

async function parcel(ctx: Ctx) {
  const order = await createOrder(ctx);
  return { order, ...(await createShipment(ctx, order)) };
}

const mails = async (ctx: Ctx) =>
  (await ctx.db.select().from(notifications).where(eq(notifications.shopId, ctx.shopId)))
    .map(({ event }) => event)
    .sort();

test('scans come to the same state in any order, any grouping and told twice', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const answers = [];
    for (let seed = 0; seed < 12; seed++) {
      const { id, externalId } = await parcel(ctx);
      for (const observation of shuffled([...JOURNEY, ...JOURNEY], seed)) {
        await appendEvents(ctx, [{ shipmentId: id, observations: [observation, observation] }]);
      }
      const { events, ...state } = await getShipment(ctx, { externalId });
      expect(events.map(({ status }) => status)).toEqual([
        'delivered',
        'out_for_delivery',
        'in_transit',
        'in_transit',
        'pre_transit',
      ]);
      answers.push({ ...state, external_id: '', order_external_id: '', tracking_number: '' });
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 'delivered', delivered_at: hoursAgo(1), shipped_at: hoursAgo(30) });
  });
});

test('a journey writes to the shopper once a headline; the same parcel told again writes nothing', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const { id } = await parcel(ctx);
    for (const observation of JOURNEY) await appendEvents(ctx, [{ shipmentId: id, observations: [observation] }]);
    const expected = ['shipment.delivered', 'shipment.out_for_delivery', 'shipment.shipped'];
    expect(await mails(ctx)).toEqual(expected);
    for (const observation of JOURNEY) {
      const again = { ...observation, description: 'in other words', received_at: NOW.toISOString() };
      expect(await appendEvents(ctx, [{ shipmentId: id, observations: [again] }])).toMatchObject([
        { added: 0, fresh: [] },
      ]);
    }
    expect(await mails(ctx)).toEqual(expected);
  });
});

test('history is no news: last week is imported without a mail, in one go and scan by scan', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const old = JOURNEY.map((o) =>
      scan(o.status, 24 * 7 + Date.parse(NOW.toISOString()) / 3_600_000 - Date.parse(o.occurred_at ?? '') / 3_600_000),
    );
    const [once, single] = [await parcel(ctx), await parcel(ctx)];
    await appendEvents(ctx, [{ shipmentId: once.id, observations: old }]);
    for (const observation of old) await appendEvents(ctx, [{ shipmentId: single.id, observations: [observation] }]);
    expect((await getShipment(ctx, single)).status).toBe('delivered');
    expect(await mails(ctx)).toEqual([]);
  });
});

test('hostile text is stored without what cannot be stored', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const { id, externalId } = await parcel(ctx);
    const hostile = 'a\0b\ud800c'.repeat(2_000);
    const location = { city: hostile, region: null, postal_code: null, country: null, latitude: null, longitude: null };
    await appendEvents(ctx, [
      {
        shipmentId: id,
        observations: [
          scan('in_transit', 1, { key: hostile, code: hostile, description: hostile, location, local_time: hostile }),
          scan('in_transit', 2, { occurred_at: 'not a time', observed_at: '9'.repeat(50), received_at: '' }),
        ],
      },
    ]);
    const { events } = await getShipment(ctx, { externalId });
    expect(events).toHaveLength(2);
    expect(events.some(({ description }) => description?.startsWith('abcabc'))).toBe(true);
  });
});

test('a corrected number starts clean: what was told of the wrong one stays stored and counts no more', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const order = await createOrder(ctx);
    const shipment = { order_external_id: order.externalId, carrier: 'ups', direction: 'outbound' as const };
    const { shipmentId } = await putShipment(ctx, {
      externalId: 's',
      shipment: { ...shipment, tracking_number: 'WRONG 1' },
    });
    await appendEvents(ctx, [{ shipmentId, trackingKey: 'WRONG1', observations: JOURNEY }]);
    expect((await getShipment(ctx, { externalId: 's' })).status).toBe('delivered');
    await putShipment(ctx, { externalId: 's', shipment: { ...shipment, tracking_number: 'RIGHT-2' } });
    expect(await getShipment(ctx, { externalId: 's' })).toMatchObject({
      status: 'unknown',
      delivered_at: null,
      shipped_at: null,
      events: [],
    });
    await appendEvents(ctx, [{ shipmentId, trackingKey: 'RIGHT2', observations: [scan('in_transit', 30)] }]);
    expect(await getShipment(ctx, { externalId: 's' })).toMatchObject({ status: 'in_transit', events: [{}] });
    const stored = await ctx.db.select().from(trackingEvents).where(eq(trackingEvents.shipmentId, shipmentId));
    expect(stored).toHaveLength(JOURNEY.length + 1);
  });
});

test("a number used before: the last parcel's delivery does not deliver this one", async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const order = await createOrder(ctx);
    const { id, externalId } = await createShipment(ctx, order, { shipped_at: hoursAgo(48) });
    await appendEvents(ctx, [
      {
        shipmentId: id,
        trackingKey: null,
        observations: [scan('delivered', 24 * 200), scan('in_transit', 24 * 201)],
      },
    ]);
    expect((await getShipment(ctx, { externalId })).status).toBe('unknown');
    await appendEvents(ctx, [{ shipmentId: id, observations: [scan('in_transit', 40)] }]);
    expect((await getShipment(ctx, { externalId })).status).toBe('in_transit');
  });
});

test("a merchant's own scans take instants or wall clocks, and what is promised shows until the carrier says better", async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const order = await createOrder(ctx);
    const { externalId } = await createShipment(ctx, order, { promised_at: hoursAgo(-48) });
    await addEvent(ctx, { externalId }, { id: '1', status: 'in_transit', local_time: '2026-11-24T08:15' });
    await addEvent(ctx, { externalId }, { id: '1', status: 'in_transit', local_time: '2026-11-24T08:15' });
    await addEvent(
      ctx,
      { externalId },
      { status: 'attempt_failed', sub_status: 'not_home', location: { city: 'Ulm', country: 'DE' } },
    );
    const shipment = await getShipment(ctx, { externalId });
    expect(shipment).toMatchObject({
      status: 'attempt_failed',
      sub_status: 'not_home',
      action_by: 'shopper',
      eta: { source: 'promised' },
      events: [
        { location: { city: 'Ulm', country: 'DE' }, source: 'api' },
        { occurred_at: null, local_time: '2026-11-24T08:15' },
      ],
    });
  });
});

test('folding again what is folded changes nothing and writes to nobody', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const { id, externalId } = await parcel(ctx);
    await appendEvents(ctx, [{ shipmentId: id, observations: JOURNEY }]);
    const before = [await getShipment(ctx, { externalId }), await mails(ctx)];
    await refoldShipments(ctx, [await lockShipment(ctx, { shipmentId: id })]);
    expect([await getShipment(ctx, { externalId }), await mails(ctx)]).toEqual(before);
  });
});

test('another shop cannot add to a parcel, fold it or write it', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const [mine, theirs] = [await createShop(), await createShop()];
    const { id, externalId, order } = await parcel(await as(mine));
    const other = await as(theirs);
    const refused = { code: 'NOT_FOUND' };
    await expect(appendEvents(other, [{ shipmentId: id, observations: JOURNEY }])).rejects.toMatchObject(refused);
    await expect(lockShipment(other, { shipmentId: id })).rejects.toMatchObject(refused);
    await expect(reportEvents(other, { externalId, events: [{ status: 'delivered' }] })).rejects.toMatchObject(refused);
    const shipment = { order_external_id: order.externalId, direction: 'outbound' as const };
    await expect(putShipment(other, { externalId, shipment })).rejects.toMatchObject(refused);
    expect(await getShipment(await as(mine), { externalId })).toMatchObject({ status: 'unknown', events: [] });
  });
});

test('tellers of the same scans in different orders all get through, and nothing is lost', async () => {
  await testPool();
  await withCommittedShop(async (shopId) => {
    const gate = { shopId, actor: { type: 'system' as const, job: 'test' }, now: NOW };
    const parcels = await inShop(gate, async (ctx) => [await parcel(ctx), await parcel(ctx)]);
    const many = Array.from({ length: 60 }, (_, i) => scan(i === 59 ? 'delivered' : 'in_transit', 60 - i));
    await Promise.all(
      Array.from({ length: 16 }, (_, i) =>
        inShop(gate, (ctx) =>
          appendEvents(ctx, [{ shipmentId: parcels[i % 2]?.id ?? '', observations: shuffled(many, i).slice(0, 45) }]),
        ),
      ),
    );
    await inShop(gate, (ctx) => appendEvents(ctx, [{ shipmentId: parcels[0]?.id ?? '', observations: many }]));
    const [row] = await inShop(gate, (ctx) =>
      ctx.db
        .select()
        .from(shipments)
        .where(and(eq(shipments.shopId, shopId), eq(shipments.id, parcels[0]?.id ?? ''))),
    );
    expect(row).toMatchObject({ status: 'delivered', deliveredAt: new Date(hoursAgo(1)) });
    const answer = await inShop(gate, (ctx) => getShipment(ctx, { externalId: parcels[0]?.externalId ?? '' }));
    expect(answer.events).toHaveLength(60);
  });
});

test('of a courier on the round it keeps how far, and not where', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const { id, externalId } = await parcel(ctx);
    const location = { city: 'Berlin', latitude: 52.52, longitude: 13.4 };
    const eta = { earliest: hoursAgo(-1), latest: hoursAgo(-3) };
    await reportEvents(ctx, {
      externalId,
      events: [
        { status: 'in_transit', occurred_at: hoursAgo(3), location },
        { status: 'out_for_delivery', stops_before: 8, eta, location },
        { status: 'out_for_delivery', stops_before: 7, location },
      ],
    });
    const rows = await ctx.db.select().from(trackingEvents).where(eq(trackingEvents.shipmentId, id));
    const told = rows.map(({ status, stops, location: place }) => [
      status,
      stops,
      place?.city,
      place?.latitude ?? null,
    ]);
    expect(told.sort((a, b) => Number(a[1] ?? -1) - Number(b[1] ?? -1))).toEqual([
      ['in_transit', null, 'Berlin', 52.52],
      ['out_for_delivery', 7, 'Berlin', null],
      ['out_for_delivery', 8, 'Berlin', null],
    ]);
    expect((await getShipment(ctx, { externalId })).eta).toMatchObject({ source: 'carrier', latest: eta.latest });
  });
});
