import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { orders } from '@/db/schema/orders';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, withTestDb } from '@/db/testing/test-db';
import { meaningOf } from '@/lib/carriers/rules/meaning';
import { type Observation, SHIPMENT_STATUSES } from '@/lib/carriers/types';
import { getShipment } from '../queries/get-shipment';
import { listObservations } from '../queries/list-observations';
import { trackingKey } from '../schema';
import { appendEvents } from './append-events';

const RUNS = process.env.PORCHLIGHT_DEEP ? 500 : 40;

const words = fc.option(fc.oneof(fc.constant('a\0b\ud800c'), fc.string({ unit: 'binary', maxLength: 40 })));
const times = fc.option(
  fc.oneof(
    fc.date({ min: new Date('2026-10-01'), max: NOW, noInvalidDate: true }).map((date) => date.toISOString()),
    fc.constantFrom('not a time', '2026-11-20T10:15:30.123456Z', '2026-11-20T10:15:30+02:00', '2026-11-20'),
  ),
);
const place = fc.record({
  city: words,
  region: words,
  postal_code: words,
  country: fc.constantFrom('DE', 'AT', null),
  latitude: fc.constantFrom(52.52, -0.125, null),
  longitude: fc.constantFrom(13.4, 1e-7, null),
});
const eta = { earliest: '2026-11-26', latest: '2026-11-27', source: 'carrier', confidence: 'medium' } as const;

const observation = fc
  .record({
    kind: fc.constantFrom('event' as const, 'declaration' as const),
    key: fc.integer({ min: 0, max: 12 }).map((n) => `scan ${n}`),
    status: fc.constantFrom(...SHIPMENT_STATUSES),
    occurred_at: times,
    local_time: fc.constantFrom(null, '2026-11-20', '2026-11-20T10:15:00'),
    observed_at: times,
    code: words,
    description: words,
    location: fc.option(place),
    eta: fc.constantFrom(null, eta),
    stops: fc.constantFrom(null, 0, 7),
  })
  .map(
    (told): Observation => ({
      ...told,
      ...meaningOf(told.status),
      received_at: NOW.toISOString(),
      source: 'test',
    }),
  );
/** Told of the parcel itself, of the number it bears, or of one it does not bear. */
const telling = fc.record({
  told: fc.array(observation, { maxLength: 6 }),
  of: fc.constantFrom('itself', 'its number', 'another number'),
});

it(
  'what a parcel is folded from is what is read back, whatever is told, how often and of which number',
  () =>
    withTestDb(async ({ createShop, as }) => {
      const ctx = await as(await createShop());
      await fc.assert(
        fc.asyncProperty(
          fc.array(telling, { minLength: 1, maxLength: 4 }),
          fc.boolean(),
          async (tellings, isErased) => {
            const order = await createOrder(ctx);
            const { id: shipmentId, externalId } = await createShipment(ctx, order, { tracking_number: 'AB 12' });
            if (isErased) {
              const own = and(eq(orders.shopId, ctx.shopId), eq(orders.id, order.id));
              await ctx.db.update(orders).set({ erasedAt: NOW }).where(own);
            }
            for (const { told, of } of tellings) {
              const key = of === 'itself' ? null : trackingKey(of === 'its number' ? 'AB 12' : 'CD 34');
              const [appended] = await appendEvents(ctx, [{ shipmentId, observations: told, trackingKey: key }]);
              const stored = (await listObservations(ctx, [shipmentId])).get(shipmentId) ?? [];
              const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
              expect([...(appended?.facts ?? [])].sort(byId)).toEqual(stored.sort(byId));
              const facts = new Map([[shipmentId, appended?.facts ?? []]]);
              expect(await getShipment(ctx, { externalId, facts })).toEqual(await getShipment(ctx, { externalId }));
            }
          },
        ),
        { numRuns: RUNS },
      );
    }),
  120_000,
);
