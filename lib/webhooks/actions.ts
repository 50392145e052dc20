'use server';

import { revalidatePath } from 'next/cache';
import { staffGate } from '@/lib/auth/require-staff';
import { action } from '@/lib/core/action';
import { OVERLAP_HOURS } from './constants';
import { createWebhookEndpoint } from './mutations/create-webhook-endpoint';
import { redeliverWebhook } from './mutations/redeliver-webhook';
import { removeWebhookEndpoint } from './mutations/remove-webhook-endpoint';
import { rotateWebhookSecret } from './mutations/rotate-webhook-secret';
import { sendTestEvent } from './mutations/send-test-event';
import { updateWebhookEndpoint } from './mutations/update-webhook-endpoint';
import { addEndpointInput, changeEndpointInput, endpointInput, redeliverInput, switchEndpointInput } from './schema';

const authorize = staffGate('connections:write');
const pagesOf = (_: unknown, { shop }: { shop: string }) => revalidatePath(`/console/${shop}/connections`, 'layout');

/** Makes an endpoint; the answer holds its secret, this once. */
export const addEndpointAction = action({
  name: 'webhook_endpoint.create',
  input: addEndpointInput,
  authorize,
  run: (ctx, { url, name, events }) => createWebhookEndpoint(ctx, { url, name: name || null, events }),
  after: pagesOf,
});

export const changeEndpointAction = action({
  name: 'webhook_endpoint.update',
  input: changeEndpointInput,
  authorize,
  run: (ctx, { id, url, name, events }) => updateWebhookEndpoint(ctx, { id, url, name, events }),
  after: pagesOf,
});

export const switchEndpointAction = action({
  name: 'webhook_endpoint.switch',
  input: switchEndpointInput,
  authorize,
  run: (ctx, { id, enabled }) => updateWebhookEndpoint(ctx, { id, enabled }),
  after: pagesOf,
});

export const removeEndpointAction = action({
  name: 'webhook_endpoint.remove',
  input: endpointInput,
  authorize,
  run: (ctx, { id }) => removeWebhookEndpoint(ctx, { id }),
  after: pagesOf,
});

/** Gives an endpoint a new secret, shown this once; the one so far signs beside it for a day. */
export const rotateSecretAction = action({
  name: 'webhook_endpoint.rotate_secret',
  input: endpointInput,
  authorize,
  run: (ctx, { id }) => rotateWebhookSecret(ctx, { id, overlapHours: OVERLAP_HOURS }),
  after: pagesOf,
});

export const sendTestAction = action({
  name: 'webhook_endpoint.test',
  input: endpointInput,
  authorize,
  run: (ctx, { id }) => sendTestEvent(ctx, { id }),
  after: pagesOf,
});

export const redeliverAction = action({
  name: 'webhook.redeliver',
  input: redeliverInput,
  authorize,
  run: (ctx, { id, deliveryId }) => redeliverWebhook(ctx, { id, deliveryId }),
  after: pagesOf,
});
