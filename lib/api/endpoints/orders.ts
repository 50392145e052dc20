import { orderArrival } from '@/lib/connections/constants';
import { attachParked } from '@/lib/connections/mutations/attach-parked';
import { textField } from '@/lib/core/fields';
import { putOrder } from '@/lib/orders/mutations/put-order';
import { getOrder } from '@/lib/orders/queries/get-order';
import { listOrders } from '@/lib/orders/queries/list-orders';
import { orderReadSchema, orderWriteSchema } from '@/lib/orders/schema';
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
];
