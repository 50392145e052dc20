import { z } from 'zod';
import type { Ctx } from '@/lib/core/context';
import { externalIdField, textField } from '@/lib/core/fields';
import { DELIVERY_KINDS, REQUEST_STATES } from '@/lib/delivery/constants';
import { answerRequest } from '@/lib/delivery/mutations/answer-request';
import { askDelivery } from '@/lib/delivery/mutations/ask-delivery';
import { routeRequests } from '@/lib/delivery/mutations/route-requests';
import { withdrawRequest } from '@/lib/delivery/mutations/withdraw-request';
import { findShipment } from '@/lib/delivery/queries/find-shipment';
import { loadChange } from '@/lib/delivery/queries/load-change';
import { getDeliveryRequest, listDeliveryRequests } from '@/lib/delivery/queries/read-delivery-requests';
import { deliveryOptions } from '@/lib/delivery/rules/delivery-options';
import { answerSchema, deliveryRequestReadSchema, wishSchema } from '@/lib/delivery/schema';
import { byExternalId, byId, endpoint, listQuery, pageInput, pageSchema } from '../endpoint';

const answers = { 200: deliveryRequestReadSchema };

/** A verb on one request; the answer is the request as it stands afterwards. */
const verb = <B extends z.ZodType>(
  name: string,
  summary: string,
  body: B,
  run: (ctx: Ctx, input: { requestId: string } & z.output<B>) => Promise<unknown>,
) =>
  endpoint({
    method: 'POST',
    path: `/delivery-requests/{id}/${name}`,
    summary,
    scope: 'write',
    params: byId,
    body,
    answers,
    run: async (ctx, { params: { id }, body: input }) => {
      await run(ctx, { requestId: id, ...(input as z.output<B> & object) });
      return { body: await getDeliveryRequest(ctx, { id }) };
    },
  });

const optionSchema = z.object({
  kind: z.enum(DELIVERY_KINDS),
  /** How it would reach the carrier; null where it cannot be asked. `link`: on the carrier's own page. */
  road: z.enum(['adapter', 'mail', 'link']).nullable(),
  /** Days to choose among, for `redeliver`. */
  days: z.array(z.string()),
  /** Why it cannot be asked. */
  why: z.string().nullable(),
});

export const deliveryRequestEndpoints = [
  endpoint({
    method: 'GET',
    path: '/shipments/{external_id}/delivery-options',
    summary: 'What may be asked of the carrier about a delivery now, and for the rest why not',
    scope: 'read',
    params: byExternalId,
    answers: { 200: z.object({ data: z.array(optionSchema) }) },
    run: async (ctx, { params }) => {
      const { facts } = await loadChange(ctx, await findShipment(ctx, params));
      const data = deliveryOptions(facts).map((option) =>
        option.road === null
          ? { kind: option.kind, road: null, days: [], why: option.why }
          : { kind: option.kind, road: option.road, days: option.days, why: null },
      );
      return { body: { data } };
    },
  }),
  endpoint({
    method: 'POST',
    path: '/shipments/{external_id}/delivery-requests',
    summary: 'Ask the carrier for another delivery; 422 with `why` where it is not offered, 409 while another waits',
    scope: 'write',
    params: byExternalId,
    body: wishSchema,
    answers: { 201: deliveryRequestReadSchema },
    run: async (ctx, { params, body: wish }) => {
      const { shipmentId } = await findShipment(ctx, params);
      const { requestId } = await askDelivery(ctx, { shipmentId, wish });
      return { status: 201, body: await getDeliveryRequest(ctx, { id: requestId }) };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/delivery-requests',
    summary: 'List what was asked of carriers, newest first',
    scope: 'read',
    query: listQuery.extend({
      state: z.enum(REQUEST_STATES).optional(),
      shipment_external_id: externalIdField.optional(),
    }),
    answers: { 200: pageSchema(deliveryRequestReadSchema) },
    run: async (ctx, { query }) => ({
      body: await listDeliveryRequests(ctx, {
        ...pageInput(query),
        state: query.state,
        shipmentExternalId: query.shipment_external_id,
      }),
    }),
  }),
  endpoint({
    method: 'GET',
    path: '/delivery-requests/{id}',
    summary: 'Read a delivery request',
    scope: 'read',
    params: byId,
    answers,
    run: async (ctx, { params }) => ({ body: await getDeliveryRequest(ctx, params) }),
  }),
  verb('confirm', 'The carrier said yes; the shopper is told', answerSchema, (ctx, input) =>
    answerRequest(ctx, { ...input, state: 'confirmed' }),
  ),
  verb('refuse', 'The carrier said no; the shopper is told', answerSchema, (ctx, input) =>
    answerRequest(ctx, { ...input, state: 'refused' }),
  ),
  verb('withdraw', 'Take it back before it is sent', z.strictObject({}), withdrawRequest),
  endpoint({
    method: 'PUT',
    path: '/connections/{id}/delivery-requests',
    summary: 'Say whose delivery requests go out through a connection, and where to; no carriers: nobody’s',
    scope: 'write',
    params: byId,
    body: z.strictObject({ url: textField(2048).nullable(), carriers: z.array(textField(60, 1)).max(20) }),
    answers: { 204: null },
    run: async (ctx, { params: { id }, body }) => {
      await routeRequests(ctx, { connectionId: id, ...body });
      return { status: 204 };
    },
  }),
];
