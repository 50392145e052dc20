import type { Ctx } from '@/lib/core/context';
import { lockShipment } from '../lock-shipment';
import { refoldShipments } from './refold-shipments';

/**
 * Looks at a parcel again at the moment that was set for it, though nobody has told anything of it: its day is estimated
 * anew and, where it will be late, the shopper is told first. Before that moment, and for a parcel that needs no looking
 * any more, it does nothing. Throws NOT_FOUND for an unknown or foreign shipment.
 */
export async function checkShipment(ctx: Ctx, input: { shipmentId: string }): Promise<void> {
  const locked = await lockShipment(ctx, input);
  const { checkAt } = locked.shipment;
  if (checkAt && checkAt <= ctx.now) await refoldShipments(ctx, [locked]);
}
