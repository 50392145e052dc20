import { z } from 'zod';
import { orderArrival } from '@/lib/connections/constants';
import { attachParked } from '@/lib/connections/mutations/attach-parked';
import { externalIdField, textField } from '@/lib/core/fields';
import { putOrder } from '@/lib/orders/mutations/put-order';
import { getOrder } from '@/lib/orders/queries/get-order';
import { listOrders } from '@/lib/orders/queries/list-orders';
import { orderReadSchema, orderWriteSchema } from '@/lib/orders/schema';
import { putDispute } from '@/lib/returns/mutations/put-dispute';
import { readDisputes } from '@/lib/returns/queries/list-disputes';
import { disputeInput, disputeReadSchema } from '@/lib/returns/schema';
import { lockArrivals } from '@/lib/tracking/lock-arrivals';
import { byExternalId, endpoint, listQuery, pageInput, pageSchema } from '../endpoint';

export const orderEndpoints = [
  endpoint({
    method: 'PUT',
    path: '/orders/{external_id}',
    summary: 'Write an order whole; an older updated_at changes nothing',
    scope: 'write',
    params: byExternalId,
    body: orderWriteSchema,
    answers: { 200: orderReadSchema, 201: orderReadSchema },
    run: async (ctx, { params: { external_id: externalId }, body }) => {
      await lockArrivals(ctx, [orderArrival(externalId)], 'exclusive');
      const { created } = await putOrder(ctx, { externalId, order: body });
      if (created) await attachParked(ctx, { arrivals: [orderArrival(externalId)] });
      return { status: created ? 201 : 200, body: await getOrder(ctx, { externalId }) };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/orders/{external_id}',
    summary: 'Read an order',
    scope: 'read',
    params: byExternalId,
    answers: { 200: orderReadSchema },
    run: async (ctx, { params }) => ({ body: await getOrder(ctx, { externalId: params.external_id }) }),
  }),
  endpoint({
    method: 'GET',
    path: '/orders',
    summary: 'List orders, or find one by the number that shoppers know',
    scope: 'read',
    query: listQuery.extend({ number: textField(64).optional() }),
    answers: { 200: pageSchema(orderReadSchema) },
    run: async (ctx, { query }) => ({ body: await listOrders(ctx, { ...pageInput(query), number: query.number }) }),
  }),
  endpoint({
    method: 'PUT',
    path: '/orders/{external_id}/disputes/{dispute_id}',
    summary: 'Tell of a dispute about the payment: while it is open nothing is refunded; lost, it counts as refunded',
    scope: 'write',
    params: byExternalId.extend({ dispute_id: externalIdField }),
    body: disputeInput,
    answers: { 200: z.object({ data: z.array(disputeReadSchema) }) },
    run: async (ctx, { params: { external_id: orderExternalId, dispute_id: externalId }, body }) => {
      await putDispute(ctx, {
        order: { orderExternalId },
        externalId,
        source: 'api',
        state: body.state,
        amount: body.amount.amount,
        currency: body.amount.currency,
        reason: body.reason || null,
        openedAt: body.opened_at ? new Date(body.opened_at) : null,
        updatedAt: body.updated_at ? new Date(body.updated_at) : null,
      });
      return { body: { data: await readDisputes(ctx, { orderExternalId }) } };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/orders/{external_id}/disputes',
    summary: 'List the disputes about the payment',
    scope: 'read',
    params: byExternalId,
    answers: { 200: z.object({ data: z.array(disputeReadSchema) }) },
    run: async (ctx, { params }) => ({
      body: { data: await readDisputes(ctx, { orderExternalId: params.external_id }) },
    }),
  }),
];
