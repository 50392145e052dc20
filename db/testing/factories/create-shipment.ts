import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { putShipment } from '@/lib/tracking/mutations/put-shipment';
import type { ShipmentWrite } from '@/lib/tracking/schema';

/** A DHL parcel with everything of the order that is in no other, unless told otherwise; through the API's own verb. */
export async function createShipment(
  ctx: Ctx,
  order: { externalId: string },
  overrides: Partial<ShipmentWrite> & { externalId?: string } = {},
): Promise<{ id: string; externalId: string; trackingNumber: string | null }> {
  const { externalId = `shipment-${newId().slice(-12)}`, ...members } = overrides;
  const shipment: ShipmentWrite = {
    order_external_id: order.externalId,
    carrier: 'dhl_de',
    tracking_number: `0034${newId().replace(/\D/g, '').slice(-16).padStart(16, '0')}`,
    direction: 'outbound',
    ...members,
  };
  const { shipmentId } = await putShipment(ctx, { externalId, shipment });
  return { id: shipmentId, externalId, trackingNumber: shipment.tracking_number ?? null };
}
