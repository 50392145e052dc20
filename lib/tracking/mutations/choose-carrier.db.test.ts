import { expect, test } from 'vitest';
import { createOrder } from '@/db/testing/factories/create-order';
import { withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { getShipment } from '../queries/get-shipment';
import { chooseCarrier } from './choose-carrier';
import { putShipment } from './put-shipment';

const UPS = '1Z999AA10123456784';

async function parcel(ctx: Ctx, carrier: string | null = 'USPS') {
  const order = await createOrder(ctx);
  const tell = async (members: { carrier?: string | null; tracking_number?: string } = {}) => {
    const shipment = {
      order_external_id: order.externalId,
      carrier,
      tracking_number: UPS,
      direction: 'outbound' as const,
    };
    return (await putShipment(ctx, { externalId: 'parcel', shipment: { ...shipment, ...members } })).shipmentId;
  };
  const state = () => getShipment(ctx, { externalId: 'parcel' });
  return { shipmentId: await tell(), tell, state };
}

test('a name that the number contradicts is kept, and told', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const { state, tell } = await parcel(ctx);
    const doubt = { reason: 'other', candidates: ['ups'] };
    expect(await state()).toMatchObject({ carrier: 'usps', carrier_doubt: doubt });
    await tell({ carrier: 'UPS' });
    expect(await state()).toMatchObject({ carrier: 'ups', carrier_doubt: null });
    await tell({ carrier: null, tracking_number: 'LX123456789012' });
    expect(await state()).toMatchObject({ carrier: 'dhl', carrier_doubt: { reason: 'guess' } });
    await tell({ tracking_number: '92055901755477000271990251' });
    expect(await state()).toMatchObject({ carrier: 'usps' });
  });
});

test('what a person decides stands, until another number or name is told', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const ctx = await as(await createShop());
    const { shipmentId, state, tell } = await parcel(ctx);
    await expect(chooseCarrier(ctx, { shipmentId, carrier: 'gls' })).rejects.toMatchObject({ code: 'INVALID' });
    await chooseCarrier(ctx, { shipmentId, carrier: 'ups' });
    expect(await state()).toMatchObject({ carrier: 'ups', carrier_doubt: null });
    await tell();
    expect(await state()).toMatchObject({ carrier: 'ups', carrier_doubt: null });
    await chooseCarrier(ctx, { shipmentId, carrier: 'usps' });
    expect(await state()).toMatchObject({ carrier: 'usps', carrier_doubt: null });
    await tell({ tracking_number: '1Z999AA10123456786' });
    expect((await state()).carrier_doubt).toBeNull();
    await tell({ tracking_number: UPS });
    expect(await state()).toMatchObject({ carrier: 'usps', carrier_doubt: { reason: 'other' } });
  });
});

test('another shop changes nothing', async () => {
  await withTestDb(async ({ createShop, as }) => {
    const { shipmentId } = await parcel(await as(await createShop()));
    const theirs = await as(await createShop());
    await expect(chooseCarrier(theirs, { shipmentId, carrier: 'ups' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
