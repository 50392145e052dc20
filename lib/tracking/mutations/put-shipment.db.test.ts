import { expect, test } from 'vitest';
import { createOrder, orderDocument } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, testPool, withCommittedShop, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { putOrder } from '@/lib/orders/mutations/put-order';
import { getOrder } from '@/lib/orders/queries/get-order';
import { getShipment } from '../queries/get-shipment';
import { listShipments } from '../queries/list-shipments';
import type { ShipmentWrite } from '../schema';
import { putShipment } from './put-shipment';
import { reportEvents } from './report-events';

const write = (ctx: Ctx, externalId: string, members: Partial<ShipmentWrite> & { order_external_id: string }) =>
  putShipment(ctx, { externalId, shipment: { direction: 'outbound', ...members } });

const errorsOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (error) => [error.code, error.details.errors?.[0]?.path].join(' '),
  );

const line = (line_external_id: string, quantity: number) => ({ line_external_id, quantity });

test('a shipment is answered as it was written; writing it again replaces it', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const { externalId: order_external_id } = await createOrder(ctx, {
      lines: [{ external_id: 'a', quantity: 3 }, { external_id: 'b' }],
    });
    const first = {
      order_external_id,
      carrier: 'DHL Paket',
      tracking_number: '0034 0434-1613 6521',
      service: 'Express',
      note: 'Fragile',
    };
    expect(
      await write(ctx, 's', { ...first, lines: [line('a', 2)], shipped_at: '2026-11-24T10:00:00+01:00' }),
    ).toMatchObject({ created: true });
    expect(await getShipment(ctx, { externalId: 's' })).toMatchObject({
      ...first,
      carrier: 'dhl_de',
      carrier_name: 'DHL Paket',
      direction: 'outbound',
      status: 'unknown',
      shipped_at: '2026-11-24T09:00:00.000Z',
      lines: [line('a', 2)],
      eta: null,
    });
    expect(await write(ctx, 's', { order_external_id, lines: [line('b', 1)] })).toMatchObject({ created: false });
    expect(await getShipment(ctx, { externalId: 's' })).toMatchObject({
      carrier: null,
      service: null,
      tracking_number: null,
      shipped_at: null,
      // The note may be the console's: a write that does not speak of it leaves it.
      note: 'Fragile',
      lines: [line('b', 1)],
    });
    await write(ctx, 's', { order_external_id, lines: [line('b', 1)], note: null });
    expect(await getShipment(ctx, { externalId: 's' })).toMatchObject({ note: null });
  });
});

test('a number tells its carrier where nobody else does, and finds its parcel however it is spaced', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const { externalId: order_external_id } = await createOrder(ctx);
    await write(ctx, 's', { order_external_id, tracking_number: '1Z5R89390357567127' });
    const found = await listShipments(ctx, { limit: 5, after: null, trackingNumber: '1z5r 8939-0357567127' });
    expect(found.data).toMatchObject([{ external_id: 's', carrier: 'ups' }]);
  });
});

test('no more leaves than was ordered; a lost or returned parcel may be sent again', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const { externalId: order_external_id } = await createOrder(ctx, {
      lines: [
        { external_id: 'a', quantity: 3 },
        { external_id: 'b' },
        { external_id: 'card', requires_shipping: false },
      ],
    });
    const put = (id: string, ...lines: ReturnType<typeof line>[]) => write(ctx, id, { order_external_id, lines });
    await put('one', line('a', 2));
    expect(await errorsOf(put('two', line('b', 1), line('a', 2)))).toBe('INVALID lines[1].quantity');
    expect(await errorsOf(put('two', line('a', 1), line('nothing', 1)))).toBe('INVALID lines[1].line_external_id');
    await put('one', line('a', 3));
    expect(await errorsOf(put('two', line('a', 1)))).toBe('INVALID lines[0].quantity');
    await reportEvents(ctx, { externalId: 'one', events: [{ status: 'exception', sub_status: 'lost' }] });
    expect(await errorsOf(put('two', line('a', 3)))).toBe('none');
    // what names no lines takes what is left to send; what comes back is counted by itself
    await write(ctx, 'three', { order_external_id });
    expect((await getShipment(ctx, { externalId: 'three' })).lines).toEqual([line('b', 1)]);
    expect(await errorsOf(write(ctx, 'back', { order_external_id, direction: 'return', lines: [line('a', 3)] }))).toBe(
      'none',
    );
  });
});

test('a parcel may move to the order it really belongs to, of the same shop only', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const [mine, theirs] = [await createShop(), await createShop()];
    const foreign = await createOrder(await as(theirs), { externalId: 'foreign' });
    const ctx = await as(mine);
    const [wrong, right] = [await createOrder(ctx), await createOrder(ctx)];
    const { externalId } = await createShipment(ctx, wrong);
    await write(ctx, externalId, { order_external_id: right.externalId });
    expect((await getShipment(ctx, { externalId })).order_external_id).toBe(right.externalId);
    expect(await errorsOf(write(ctx, externalId, { order_external_id: foreign.externalId }))).toBe(
      'NOT_FOUND order_external_id',
    );
    // in another shop the same id is another shipment
    await createShipment(await as(theirs), foreign, { externalId });
    expect((await getShipment(await as(mine), { externalId })).order_external_id).toBe(right.externalId);
  });
});

test('orders and parcels written at once: never more units sent than the order has, and nobody fails', async () => {
  await testPool();
  await withCommittedShop(async (shopId) => {
    const gate = { shopId, actor: { type: 'api' as const, keyId: 'k' }, now: NOW };
    const order = orderDocument(NOW, { lines: [{ external_id: 'a', quantity: 4 }, { external_id: 'b' }] });
    await inShop(gate, (ctx) => putOrder(ctx, { externalId: 'o', order }));
    const outcomes = await Promise.all(
      Array.from({ length: 24 }, (_, i) =>
        errorsOf(
          inShop<unknown>(gate, (ctx) =>
            i % 3 === 0
              ? putOrder(ctx, { externalId: 'o', order: { ...order, note: `${i}` } })
              : write(ctx, `s${i % 8}`, { order_external_id: 'o', lines: [line('a', 1)] }),
          ),
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome !== 'none' && outcome !== 'INVALID lines[0].quantity')).toEqual([]);
    const sent = await inShop(gate, (ctx) => listShipments(ctx, { limit: 100, after: null }));
    expect(sent.data.flatMap(({ lines }) => lines)).toHaveLength(4);
    expect((await inShop(gate, (ctx) => getOrder(ctx, { externalId: 'o' }))).lines).toHaveLength(2);
  });
});
