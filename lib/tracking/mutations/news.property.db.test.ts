import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notifications } from '@/db/schema/access';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, withTestDb } from '@/db/testing/test-db';
import { buildEvent } from '@/lib/carriers/rules/build-shipment';
import { eventIdentity } from '@/lib/carriers/rules/event-identity';
import { meaningOf } from '@/lib/carriers/rules/meaning';
import { type Observation, SHIPMENT_STATUSES, type ShipmentStatus } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { NEWS_HOURS } from '@/lib/notifications/constants';
import { appendEvents } from './append-events';

const RUNS = process.env.PORCHLIGHT_DEEP ? 500 : 25;
const HOUR_MS = 3_600_000;

type Step = { status: ShipmentStatus; hoursAgo: number };
const steps = (youngest: number, oldest: number) =>
  fc.uniqueArray(
    fc.record({
      status: fc.constantFrom(...SHIPMENT_STATUSES),
      hoursAgo: fc.integer({ min: youngest, max: oldest }),
    }),
    { minLength: 1, maxLength: 8, selector: ({ hoursAgo }) => hoursAgo },
  );

function scan({ status, hoursAgo }: Step): Observation {
  const time = { occurred_at: new Date(NOW.getTime() - hoursAgo * HOUR_MS).toISOString(), local_time: null };
  const event = buildEvent({ time, meaning: meaningOf(status), code: status });
  const told = { kind: 'event', observed_at: null, received_at: NOW.toISOString(), source: 'test' } as const;
  return { ...event, ...told, key: eventIdentity('test', event) };
}

/** Tells a new parcel some scans in groups of a size; answers what its shopper was written, but for word of lateness. */
async function written(ctx: Ctx, told: readonly Step[], size: number) {
  const { id: shipmentId } = await createShipment(ctx, await createOrder(ctx));
  for (let i = 0; i < told.length; i += size)
    await appendEvents(ctx, [{ shipmentId, observations: told.slice(i, i + size).map(scan) }]);
  const rows = await ctx.db.select().from(notifications).where(eq(notifications.shipmentId, shipmentId));
  return rows.filter(({ event }) => event !== 'shipment.late');
}

const shuffledOnce = (all: fc.Arbitrary<Step[]>) =>
  all.chain((told) =>
    fc.tuple(fc.shuffledSubarray([...told, ...told], { minLength: told.length * 2 }), fc.integer({ min: 1, max: 5 })),
  );

describe('C09: a storm of news', { timeout: 120_000 }, () => {
  it('an import of last year’s parcels writes to nobody', () =>
    withTestDb(async ({ createShop, as }) => {
      const ctx = await as(await createShop());
      await fc.assert(
        fc.asyncProperty(shuffledOnce(steps(NEWS_HOURS + 1, 24 * 365)), async ([told, size]) => {
          expect(await written(ctx, told, size)).toEqual([]);
        }),
        { numRuns: RUNS },
      );
    }));

  it('shuffled and told twice, a journey writes once a headline at most, and never of what is old', () =>
    withTestDb(async ({ createShop, as }) => {
      const ctx = await as(await createShop());
      let mails = 0;
      await fc.assert(
        fc.asyncProperty(shuffledOnce(steps(0, NEWS_HOURS * 2)), async ([told, size]) => {
          const rows = await written(ctx, told, size);
          mails += rows.length;
          expect(new Set(rows.map(({ event }) => event)).size).toBe(rows.length);
          const oldest = NOW.getTime() - NEWS_HOURS * HOUR_MS;
          for (const { data } of rows) {
            const { occurredAt = '' } = data as { occurredAt?: string };
            expect(Date.parse(occurredAt)).toBeGreaterThanOrEqual(oldest);
          }
        }),
        { numRuns: RUNS },
      );
      expect(mails).toBeGreaterThan(0);
    }));
});
