import { and, eq } from 'drizzle-orm';
import { orderLines } from '@/db/schema/orders';
import { returnLines, returns } from '@/db/schema/returns';
import { shipments } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { startOfDay } from '@/lib/core/local-date';
import { putShipment } from '@/lib/tracking/mutations/put-shipment';
import { getDeliveryRules } from '@/lib/tracking/queries/get-delivery-rules';
import { listOpenLines } from '@/lib/tracking/queries/list-open-lines';
import { plannedParcelId } from '@/lib/tracking/rules/planned-parcel';
import { orderPlace } from '../queries/order-place';
import { exchangeArrival } from '../rules/exchange-arrival';
import { shippingZone } from '../rules/shipping-zone';
import { transitDays } from '../rules/transit-days';

const NO_PARCEL = '00000000-0000-0000-0000-000000000000';

/**
 * The parcel of what is sent instead, among the order's parcels with the day that was promised when it was chosen. It
 * bears no number until the shop ships it, under whatever id: that parcel then takes its place. Where the goods travel
 * already there is none to open.
 * @throws AppError NOT_FOUND
 */
export async function openExchangeParcel(ctx: Ctx, input: { returnId: string }): Promise<void> {
  const [row] = await ctx.db
    .select({ number: returns.number, orderId: returns.orderId })
    .from(returns)
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, input.returnId)));
  if (!row) throw notFound('return');
  const goods = await ctx.db
    .select({ externalId: orderLines.externalId, quantity: returnLines.quantity, resolution: returnLines.resolution })
    .from(returnLines)
    .innerJoin(orderLines, and(eq(orderLines.shopId, returnLines.shopId), eq(orderLines.id, returnLines.lineId)))
    .where(and(eq(returnLines.shopId, ctx.shopId), eq(returnLines.returnId, input.returnId)));
  const units = new Map<string, number>();
  for (const { externalId, quantity, resolution } of goods)
    if (resolution === 'exchange' || resolution === 'replace')
      units.set(externalId, (units.get(externalId) ?? 0) + quantity);
  const open = await listOpenLines(ctx, { orderId: row.orderId, exceptShipmentId: NO_PARCEL, direction: 'outbound' });
  if ([...units].some(([id, count]) => (open.find((line) => line.externalId === id)?.open ?? 0) < count)) return;

  const place = await orderPlace(ctx, row.orderId);
  const zone = shippingZone(place.address) ?? place.zone;
  const country = place.address?.country ?? null;
  const sent = await ctx.db
    .select({ direction: shipments.direction, shippedAt: shipments.shippedAt, deliveredAt: shipments.deliveredAt })
    .from(shipments)
    .where(and(eq(shipments.shopId, ctx.shopId), eq(shipments.orderId, row.orderId)));
  const travelled = transitDays(
    sent.map((one) => ({
      direction: one.direction,
      shipped_at: one.shippedAt?.toISOString(),
      delivered_at: one.deliveredAt?.toISOString(),
    })),
    country,
  );
  const { arrives } = exchangeArrival(
    ctx.now,
    { rules: await getDeliveryRules(ctx), zone: place.zone },
    { transitDays: travelled, country },
  );
  await putShipment(ctx, {
    externalId: plannedParcelId(row.number),
    shipment: {
      order_external_id: place.externalId,
      promised_at: new Date(startOfDay(arrives, zone) + NOON).toISOString(),
      lines: [...units].map(([line_external_id, quantity]) => ({ line_external_id, quantity })),
      direction: 'outbound',
    },
  });
}

const NOON = 12 * 3_600_000;
