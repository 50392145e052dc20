import { z } from 'zod';
import { textField } from '@/lib/core/fields';
import {
  DELIVERY_STATES,
  DISABLED_REASONS,
  EVERY_EVENT,
  LONGEST_OVERLAP_HOURS,
  OVERLAP_HOURS,
  WEBHOOK_EVENT_TYPES,
} from './constants';

const eventsField = z
  .array(z.enum([...WEBHOOK_EVENT_TYPES, EVERY_EVENT], { error: 'Is no event of ours; "*" is all of them' }))
  .min(1, 'Name at least one event; "*" is all of them')
  .max(100)
  .transform((events) => [...new Set(events)])
  .meta({ description: 'Types of events; "*" is all of them, also those still to come' });

/** Whether it may be reached is decided by `refuseUrl`, which knows the settings. */
const urlField = textField(2048, 1).meta({ format: 'uri', description: 'http or https' });

/** An endpoint as a caller makes it (CONTRACT.md 5). */
export const webhookEndpointWriteSchema = z.strictObject({
  url: urlField,
  events: eventsField,
  name: textField(100).nullish(),
  /** Whether it is told anything; left out: yes. */
  enabled: z.boolean().optional(),
});
export type WebhookEndpointWrite = z.output<typeof webhookEndpointWriteSchema>;

/** What is left out stays as it is. */
export const webhookEndpointChangeSchema = webhookEndpointWriteSchema.partial();
export type WebhookEndpointChange = z.output<typeof webhookEndpointChangeSchema>;

export const webhookEndpointReadSchema = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  name: z.string().nullable(),
  enabled: z.boolean(),
  disabled_at: z.string().nullable(),
  /** `asked`, `gone` (it answered 410) or `failing` (it took nothing for five days). */
  disabled_reason: z.enum(DISABLED_REASONS).nullable(),
  failing_since: z.string().nullable(),
  last_success_at: z.string().nullable(),
  /** Until when the secret before the last rotation signs too. */
  previous_secret_until: z.string().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type WebhookEndpointRead = z.output<typeof webhookEndpointReadSchema>;

/** Shown once: afterwards only sealed. */
export const webhookEndpointMadeSchema = webhookEndpointReadSchema.extend({ secret: z.string() });

export const rotateSecretSchema = z.strictObject({
  /** How long the secret so far signs beside the new one. */
  overlap_hours: z.int().min(0).max(LONGEST_OVERLAP_HOURS).default(OVERLAP_HOURS),
});

export const webhookDeliveryReadSchema = z.object({
  id: z.string(),
  /** The `webhook-id` it bears at every try. */
  event_id: z.string(),
  type: z.string(),
  state: z.enum(DELIVERY_STATES),
  attempts: z.int(),
  /** What the last try was answered with. */
  status: z.int().nullable(),
  error: z.string().nullable(),
  response: z.string().nullable(),
  duration_ms: z.int().nullable(),
  created_at: z.string(),
  last_attempt_at: z.string().nullable(),
  next_attempt_at: z.string().nullable(),
});
export type WebhookDeliveryRead = z.output<typeof webhookDeliveryReadSchema>;

/** Which shop's console it came from: a selector that the gate proves, never an authority. */
const shop = z.string().max(63);

export const addEndpointInput = z.strictObject({
  shop,
  url: textField(2048).transform((text) => text.trim()),
  name: textField(100).transform((text) => text.trim()),
  events: eventsField,
});
export const endpointInput = z.strictObject({ shop, id: z.uuid() });
export const changeEndpointInput = addEndpointInput.extend({ id: z.uuid() });
export const switchEndpointInput = endpointInput.extend({ enabled: z.boolean() });
export const redeliverInput = endpointInput.extend({ deliveryId: z.uuid() });
