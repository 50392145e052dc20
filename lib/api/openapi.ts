import { z } from 'zod';
import { CARRIERS } from '@/lib/carriers/constants';
import { ACTION_BY, CAUSES, SHIPMENT_STATUSES, SOURCES, SUB_STATUSES } from '@/lib/carriers/types';
import { productReadSchema, productWriteSchema } from '@/lib/catalog/schema';
import { connectionReadSchema, connectionWriteSchema } from '@/lib/connections/schema';
import { ERROR_CODES } from '@/lib/core/errors';
import { moneyField } from '@/lib/core/fields';
import { customerExportSchema, erasureReadSchema } from '@/lib/customers/schema';
import { orderReadSchema, orderWriteSchema } from '@/lib/orders/schema';
import { STANDARD_REASONS } from '@/lib/policies/constants';
import { returnReadSchema } from '@/lib/returns/schema';
import { eventReadSchema, eventWriteSchema, shipmentReadSchema, shipmentWriteSchema } from '@/lib/tracking/schema';
import { WEBHOOK_EVENT_TYPES } from '@/lib/webhooks/constants';
import {
  webhookDeliveryReadSchema,
  webhookEndpointReadSchema,
  webhookEndpointWriteSchema,
} from '@/lib/webhooks/schema';
import { API_BASE } from './constants';
import { describeWebhooks } from './describe-webhooks';
import type { Endpoint } from './endpoint';
import { ENDPOINTS } from './routes';

type Json = Record<string, unknown>;

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum([...ERROR_CODES, 'METHOD_NOT_ALLOWED']),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

/** Lists that grow: new entries may come at any time, so a reader must bear unknown ones. */
const LISTS: Record<string, readonly string[]> = {
  CarrierSlug: Object.keys(CARRIERS),
  Status: SHIPMENT_STATUSES,
  SubStatus: SUB_STATUSES,
  Cause: CAUSES,
  ActionBy: ACTION_BY,
  Source: SOURCES,
  WebhookEvent: WEBHOOK_EVENT_TYPES,
  ReasonCode: STANDARD_REASONS.map(({ code }) => code),
};

/** Schemas that the description names, so that clients made from it have types with those names. */
const NAMES = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries({
  Money: moneyField,
  Order: orderReadSchema,
  OrderWrite: orderWriteSchema,
  Product: productReadSchema,
  ProductWrite: productWriteSchema,
  Shipment: shipmentReadSchema,
  ShipmentWrite: shipmentWriteSchema,
  Event: eventReadSchema,
  EventWrite: eventWriteSchema,
  Connection: connectionReadSchema,
  ConnectionWrite: connectionWriteSchema,
  Return: returnReadSchema,
  WebhookEndpoint: webhookEndpointReadSchema,
  WebhookEndpointWrite: webhookEndpointWriteSchema,
  WebhookDelivery: webhookDeliveryReadSchema,
  CustomerExport: customerExportSchema,
  Erasure: erasureReadSchema,
  Problem: problemSchema,
})) {
  NAMES.add(schema, { id });
}

const components: Record<string, Json> = {};

/** A Zod schema as JSON Schema 2020-12, which is what OpenAPI 3.1 speaks; named parts become components. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { properties, $defs = {} } = z.toJSONSchema(z.object({ root: schema }), {
    io,
    metadata: NAMES,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      Object.assign(jsonSchema, z.globalRegistry.get(zodSchema));
      if (jsonSchema.format === 'date-time' || jsonSchema.type === 'integer') delete jsonSchema.pattern;
      if (jsonSchema.minLength === 0) delete jsonSchema.minLength;
    },
  });
  const moved = (json: unknown) => JSON.parse(JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/'));
  for (const [name, { id: _, ...definition }] of Object.entries($defs as Record<string, Json>))
    components[name] = moved(definition);
  return moved((properties as Record<string, Json>).root);
}

const jsonBody = (schema: Json, type = 'application/json') => ({ [type]: { schema } });

function parametersOf({ params, query, method }: Endpoint): Json[] {
  const members = (schema: z.ZodObject, place: 'path' | 'query') => {
    const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
      properties?: Record<string, Json>;
      required?: string[];
    };
    return Object.entries(properties).map(([name, { description, ...member }]) => ({
      name,
      in: place,
      required: required.includes(name),
      ...(description !== undefined && { description }),
      schema: member,
    }));
  };
  const idempotency = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'Kept 30 days: a repeat gets the first answer, another request under the same key 422.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  };
  return [...members(params, 'path'), ...members(query, 'query'), ...(method === 'POST' ? [idempotency] : [])];
}

const PHRASES: Record<string, string> = { 200: 'Done', 201: 'Made', 204: 'Done', 202: 'Taken' };

function operationOf(endpoint: Endpoint): Json {
  const answers = Object.entries(endpoint.answers).map(([status, schema]) => [
    status,
    {
      description: PHRASES[status] ?? 'Answer',
      ...(schema && { content: jsonBody(schemaOf(schema, 'output')) }),
    },
  ]);
  return {
    summary: endpoint.summary,
    operationId: `${endpoint.method.toLowerCase()}${endpoint.path.replace(/[^a-z]+([a-z])?/g, (_, letter = '') => letter.toUpperCase())}`,
    parameters: parametersOf(endpoint),
    ...(endpoint.body && { requestBody: { required: true, content: jsonBody(schemaOf(endpoint.body, 'input')) } }),
    responses: { ...Object.fromEntries(answers), default: { $ref: '#/components/responses/Problem' } },
  };
}

function describe(): Json {
  const problem = schemaOf(problemSchema, 'output');
  const paths: Record<string, Json> = {};
  for (const endpoint of ENDPOINTS) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Porchlight',
      version: '1',
      description:
        'Order tracking and returns of one shop. Money is in minor units. PUT by your own id replaces and may be repeated. ' +
        'Errors are problem documents (RFC 9457) with a stable code.',
    },
    servers: [{ url: API_BASE }],
    security: [{ key: [] }],
    paths,
    webhooks: describeWebhooks((schema) => schemaOf(schema, 'output')),
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      responses: {
        Problem: {
          description: 'What went wrong',
          content: jsonBody(problem, 'application/problem+json'),
        },
      },
      schemas: {
        ...components,
        ...Object.fromEntries(
          Object.entries(LISTS).map(([name, values]) => [
            name,
            { type: 'string', examples: values, 'x-values': values },
          ]),
        ),
      },
    },
  };
}

let text: string | undefined;

/** The published description of the API, made from the schemas that validate. */
export function openApiText(): string {
  text ??= JSON.stringify(describe());
  return text;
}
