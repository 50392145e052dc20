import { and, eq, max } from 'drizzle-orm';
import { trackingEvents } from '@/db/schema/shipments';
import type { CanonicalShipment, Source } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { lockArrivals } from '@/lib/tracking/lock-arrivals';
import { putShipment } from '@/lib/tracking/mutations/put-shipment';
import { shipmentWriteSchema, trackingKey } from '@/lib/tracking/schema';
import { shipmentArrival } from '../constants';
import type { FoundShipment } from '../queries/find-shipments';
import { tellsParcel } from '../rules/tells-parcel';
import { arrivedOrder, attempt, refused, unknownOrder, type Waiting } from '../waiting';
import { attachParked } from './attach-parked';

/**
 * The shipment that scans belong to. Where a platform names the order, the shipment is made or brought up to date from
 * what it says, unless it was told something newer already.
 */
export async function storeShipment(
  ctx: Ctx,
  source: Source,
  told: CanonicalShipment,
  found: FoundShipment | null,
): Promise<{ shipment: FoundShipment | null; waiting?: Waiting }> {
  const orderExternalId = told.order_external_id;
  if (orderExternalId === null || !tellsParcel(source, told)) return { shipment: found };
  if (!(await arrivedOrder(ctx, orderExternalId))) {
    return found ? { shipment: found } : { shipment: null, waiting: unknownOrder(orderExternalId) };
  }
  if (found && (await knowsNewer(ctx, source, told, found))) return { shipment: found };
  const number = told.tracking_number ?? found?.trackingNumber ?? null;
  const externalId = found?.externalId ?? told.external_id ?? `${source}:${number}`;
  const written = shipmentWriteSchema.safeParse({
    order_external_id: orderExternalId,
    carrier: (told.carrier_by_number ? null : told.carrier) ?? found?.carrierTold,
    service: told.service,
    tracking_number: number,
    shipped_at: told.shipped_at,
    promised_at: told.promised_at,
    lines: told.lines,
    direction: told.direction,
  });
  if (!written.success) return { shipment: found, waiting: refused('A shipment that cannot be stored.') };
  await lockArrivals(ctx, [shipmentArrival(externalId)], 'exclusive');
  let shipmentId = '';
  const failure = await attempt(ctx, async (inner) => {
    ({ shipmentId } = await putShipment(inner, { externalId, shipment: written.data }));
  });
  if (failure) return { shipment: found, waiting: failure };
  const key = trackingKey(number);
  await attachParked(ctx, { arrivals: [shipmentArrival(externalId), ...(key ? [key] : [])] });
  return {
    shipment: {
      id: shipmentId,
      externalId,
      carrier: told.carrier ?? found?.carrier ?? null,
      carrierTold: written.data.carrier ?? null,
      trackingNumber: number,
      trackingKey: key,
    },
  };
}

async function knowsNewer(ctx: Ctx, source: Source, told: CanonicalShipment, found: FoundShipment): Promise<boolean> {
  if (told.observed_at === null) return false;
  const [newest] = await ctx.db
    .select({ at: max(trackingEvents.observedAt) })
    .from(trackingEvents)
    .where(
      and(
        eq(trackingEvents.shopId, ctx.shopId),
        eq(trackingEvents.shipmentId, found.id),
        eq(trackingEvents.source, source),
      ),
    );
  return newest?.at instanceof Date && newest.at > new Date(told.observed_at);
}
