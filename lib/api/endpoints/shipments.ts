import { shipmentArrival } from '@/lib/connections/constants';
import { attachParked } from '@/lib/connections/mutations/attach-parked';
import { textField } from '@/lib/core/fields';
import { weighReturns } from '@/lib/returns/mutations/weigh-returns';
import { lockArrivals } from '@/lib/tracking/lock-arrivals';
import { putShipment } from '@/lib/tracking/mutations/put-shipment';
import { reportEvents } from '@/lib/tracking/mutations/report-events';
import { getShipment } from '@/lib/tracking/queries/get-shipment';
import { listShipments } from '@/lib/tracking/queries/list-shipments';
import { eventsWriteSchema, shipmentReadSchema, shipmentWriteSchema, trackingKey } from '@/lib/tracking/schema';
import { byExternalId, endpoint, listQuery, pageInput, pageSchema } from '../endpoint';

export const shipmentEndpoints = [
  endpoint({
    method: 'PUT',
    path: '/shipments/{external_id}',
    summary: 'Write a shipment of an order whole; scans that waited for its number are attached',
    scope: 'write',
    params: byExternalId,
    body: shipmentWriteSchema,
    answers: { 200: shipmentReadSchema, 201: shipmentReadSchema },
    run: async (ctx, { params: { external_id: externalId }, body }) => {
      const key = trackingKey(body.tracking_number);
      const arrivals = [shipmentArrival(externalId), ...(key ? [key] : [])];
      await lockArrivals(ctx, arrivals, 'exclusive');
      const { created, shipmentId } = await putShipment(ctx, { externalId, shipment: body });
      if (body.weight_grams && body.direction === 'return')
        await weighReturns(ctx, [{ shipmentId, grams: body.weight_grams, by: 'api' }]);
      await attachParked(ctx, { arrivals });
      return { status: created ? 201 : 200, body: await getShipment(ctx, { externalId }) };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/shipments/{external_id}',
    summary: 'Read a shipment: where it is, when it comes, every scan',
    scope: 'read',
    params: byExternalId,
    answers: { 200: shipmentReadSchema },
    run: async (ctx, { params }) => ({ body: await getShipment(ctx, { externalId: params.external_id }) }),
  }),
  endpoint({
    method: 'GET',
    path: '/shipments',
    summary: 'List shipments, or find those of a tracking number',
    scope: 'read',
    query: listQuery.extend({ tracking_number: textField(128).optional() }),
    answers: { 200: pageSchema(shipmentReadSchema) },
    run: async (ctx, { query }) => ({
      body: await listShipments(ctx, { ...pageInput(query), trackingNumber: query.tracking_number }),
    }),
  }),
  endpoint({
    method: 'POST',
    path: '/shipments/{external_id}/events',
    summary: "Add a merchant's own or a local courier's scans; one told twice counts once",
    scope: 'write',
    params: byExternalId,
    body: eventsWriteSchema,
    answers: { 200: shipmentReadSchema },
    run: async (ctx, { params: { external_id: externalId }, body }) => {
      const { facts } = await reportEvents(ctx, { externalId, events: body.events });
      return { body: await getShipment(ctx, { externalId, facts }) };
    },
  }),
];
