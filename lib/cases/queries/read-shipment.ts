import { may } from '@/lib/auth/permissions';
import type { Ctx } from '@/lib/core/context';
import { shipmentDetail } from '../rules/shipment-detail';
import type { ShipmentDetail } from '../types';
import { loadShipmentDetail } from './load-shipment-detail';
import { listColleagues } from './read-case-list';

/** One parcel, worded. @throws AppError NOT_FOUND */
export async function readShipment(ctx: Ctx, input: { shipmentId: string }): Promise<ShipmentDetail> {
  const [facts, people] = await Promise.all([loadShipmentDetail(ctx, input), listColleagues(ctx)]);
  const role = ctx.actor.type === 'staff' ? ctx.actor.role : 'viewer';
  return shipmentDetail(facts, {
    now: ctx.now,
    people,
    mayWork: may(role, 'orders:write'),
    mayReplay: may(role, 'connections:write'),
  });
}
