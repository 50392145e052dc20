import { and, eq, max } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { trackingEvents } from '@/db/schema/shipments';
import type { CanonicalShipment, ReportedRefund, Source } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { storable } from '@/lib/core/fields';
import { withSavepoint } from '@/lib/core/unit-of-work';
import { putOrder } from '@/lib/orders/mutations/put-order';
import { reportRefund } from '@/lib/orders/mutations/report-refund';
import { orderRefundWriteSchema } from '@/lib/orders/schema';
import { lockArrivals } from '@/lib/tracking/lock-arrivals';
import { putShipment } from '@/lib/tracking/mutations/put-shipment';
import { shipmentWriteSchema, trackingKey } from '@/lib/tracking/schema';
import { orderArrival, shipmentArrival } from '../constants';
import type { FoundShipment } from '../queries/find-shipments';
import { incomingOrderSchema } from '../schema';
import type { Waiting } from './apply-payload';
import { attachParked } from './attach-parked';

/** Stores the orders of a shop platform's message; one that does not fit waits for a person. */
export async function storeOrders(ctx: Ctx, documents: readonly unknown[]): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  for (const document of documents) {
    const parsed = incomingOrderSchema.safeParse(document);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      waiting.push(refused(`${issue?.path.join('.')}: ${issue?.message}`));
      continue;
    }
    const { externalId, order } = parsed.data;
    await lockArrivals(ctx, [orderArrival(externalId)], 'exclusive');
    const failure = await attempt(ctx, (inner) => putOrder(inner, { externalId, order, keepRefunds: true }));
    if (failure) waiting.push(failure);
    else await attachParked(ctx, { arrivals: [orderArrival(externalId)] });
  }
  return waiting;
}

/** Stores refunds that a platform tells of by themselves. */
export async function storeRefunds(ctx: Ctx, refunds: readonly ReportedRefund[]): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  for (const refund of refunds) {
    const parsed = orderRefundWriteSchema.safeParse({
      external_id: refund.external_id,
      amount: refund.amount,
      lines: refund.lines,
    });
    const orderExternalId = refund.order_external_id;
    if (!parsed.success || orderExternalId === null) {
      waiting.push(refused('A refund without an order or an amount.'));
    } else if (!(await arrivedOrder(ctx, orderExternalId))) {
      waiting.push(unknownOrder(orderExternalId));
    } else {
      const { external_id: externalId, amount, lines } = parsed.data;
      const failure = await attempt(ctx, (inner) =>
        reportRefund(inner, { orderExternalId, externalId, amount, lines: lines ?? [] }),
      );
      if (failure) waiting.push(failure);
    }
  }
  return waiting;
}

const PLATFORMS: readonly Source[] = ['shopify', 'woocommerce'];

/** Whether a shop platform tells of a whole parcel of an order, not only of a scan. */
export const tellsParcel = (source: Source, told: CanonicalShipment): boolean =>
  PLATFORMS.includes(source) &&
  told.order_external_id !== null &&
  (told.tracking_number !== null || told.lines !== undefined);

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
    carrier: told.carrier ?? found?.carrier,
    service: told.service,
    tracking_number: number,
    shipped_at: told.shipped_at,
    promised_at: told.promised_at,
    lines: told.lines,
    direction: told.direction,
  });
  if (!written.success) return { shipment: found, waiting: refused('A shipment that cannot be stored.') };
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
      carrier: written.data.carrier ?? null,
      trackingNumber: number,
      trackingKey: key,
    },
  };
}

/** Whether the order is there. If not, whoever brings it will find the message that waits. */
async function arrivedOrder(ctx: Ctx, externalId: string): Promise<boolean> {
  const look = () =>
    ctx.db
      .select({ id: orders.id })
      .from(orders)
      .where(and(eq(orders.shopId, ctx.shopId), eq(orders.externalId, externalId)));
  if ((await look()).length > 0) return true;
  await lockArrivals(ctx, [orderArrival(externalId)], 'shared');
  return (await look()).length > 0;
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

/** Runs a verb; what it refuses becomes the reason to wait, and nothing of it stays. */
async function attempt(ctx: Ctx, verb: (ctx: Ctx) => Promise<unknown>): Promise<Waiting | null> {
  try {
    await withSavepoint(ctx, verb);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return refused(error.details.errors?.map(({ message }) => message).join('; ') || error.message);
  }
}

const refused = (detail: string): Waiting => ({ reason: 'refused', detail: storable(detail, 500), waitsFor: null });

const unknownOrder = (externalId: string): Waiting => ({
  reason: 'unknown_order',
  detail: null,
  waitsFor: storable(orderArrival(externalId), 300),
});
