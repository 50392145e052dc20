import { expect, it } from 'vitest';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { countPromises } from './count-promises';
import { countReturnReasons } from './count-return-reasons';
import { measureDelivery } from './measure-delivery';

const DAY = 86_400_000;
const before = (days: number) => new Date(NOW.getTime() - days * DAY).toISOString();
const since = new Date(NOW.getTime() - 28 * DAY);
const zone = 'Europe/Berlin';

type Parcel = {
  carrier?: string;
  shipped: number;
  promised?: number;
  came?: number;
  direction?: 'outbound' | 'return';
};

async function parcel(ctx: Ctx, { carrier = 'dhl_de', shipped, promised, came, direction }: Parcel) {
  const order = await createOrder(ctx);
  if (direction === 'return') await createShipment(ctx, order);
  const shipment = await createShipment(ctx, order, {
    carrier,
    ...(direction && { direction }),
    shipped_at: before(shipped),
    promised_at: promised === undefined ? undefined : before(promised),
  });
  if (came !== undefined)
    await addEvent(ctx, shipment, {
      status: 'delivered',
      sub_status: 'delivered_to_person',
      occurred_at: before(came),
    });
  return order;
}

it('counts promises by the week of arrival, on the shop’s calendar', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    await parcel(ctx, { shipped: 5, promised: 2, came: 2 });
    await parcel(ctx, { shipped: 5, promised: 3, came: 2 });
    await parcel(ctx, { shipped: 12, promised: 9, came: 10 });
    await parcel(ctx, { shipped: 60, promised: 50, came: 50 });
    await parcel(ctx, { shipped: 4, promised: 1 });
    expect(await countPromises(ctx, { since, zone })).toEqual([
      { week: '2026-11-09', of: 1, kept: 1 },
      { week: '2026-11-23', of: 2, kept: 1 },
    ]);
  }));

it('measures days from dispatch by carrier, of goods sent out and arrived', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    for (const took of [1, 2, 3, 4, 9]) await parcel(ctx, { shipped: 10, came: 10 - took });
    await parcel(ctx, { carrier: 'dpd', shipped: 3, came: 1 });
    await parcel(ctx, { carrier: 'dpd', shipped: 3 });
    await parcel(ctx, { carrier: 'ups', shipped: 3, came: 1, direction: 'return' });
    expect(await measureDelivery(ctx, { since, zone })).toEqual([
      { carrier: 'dhl_de', parcels: 5, half: 3, most: 9 },
      { carrier: 'dpd', parcels: 1, half: 2, most: 2 },
    ]);
  }));

it('counts reasons by units; another shop’s numbers are its own', () =>
  withTestDb(async (t) => {
    const ours = await t.createShop();
    const ctx = await t.as(ours);
    const order = await createOrder(ctx, { lines: [{ quantity: 3 }] });
    const shipment = await createShipment(ctx, order);
    await addEvent(ctx, shipment, { status: 'delivered', sub_status: 'delivered_to_person' });
    const line = {
      line_external_id: order.lines[0]?.externalId ?? '',
      quantity: 2,
      reason: 'too_small',
      resolution: 'refund' as const,
    };
    await createReturn(ctx, { orderId: order.id, lines: [line], method: 'label' });
    expect(await countReturnReasons(ctx, { since })).toEqual([{ reason: 'too_small', units: 2 }]);
    const other = await t.as(await t.createShop());
    expect(await countReturnReasons(other, { since })).toEqual([]);
    expect(await measureDelivery(other, { since, zone })).toEqual([]);
    expect(await countPromises(other, { since, zone })).toEqual([]);
  }));
