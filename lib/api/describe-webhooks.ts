import { z } from 'zod';
import { deliveryRequestReadSchema } from '@/lib/delivery/schema';
import { orderReadSchema } from '@/lib/orders/schema';
import { reportReadSchema } from '@/lib/reports/schema';
import { returnReadSchema } from '@/lib/returns/schema';
import { shipmentReadSchema } from '@/lib/tracking/schema';
import { TEST_EVENT, WEBHOOK_EVENTS, type WebhookEvent } from '@/lib/webhooks/constants';
import { brandReadSchema } from './endpoints/shop-documents';

const refundData = returnReadSchema.shape.refunds.element.partial().extend({
  return_id: z.string(),
  return_number: z.string(),
  order_external_id: z.string(),
});

/** What `data` holds, by type of event. */
const DATA: Record<WebhookEvent, z.ZodType> = {
  'order.updated': orderReadSchema,
  'shipment.created': shipmentReadSchema,
  'shipment.updated': shipmentReadSchema,
  'shipment.delivered': shipmentReadSchema,
  'return.created': returnReadSchema,
  'return.updated': returnReadSchema,
  'refund.succeeded': refundData,
  'refund.failed': refundData,
  'report.created': reportReadSchema,
  'report.updated': reportReadSchema,
  'delivery_request.updated': deliveryRequestReadSchema,
  'brand.published': brandReadSchema,
};

const HEADERS = {
  'webhook-id': 'The same at every try: whoever has seen it need not do it again. Later events have later ids.',
  'webhook-timestamp': 'When it was sent, in Unix seconds. Refuse what is more than five minutes off.',
  'webhook-signature': 'One or more of `v1,<base64 HMAC-SHA256 of "id.timestamp.body">`, separated by spaces.',
};

type Json = Record<string, unknown>;

/** The `webhooks` of the description: what endpoints are sent, from the same schemas that reads are answered with. */
export function describeWebhooks(schemaOf: (schema: z.ZodType) => Json): Json {
  const parameters = Object.entries(HEADERS).map(([name, description]) => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string' },
  }));
  const types: [type: string, summary: string, data: z.ZodType][] = [
    ...Object.entries(DATA).map(([type, data]): [string, string, z.ZodType] => [
      type,
      WEBHOOK_EVENTS[type as WebhookEvent],
      data,
    ]),
    [TEST_EVENT, 'Somebody asked for a test', z.object({ message: z.string() })],
  ];
  return Object.fromEntries(
    types.map(([type, summary, data]) => [
      type,
      {
        post: {
          summary,
          parameters,
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: schemaOf(z.object({ type: z.literal(type), timestamp: z.string(), data })),
              },
            },
          },
          responses: {
            '2XX': { description: 'Taken. Anything else is tried again, ten times over three days.' },
            '410': { description: 'Gone: the endpoint is disabled.' },
          },
        },
      },
    ]),
  );
}
