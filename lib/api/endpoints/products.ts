import { putProduct } from '@/lib/catalog/mutations/put-product';
import { getProduct } from '@/lib/catalog/queries/get-product';
import { productReadSchema, productWriteSchema } from '@/lib/catalog/schema';
import { byExternalId, endpoint } from '../endpoint';

export const productEndpoints = [
  endpoint({
    method: 'PUT',
    path: '/products/{external_id}',
    summary: 'Write a product and its variants whole',
    scope: 'write',
    params: byExternalId,
    body: productWriteSchema,
    answers: { 200: productReadSchema, 201: productReadSchema },
    run: async (ctx, { params: { external_id: externalId }, body }) => {
      const { created } = await putProduct(ctx, { externalId, product: body });
      return { status: created ? 201 : 200, body: await getProduct(ctx, { externalId }) };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/products/{external_id}',
    summary: 'Read a product',
    scope: 'read',
    params: byExternalId,
    answers: { 200: productReadSchema },
    run: async (ctx, { params }) => ({ body: await getProduct(ctx, { externalId: params.external_id }) }),
  }),
];
