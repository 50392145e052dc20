import { expect, it } from 'vitest';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { withTestDb } from '@/db/testing/test-db';
import { step, track } from '@/lib/carriers/adapters/shippo/samples';
import { adapterFor } from '@/lib/carriers/registry';
import { foldShipment } from '@/lib/carriers/rules/fold-shipment';
import { toObservations } from '@/lib/carriers/rules/to-observations';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { listUnknownCodes } from '../queries/list-unknown-codes';
import { countUnknownCodes } from './count-unknown-codes';
import { createConnection } from './create-connection';
import { receiveDeliveries } from './receive-deliveries';

const NUMBER = '1000000000000000';
const occurrence = (identifier: string, hour: number, text: string) =>
  `<occurrence><event-identifier>${identifier}</event-identifier><event-date>2026-11-20</event-date>
   <event-time>${String(hour).padStart(2, '0')}:00:00</event-time><event-time-zone>EST</event-time-zone><event-description>${text}</event-description></occurrence>`;
const answer = (...occurrences: string[]) =>
  `<tracking-detail><pin>${NUMBER}</pin><significant-events>${occurrences.join('')}</significant-events></tracking-detail>`;

const KNOWN = occurrence('0174', 8, 'Item out for delivery');
const NEW = [occurrence('9901', 9, 'Item did something new'), occurrence('9901', 10, 'Item did it again')];
const NOISE = occurrence('20', 11, 'Signature image recorded');

async function arrive(ctx: Ctx, connectionId: string, body: string) {
  const [outcome] = await receiveDeliveries(ctx, [{ connectionId, source: 'canada_post', dedupeKey: newId(), body }]);
  return outcome;
}

it('counts what no dictionary knows, once a scan, and guesses nothing from it', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    const order = await createOrder(ctx, {});
    await createShipment(ctx, order, { carrier: 'canada_post', tracking_number: NUMBER });
    const { id } = await createConnection(ctx, { source: 'canada_post' });
    expect(await arrive(ctx, id, answer(...NEW, KNOWN, NOISE))).toBe('processed');
    // the whole history comes again with one scan more
    await arrive(ctx, id, answer(occurrence('9902', 12, 'Another'), ...NEW, KNOWN, NOISE));
    expect(await listUnknownCodes(ctx, { limit: 10 })).toMatchObject([
      { source: 'canada_post', code: '9901', times: 2 },
      { source: 'canada_post', code: '9902', times: 1, description: 'Another' },
    ]);
    const [told] = adapterFor('canada_post').parse(answer(...NEW, KNOWN), 'webhook').shipments;
    const observations = told
      ? toObservations(told, { source: 'canada_post', receivedAt: '2026-11-22T00:00:00Z' })
      : [];
    expect(foldShipment(observations).status).toBe('out_for_delivery');
  }));

it('counts a declared status that nobody knows, once a message that brings anything', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    const order = await createOrder(ctx, {});
    await createShipment(ctx, order, { carrier: 'usps', tracking_number: '9205500000000000000000' });
    const { id: connectionId } = await createConnection(ctx, { source: 'shippo' });
    const body = JSON.stringify(
      track(
        [step('TRANSIT', 'package_arrived', '2026-11-21T10:00:00Z')],
        step('TELEPORTED', null, '2026-11-21T10:00:00Z'),
      ),
    );
    const told = () => receiveDeliveries(ctx, [{ connectionId, source: 'shippo', dedupeKey: newId(), body }]);
    await told();
    await told();
    expect(await listUnknownCodes(ctx, { limit: 10 })).toMatchObject([
      { source: 'shippo', code: 'TELEPORTED', times: 1 },
    ]);
  }));

it('of another shop is not seen, and its own words are none', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    const [told] = adapterFor('canada_post').parse(answer(...NEW), 'webhook').shipments;
    const fresh = told ? toObservations(told, { source: 'canada_post', receivedAt: '2026-11-22T00:00:00Z' }) : [];
    await countUnknownCodes(ctx, [{ source: 'canada_post', inboxId: newId(), fresh }]);
    await countUnknownCodes(ctx, [
      {
        source: 'generic',
        inboxId: newId(),
        fresh: fresh.map((one) => ({ ...one, source: 'generic' })),
      },
    ]);
    expect(await listUnknownCodes(ctx, { limit: 10 })).toHaveLength(1);
    const other = await t.as(await t.createShop());
    expect(await listUnknownCodes(other, { limit: 10 })).toEqual([]);
  }));
