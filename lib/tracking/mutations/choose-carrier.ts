import { and, eq } from 'drizzle-orm';
import { shipments } from '@/db/schema/shipments';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import { weighCarrier } from '@/lib/carriers/rules/weigh-carrier';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { announceShipments } from '../announce-shipments';
import { lockShipment } from '../lock-shipment';
import { refoldShipments } from './refold-shipments';

/**
 * A person says whose a parcel is: the carrier it was said to be, or one that its number can be of. That stands until the
 * shop's systems tell another number or another name.
 * Throws NOT_FOUND for an unknown or foreign shipment, INVALID for a carrier that it cannot be.
 */
export async function chooseCarrier(ctx: Ctx, input: { shipmentId: string; carrier: string }): Promise<void> {
  const { shipment } = await lockShipment(ctx, { shipmentId: input.shipmentId });
  const { others } = weighCarrier(shipment.trackingNumber, shipment.carrier);
  const possible = [shipment.carrier, shipment.carrierTold, ...others];
  if (!possible.includes(input.carrier)) throw new AppError('INVALID', 'The number cannot be of that carrier.');
  await ctx.db
    .update(shipments)
    .set({ carrier: input.carrier, carrierBy: 'staff', carrierDoubt: null, updatedAt: ctx.now })
    .where(and(eq(shipments.shopId, ctx.shopId), eq(shipments.id, shipment.id)));
  await refoldShipments(ctx, [await lockShipment(ctx, { shipmentId: shipment.id })]);
  await recordAudit(ctx, {
    action: 'shipment.carrier_chosen',
    entity: 'shipment',
    entityId: shipment.id,
    details: { from: shipment.carrier, to: input.carrier },
  });
  if (shipment.carrier !== input.carrier) {
    await announceShipments(ctx, [{ type: 'shipment.updated', shipmentId: shipment.id, orderId: shipment.orderId }]);
  }
}
