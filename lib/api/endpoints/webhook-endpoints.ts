import { z } from 'zod';
import type { Ctx } from '@/lib/core/context';
import { externalIdField } from '@/lib/core/fields';
import { createWebhookEndpoint } from '@/lib/webhooks/mutations/create-webhook-endpoint';
import { redeliverWebhook } from '@/lib/webhooks/mutations/redeliver-webhook';
import { removeWebhookEndpoint } from '@/lib/webhooks/mutations/remove-webhook-endpoint';
import { rotateWebhookSecret } from '@/lib/webhooks/mutations/rotate-webhook-secret';
import { sendTestEvent } from '@/lib/webhooks/mutations/send-test-event';
import { updateWebhookEndpoint } from '@/lib/webhooks/mutations/update-webhook-endpoint';
import { getEndpoint } from '@/lib/webhooks/queries/get-endpoint';
import { listDeliveries } from '@/lib/webhooks/queries/list-deliveries';
import { listEndpoints } from '@/lib/webhooks/queries/list-endpoints';
import {
  rotateSecretSchema,
  webhookDeliveryReadSchema,
  webhookEndpointChangeSchema,
  webhookEndpointMadeSchema,
  webhookEndpointReadSchema,
  webhookEndpointWriteSchema,
} from '@/lib/webhooks/schema';
import { byId, endpoint, listQuery, pageInput, pageSchema } from '../endpoint';

const path = '/webhook-endpoints/{id}';
const read = async (ctx: Ctx, params: { id: string }) => ({ body: await getEndpoint(ctx, params) });

/** The merchant's own addresses that are told what happens. */
export const webhookEndpointEndpoints = [
  endpoint({
    method: 'POST',
    path: '/webhook-endpoints',
    summary: 'Be told what happens, signed as Standard Webhooks 1.0 has it; the secret is answered this once',
    scope: 'write',
    body: webhookEndpointWriteSchema,
    answers: { 201: webhookEndpointMadeSchema },
    run: async (ctx, { body }) => {
      const { id, secret } = await createWebhookEndpoint(ctx, body);
      return { status: 201, body: { ...(await getEndpoint(ctx, { id })), secret } };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/webhook-endpoints',
    summary: 'List webhook endpoints',
    scope: 'read',
    answers: { 200: z.object({ data: z.array(webhookEndpointReadSchema), next_cursor: z.null() }) },
    run: async (ctx) => ({ body: { data: await listEndpoints(ctx), next_cursor: null } }),
  }),
  endpoint({
    method: 'GET',
    path,
    summary: 'Read a webhook endpoint',
    scope: 'read',
    params: byId,
    answers: { 200: webhookEndpointReadSchema },
    run: (ctx, { params }) => read(ctx, params),
  }),
  endpoint({
    method: 'PATCH',
    path,
    summary: 'Change what is named of a webhook endpoint; `enabled` switches it',
    scope: 'write',
    params: byId,
    body: webhookEndpointChangeSchema,
    answers: { 200: webhookEndpointReadSchema },
    run: async (ctx, { params, body }) => {
      await updateWebhookEndpoint(ctx, { ...params, ...body });
      return read(ctx, params);
    },
  }),
  endpoint({
    method: 'PUT',
    path,
    summary: 'Write a webhook endpoint whole; its secret stays',
    scope: 'write',
    params: byId,
    body: webhookEndpointWriteSchema,
    answers: { 200: webhookEndpointReadSchema },
    run: async (ctx, { params, body }) => {
      await updateWebhookEndpoint(ctx, { ...params, name: null, enabled: true, ...body });
      return read(ctx, params);
    },
  }),
  endpoint({
    method: 'DELETE',
    path,
    summary: 'Forget a webhook endpoint and what was sent to it',
    scope: 'write',
    params: byId,
    answers: { 204: null },
    run: async (ctx, { params }) => {
      await removeWebhookEndpoint(ctx, params);
      return { status: 204 };
    },
  }),
  endpoint({
    method: 'POST',
    path: `${path}/rotate-secret`,
    summary: 'Give it a new secret, answered this once; the one so far signs beside it for the overlap',
    scope: 'write',
    params: byId,
    body: rotateSecretSchema,
    answers: { 200: webhookEndpointMadeSchema },
    run: async (ctx, { params, body }) => {
      const { secret } = await rotateWebhookSecret(ctx, { ...params, overlapHours: body.overlap_hours });
      return { body: { ...(await getEndpoint(ctx, params)), secret } };
    },
  }),
  endpoint({
    method: 'POST',
    path: `${path}/test`,
    summary: 'Send it a webhook.test event',
    scope: 'write',
    params: byId,
    answers: { 202: null },
    run: async (ctx, { params }) => {
      await sendTestEvent(ctx, params);
      return { status: 202 };
    },
  }),
  endpoint({
    method: 'GET',
    path: `${path}/deliveries`,
    summary: 'What was sent to it during the last 30 days, and how it went',
    scope: 'read',
    params: byId,
    query: listQuery,
    answers: { 200: pageSchema(webhookDeliveryReadSchema) },
    run: async (ctx, { params, query }) => ({
      body: await listDeliveries(ctx, { endpointId: params.id, ...pageInput(query) }),
    }),
  }),
  endpoint({
    method: 'POST',
    path: `${path}/deliveries/{delivery_id}/redeliver`,
    summary: 'Send a delivery once more, with the same id and the same words',
    scope: 'write',
    params: byId.extend({ delivery_id: externalIdField }),
    answers: { 202: null },
    run: async (ctx, { params }) => {
      await redeliverWebhook(ctx, { id: params.id, deliveryId: params.delivery_id });
      return { status: 202 };
    },
  }),
];
