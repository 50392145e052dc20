import { inShop } from '@/lib/core/unit-of-work';
import { checkShipment as check } from '@/lib/tracking/mutations/check-shipment';
import type { ShopTask } from '../task-list';

export const checkShipment: ShopTask<'check-shipment'> = async (gate, { shipmentId }) => {
  await inShop(gate, (ctx) => check(ctx, { shipmentId }));
};
