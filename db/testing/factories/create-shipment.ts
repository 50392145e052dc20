import { checkDigit } from '@/lib/carriers/rules/check-digits';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { putShipment } from '@/lib/tracking/mutations/put-shipment';
import type { ShipmentWrite } from '@/lib/tracking/schema';

/** A number as DHL Paket gives them, with a check digit that agrees. */
function paketNumber(): string {
  const serial = `3404${newId().replace(/\D/g, '').slice(-13).padStart(13, '0')}`;
  return `00${serial}${checkDigit({ kind: 'mod10', even: 3, odd: 1 }, serial)}`;
}

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
    tracking_number: paketNumber(),
    direction: 'outbound',
    ...members,
  };
  const { shipmentId } = await putShipment(ctx, { externalId, shipment });
  return { id: shipmentId, externalId, trackingNumber: shipment.tracking_number ?? null };
}
