import { and, desc, eq, lt, or, sql } from 'drizzle-orm';
import { deliveryRequests } from '@/db/schema/delivery-requests';
import { orders } from '@/db/schema/orders';
import { shipments } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { type PageInput, pageOf } from '@/lib/core/paging';
import type { RequestState } from '../constants';
import type { DeliveryRequestRead } from '../schema';

const iso = (at: Date | null) => at?.toISOString() ?? null;

const select = (ctx: Ctx) =>
  ctx.db
    .select({
      row: deliveryRequests,
      order: orders.externalId,
      shipment: shipments.externalId,
      trackingNumber: shipments.trackingNumber,
    })
    .from(deliveryRequests)
    .innerJoin(
      shipments,
      and(eq(shipments.shopId, deliveryRequests.shopId), eq(shipments.id, deliveryRequests.shipmentId)),
    )
    .innerJoin(orders, and(eq(orders.shopId, deliveryRequests.shopId), eq(orders.id, deliveryRequests.orderId)))
    .$dynamic();

type Selected = Awaited<ReturnType<typeof select>>[number];

const read = ({ row, order, shipment, trackingNumber }: Selected): DeliveryRequestRead => ({
  id: row.id,
  order_external_id: order,
  shipment_external_id: shipment,
  carrier: row.carrier,
  tracking_number: trackingNumber,
  kind: row.kind,
  wanted: row.wanted as Record<string, string | null>,
  state: row.state,
  road: row.road,
  attempts: row.attempts,
  last_error: row.lastError,
  reference: row.reference,
  answer: row.answer,
  asked_at: row.askedAt.toISOString(),
  sent_at: iso(row.sentAt),
  answer_by: iso(row.answerBy),
  settled_at: iso(row.settledAt),
});

/** One request. Throws NOT_FOUND, also for another shop's. */
export async function getDeliveryRequest(ctx: Ctx, input: { id: string }): Promise<DeliveryRequestRead> {
  if (!isId(input.id)) throw notFound('delivery request');
  const [found] = await select(ctx).where(
    and(eq(deliveryRequests.shopId, ctx.shopId), eq(deliveryRequests.id, input.id)),
  );
  if (!found) throw notFound('delivery request');
  return read(found);
}

/** Requests, newest first; of one state or one shipment where they are named. */
export async function listDeliveryRequests(
  ctx: Ctx,
  input: PageInput & { state?: RequestState; shipmentExternalId?: string },
): Promise<{ data: DeliveryRequestRead[]; next_cursor: string | null }> {
  const { after, limit } = input;
  const rows = await select(ctx)
    .where(
      and(
        eq(deliveryRequests.shopId, ctx.shopId),
        input.state && eq(deliveryRequests.state, input.state),
        input.shipmentExternalId ? eq(shipments.externalId, input.shipmentExternalId) : undefined,
        after
          ? or(
              lt(deliveryRequests.askedAt, new Date(after.at)),
              and(eq(deliveryRequests.askedAt, new Date(after.at)), sql`${deliveryRequests.id} < ${after.id}::uuid`),
            )
          : undefined,
      ),
    )
    .orderBy(desc(deliveryRequests.askedAt), desc(deliveryRequests.id))
    .limit(limit + 1);
  const page = pageOf(rows, limit, ({ row }) => ({ at: row.askedAt.toISOString(), id: row.id }));
  return { ...page, data: page.data.map(read) };
}
