import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { checkInvariants } from '@/db/invariants';
import { createOrder, orderDocument } from '@/db/testing/factories/create-order';
import { NOW, testPool, withCommittedShop, withTestDb } from '@/db/testing/test-db';
import { eventIdentity } from '@/lib/carriers/rules/event-identity';
import { meaningOf } from '@/lib/carriers/rules/meaning';
import { isOfThisParcel } from '@/lib/carriers/rules/parcel-start';
import type { Observation, ShipmentStatus } from '@/lib/carriers/types';
import { loadShipmentDetail } from '@/lib/cases/queries/load-shipment-detail';
import { shipmentDetail } from '@/lib/cases/rules/shipment-detail';
import type { Ctx } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { putOrder } from '@/lib/orders/mutations/put-order';
import { appendEvents } from './mutations/append-events';
import { putShipment } from './mutations/put-shipment';
import { reportEvents } from './mutations/report-events';
import { getShipment } from './queries/get-shipment';
import { THIS_PARCEL } from './queries/this-parcel-sql';

const NUMBER = '1Z12345E0205271688';
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();

function scan(status: ShipmentStatus, time: { at: string } | { wall: string }): Observation {
  const event = {
    ...meaningOf(status),
    id: null,
    occurred_at: 'at' in time ? time.at : null,
    local_time: 'wall' in time ? time.wall : null,
    code: status.toUpperCase(),
    description: null,
    location: null,
  };
  const told = { observed_at: null, received_at: NOW.toISOString(), source: 'ups' };
  return { ...event, ...told, kind: 'event', key: eventIdentity('ups', event) };
}

async function parcel(ctx: Ctx, members: { placedDaysAgo?: number; shipped_at?: string } = {}) {
  const order = await createOrder(ctx, { placed_at: daysAgo(members.placedDaysAgo ?? 2) });
  const shipment = {
    order_external_id: order.externalId,
    carrier: 'ups',
    tracking_number: NUMBER,
    direction: 'outbound' as const,
    shipped_at: members.shipped_at,
  };
  const { shipmentId } = await putShipment(ctx, { externalId: 'parcel', shipment });
  const tell = (...observations: Observation[]) =>
    appendEvents(ctx, [{ shipmentId, observations, trackingKey: NUMBER }]);
  const state = () => getShipment(ctx, { externalId: 'parcel' });
  return { order, shipmentId, tell, state };
}

test('the last parcel of a number does not deliver the next, though nobody said when its label was made', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const { shipmentId, tell, state } = await parcel(ctx);
    await tell(scan('in_transit', { at: daysAgo(204) }), scan('delivered', { at: daysAgo(200) }));
    expect(await state()).toMatchObject({ status: 'unknown', delivered_at: null, shipped_at: null });

    await tell(scan('in_transit', { at: daysAgo(1) }), scan('delivered', { wall: '2025-04-02T10:00' }));
    const answer = await state();
    expect(answer).toMatchObject({ status: 'in_transit', delivered_at: null, shipped_at: daysAgo(1) });
    // Nothing is dropped: it is there, and it is said why it does not count.
    expect(answer.events.map(({ status, ignored }) => [status, ignored])).toEqual([
      ['in_transit', undefined],
      ['delivered', 'earlier_parcel'],
      ['in_transit', 'earlier_parcel'],
      ['delivered', 'earlier_parcel'],
    ]);

    const facts = await loadShipmentDetail(ctx, { shipmentId });
    const desk = shipmentDetail(facts, { now: NOW, people: [], mayWork: true, mayReplay: true });
    const marked = desk.scans.filter(({ marks }) => marks.some((mark) => mark.startsWith('from before this parcel')));
    expect(marked).toHaveLength(3);
  });
});

test('what the shop says of the shipment itself is its own, however old', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const { state } = await parcel(ctx);
    await reportEvents(ctx, { externalId: 'parcel', events: [{ status: 'delivered', occurred_at: daysAgo(200) }] });
    expect(await state()).toMatchObject({ status: 'delivered', delivered_at: daysAgo(200) });
  });
});

test('an order that turns out to be older has its parcels read again, and the ledger checks agree', async () => {
  await withCommittedShop(async (shopId) => {
    const gate = { shopId, actor: { type: 'system' as const, job: 'test' }, now: NOW };
    const within = <T>(work: (ctx: Ctx) => Promise<T>) => inShop(gate, work);
    const order = await within(async (ctx) => {
      const made = await parcel(ctx);
      await made.tell(scan('delivered', { at: daysAgo(60) }), scan('pre_transit', { at: daysAgo(1) }));
      expect((await made.state()).status).toBe('pre_transit');
      return made.order;
    });
    expect(await unsound()).toEqual([]);
    const document = orderDocument(NOW, { number: order.number, placed_at: daysAgo(62) });
    await within((ctx) => putOrder(ctx, { externalId: order.externalId, order: document }));
    const answer = await within((ctx) => getShipment(ctx, { externalId: 'parcel' }));
    expect(answer).toMatchObject({ status: 'delivered', delivered_at: daysAgo(60) });
    expect(await unsound()).toEqual([]);
  });
});

/** Ledger checks that fail, asked as the owner of the database. */
async function unsound(): Promise<string[]> {
  const client = await (await testPool()).connect();
  try {
    await client.query('set role none');
    return (await checkInvariants(client, NOW)).filter(({ violations }) => violations > 0).map(({ id }) => id);
  } finally {
    client.release(true);
  }
}

type Row = Record<'occurred_at' | 'local_time' | 'labelled_at', string | null> & {
  placed_at: string;
  of_number: boolean;
  own: boolean;
};

test('the database and the rule agree about what is of a parcel', async () => {
  await withTestDb(async ({ createShop, as }) => {
    for (const shipped_at of [undefined, daysAgo(1)]) {
      const ctx = await as(await createShop());
      const { shipmentId, tell } = await parcel(ctx, { shipped_at });
      const days = [0, 1, 2, 2.9, 3, 3.1, 29, 31.9, 32, 32.1, 33, 34, 400];
      const instants = days.map((day) => scan('in_transit', { at: daysAgo(day) }));
      const walls = days.flatMap((day) => [
        scan('in_transit', { wall: daysAgo(day).slice(0, 10) }),
        scan('in_transit', { wall: daysAgo(day).slice(0, 16) }),
      ]);
      await tell(...instants, ...walls);
      await appendEvents(ctx, [{ shipmentId, observations: [scan('in_transit', { at: daysAgo(500) })] }]);
      const { rows } = await ctx.db.execute<Row>(sql`
        select e.occurred_at, e.local_time, e.tracking_key is not null as of_number, s.labelled_at, o.placed_at,
          ${sql.raw(THIS_PARCEL)} as own
        from tracking_events e join shipments s on s.shop_id = e.shop_id and s.id = e.shipment_id
        join orders o on o.shop_id = s.shop_id and o.id = s.order_id where e.shop_id = ${ctx.shopId}`);
      const iso = (value: string | null | undefined) => (value ? new Date(value).toISOString() : null);
      const ruled = rows.map(({ occurred_at, local_time, of_number, labelled_at, placed_at }) =>
        isOfThisParcel(
          { occurred_at: iso(occurred_at), local_time, of_number },
          { labelledAt: iso(labelled_at), orderedAt: iso(placed_at) },
        ),
      );
      expect(new Set(ruled)).toEqual(new Set([true, false]));
      expect(rows.map(({ own }) => own)).toEqual(ruled);
    }
  });
});
