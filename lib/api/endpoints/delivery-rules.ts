import { putDeliveryRules } from '@/lib/tracking/mutations/put-delivery-rules';
import { getDeliveryRules } from '@/lib/tracking/queries/get-delivery-rules';
import { deliveryRulesSchema } from '@/lib/tracking/schema';
import { endpoint } from '../endpoint';

/** When a shop hands its parcels over: what a day is reckoned from before a carrier has named one. */
export const deliveryRulesEndpoints = [
  endpoint({
    method: 'GET',
    path: '/delivery-rules',
    summary: 'When the shop hands parcels over: handling days, cut-off, weekdays, every default filled in',
    scope: 'read',
    answers: { 200: deliveryRulesSchema },
    run: async (ctx) => ({ body: await getDeliveryRules(ctx) }),
  }),
  endpoint({
    method: 'PUT',
    path: '/delivery-rules',
    summary: 'Save when the shop hands parcels over; estimates made from now on follow it',
    scope: 'write',
    body: deliveryRulesSchema,
    answers: { 200: deliveryRulesSchema },
    run: async (ctx, { body }) => {
      await putDeliveryRules(ctx, { rules: body });
      return { body: await getDeliveryRules(ctx) };
    },
  }),
];
